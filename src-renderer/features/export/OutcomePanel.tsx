import { Icon } from '../../ui/Icon.tsx'
import type { ExportedFile, ExportOutcome } from '#shared/contract/exports.ts'
import classes from './ExportPage.module.css'

/** What was written, with numbers counted from the bytes of the files. */
export function OutcomePanel({ outcome }: { readonly outcome: ExportOutcome }) {
  const { batch, files } = outcome
  return (
    <section className={classes.outcome} role="status" aria-label="Export result">
      <h2>
        <Icon name={batch === null ? 'info' : 'complete'} />
        {batch === null
          ? 'Nothing new was ready; no file was written.'
          : `Batch ${batch} written and checked`}
      </h2>
      <ul>
        {files.map(file => (
          <FileItem key={file.path} file={file} />
        ))}
      </ul>
    </section>
  )
}

function FileItem({ file }: { readonly file: ExportedFile }) {
  const { path, sha256, bytes, messages, lines, units } = file
  const counts = [
    ...(messages > 0 ? [`${messages} messages`] : []),
    `${lines} lines`,
    `${units} units`,
    `${bytes.toLocaleString('en-US')} bytes`,
  ]
  return (
    <li className={classes.file}>
      <span className={classes.path}>{path}</span>
      <span>{counts.join(' · ')}</span>
      <span className={classes.hash}>SHA-256 {sha256}</span>
    </li>
  )
}
