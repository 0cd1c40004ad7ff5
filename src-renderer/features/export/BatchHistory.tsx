import type { BatchSummary } from '#shared/contract/exports.ts'
import { DeedButton } from './DeedButton.tsx'
import { EXPORT_KEYS } from './export-keys.ts'
import { formatInWords } from './format-words.ts'
import classes from './ExportPage.module.css'

const STATE_WORD = {
  queued: 'waits',
  releasing: 'being released',
  released: 'released',
  abandoned: 'abandoned',
} as const

export type BatchHistoryProps = {
  readonly history: readonly BatchSummary[]
  readonly onAgain: (batch: string) => void
  readonly onProof: (batch: string) => void
  readonly onSessions: (batch: string) => void
}

/** The batches that left. Each can be written again, byte for byte, into the folder chosen above. */
export function BatchHistory({ history, ...ways }: BatchHistoryProps) {
  if (history.length === 0) return null
  return (
    <section className={classes.history} aria-label="Batches">
      <h2>Batches</h2>
      <div className={classes.tableFrame} role="region" aria-label="Table of batches" tabIndex={0}>
        <table className={classes.batches}>
          <thead>
            <tr>
              <th scope="col">Batch</th>
              <th scope="col">Written</th>
              <th scope="col">Sessions of</th>
              <th scope="col">To</th>
              <th scope="col">Kind</th>
              <th scope="col">Files</th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="visually-hidden">Again</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {history.map(batch => (
              <BatchRow key={batch.batch} batch={batch} {...ways} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type BatchRowProps = Omit<BatchHistoryProps, 'history'> & { readonly batch: BatchSummary }

function BatchRow({ batch, onAgain, onProof, onSessions }: BatchRowProps) {
  const scope = batch.scope === 'all' ? 'all days' : batch.scope
  return (
    <tr data-row="batch" tabIndex={-1}>
      <th scope="row">{batch.batch}</th>
      <td className={classes.written}>
        {new Date(batch.createdAt).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' })}
      </td>
      <td className={classes.scope}>
        <DeedButton
          look="quiet"
          label={scope}
          about={`, sessions of batch ${batch.batch}`}
          shortcut={EXPORT_KEYS.open}
          onClick={() => onSessions(batch.batch)}
        />
      </td>
      <td>{batch.destination === 'default' ? '' : batch.destination}</td>
      <td>{formatInWords(batch.format, batch.hl7Version)}</td>
      <td>
        {batch.files.map(file => (
          <div key={file.name} title={`SHA-256 ${file.sha256}`}>
            {file.name}: {file.lines} lines, {file.units} units
          </div>
        ))}
      </td>
      <td>
        {STATE_WORD[batch.state]}
        {batch.answered.accepted > 0 && <div>{batch.answered.accepted} accepted</div>}
        {batch.answered.refused > 0 && <div>{batch.answered.refused} refused</div>}
      </td>
      <td className={classes.deeds}>
        <DeedButton
          look="quiet"
          label="Proof"
          about={`of batch ${batch.batch}`}
          shortcut={EXPORT_KEYS.proof}
          onClick={() => onProof(batch.batch)}
        />
        {batch.state === 'released' && (
          <DeedButton
            look="quiet"
            icon="file"
            label="Send again"
            about={`batch ${batch.batch}`}
            shortcut={EXPORT_KEYS.sendAgain}
            onClick={() => onAgain(batch.batch)}
          />
        )}
      </td>
    </tr>
  )
}
