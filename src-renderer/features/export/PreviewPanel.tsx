import type { ExportPreview, WithheldSession } from '#shared/contract/exports.ts'
import { CLAIM_LABEL } from '#shared/domain/labels.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { Button } from '../../ui/Button.tsx'
import classes from './ExportPage.module.css'

/** What would leave, in numbers that the files are checked against. */
export function ReadyTable({ ready }: { readonly ready: ExportPreview['ready'] }) {
  const some = ready.some(one => one.lines > 0)
  return (
    <section className={classes.card} aria-label="Ready">
      <h2>Ready to leave</h2>
      {!some && <p className={classes.hint}>Nothing new is ready.</p>}
      {some && (
        <table className={classes.numbers}>
          <thead>
            <tr>
              <th scope="col">Claim</th>
              <th scope="col">Sessions</th>
              <th scope="col">Lines</th>
              <th scope="col">Units</th>
            </tr>
          </thead>
          <tbody>
            {ready.map(({ claim, sessions, lines, units }) => (
              <tr key={claim}>
                <th scope="row">{CLAIM_LABEL[claim]}</th>
                <td>{sessions}</td>
                <td>{lines}</td>
                <td>{units}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

type WithheldListProps = {
  readonly withheld: readonly WithheldSession[]
  readonly onOpenSession: (id: SessionId) => void
}

/** What stays, and why; each leads to its session. */
export function WithheldList({ withheld, onOpenSession }: WithheldListProps) {
  if (withheld.length === 0) return null
  return (
    <section className={classes.card} aria-label="Withheld">
      <h2>Not leaving: {withheld.length}</h2>
      <ul className={classes.withheld}>
        {withheld.map(({ id, accession, performedOn, reason }) => (
          <li key={id}>
            <span className={classes.which}>
              <b>{accession || 'no accession'}</b> {performedOn}
            </span>
            <span>{reason}</span>
            <Button
              look="quiet"
              aria-label={`Open session ${accession || performedOn}`}
              onClick={() => onOpenSession(id)}
            >
              Open
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
