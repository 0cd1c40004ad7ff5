import type { ImportedFile, ImportProblem } from '#shared/contract/reference.ts'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { inGroups, type ImportWork } from '../model/import-work.ts'
import { useReference } from '../reference-context.ts'
import { BadRows } from './BadRows.tsx'
import classes from './ImportPanel.module.css'

/** What became of an import, until it is put away. */
export function ImportOutcome({ work }: { readonly work: ImportWork }) {
  switch (work.kind) {
    case 'refused':
      return (
        <div className={classNames(classes.outcome, classes.refused)}>
          <Head icon="block" text="Refused. Nothing was changed; what was loaded before stays in force." />
          <Problems problems={work.problems} />
        </div>
      )
    case 'cancelled':
      return (
        <div className={classes.outcome}>
          <Head icon="info" text="Cancelled. What was loaded before stays in force." />
        </div>
      )
    case 'done':
      return (
        <div className={classNames(classes.outcome, classes.done)}>
          <Head icon="complete" text={doneWords(work.files)} />
          <ul className={classes.files}>
            {work.files.map(file => (
              <LoadedFile key={`${file.file} ${file.dataset}`} file={file} />
            ))}
          </ul>
        </div>
      )
    default:
      return null
  }
}

function Head({ icon, text }: { readonly icon: 'block' | 'info' | 'complete'; readonly text: string }) {
  const { imports } = useReference().stores
  return (
    <div className={classes.head}>
      <Icon name={icon} size={16} />
      <h2>{text}</h2>
      <Button look="quiet" onClick={() => void imports.dismiss()}>
        Close report
      </Button>
    </div>
  )
}

function doneWords(files: readonly ImportedFile[]): string {
  const fresh = files.filter(file => !file.unchanged).length
  return fresh === 0
    ? 'These very files were loaded before. Nothing changed.'
    : `${inGroups(fresh, 'file')} loaded and checked.`
}

function Problems({ problems }: { readonly problems: readonly ImportProblem[] }) {
  return (
    <div className={classes.frame} role="region" aria-label="Why it was refused" tabIndex={0}>
      <table className={classes.problems}>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Line</th>
            <th scope="col">Expected</th>
            <th scope="col">Found</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ file, line, expected, found }) => (
            <tr key={`${file} ${line} ${expected} ${found}`}>
              <th scope="row">{file}</th>
              <td>{line ?? 'whole file'}</td>
              <td>{expected}</td>
              <td>{found}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function LoadedFile({ file }: { readonly file: ImportedFile }) {
  const { edition, rows, badRows, firstBadRows, unchanged } = file
  return (
    <li>
      <p>
        <b>{file.file}</b> {edition} · {inGroups(rows, 'row')}
        {unchanged && ' · was loaded before, nothing changed'}
      </p>
      <BadRows count={badRows} first={firstBadRows} />
    </li>
  )
}
