import { useStore } from 'zustand'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { BatchSummary } from '#shared/contract/exports.ts'
import classes from './Receipt.module.css'
import type { ExportStore, Written } from './export-store.ts'
import { folderOf, receiptRows, type ReceiptRow } from './receipt-rows.ts'

/** What was written, with numbers counted from the bytes of the files. */
export function Receipt({ store }: { readonly store: ExportStore }) {
  const { written, history } = useStore(store.view)
  if (!written) return null
  const { batch, files, waiting } = written.outcome
  const [file] = files
  return (
    <section
      className={classNames(classes.receipt, waiting !== null && classes.held)}
      role="status"
      aria-label="Export result"
    >
      <h2>
        <Icon name={batch === null ? 'info' : waiting === null ? 'complete' : 'held'} size={18} />
        {headOf(written)}
      </h2>
      {waiting !== null && (
        <p>Its lines are reserved, so that none leaves twice. Why it waits stands below.</p>
      )}
      {file && waiting === null && (
        <>
          <p>
            Read back from the disk and compared with the log, line by line: they agree. What has left is
            marked as exported and does not leave again.
          </p>
          <p className={classes.folder}>
            <Icon name="folder" /> <span>{folderOf(file.path)}</span>
          </p>
          <Files written={written} batch={history.find(one => one.batch === batch)} />
        </>
      )}
    </section>
  )
}

function headOf({ kind, outcome: { batch, waiting } }: Written): string {
  if (batch === null) return 'Nothing new was ready; no file was written.'
  if (waiting !== null) return `Batch ${batch} was composed and checked, and waits for its folder`
  return kind === 'again' ? `Batch ${batch} written and checked again` : `Batch ${batch} written and checked`
}

type FilesProps = { readonly written: Written; readonly batch: BatchSummary | undefined }

function Files({ written, batch }: FilesProps) {
  const rows = receiptRows(written.outcome.files, batch)
  return (
    <>
      <div className={classes.frame}>
        <table>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Sessions</th>
              <th scope="col">Lines</th>
              <th scope="col">Units</th>
              <th scope="col">Bytes</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <FileRow key={row.name} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <Fingerprints rows={rows} batch={batch} />
    </>
  )
}

type FingerprintsProps = { readonly rows: readonly ReceiptRow[]; readonly batch: BatchSummary | undefined }

/** What proves later, to anybody, that a file is the one that left. */
function Fingerprints({ rows, batch }: FingerprintsProps) {
  return (
    <details className={classes.proof}>
      <summary>Fingerprints</summary>
      <dl>
        {rows.map(({ name, sha256 }) => (
          <div key={name}>
            <dt>{name}, SHA-256</dt>
            <dd>{sha256}</dd>
          </div>
        ))}
        {batch && (
          <div>
            <dt>Head of the audit chain when the batch was composed</dt>
            <dd>{batch.chainHead}</dd>
          </div>
        )}
      </dl>
    </details>
  )
}

function FileRow({ row: { name, claim, messages, lines, units, bytes } }: { readonly row: ReceiptRow }) {
  return (
    <tr>
      <th scope="row">
        {name}
        {claim && <span>{claim}</span>}
      </th>
      <td>{messages}</td>
      <td>{lines}</td>
      <td>{units}</td>
      <td>{bytes.toLocaleString('en-US')}</td>
    </tr>
  )
}
