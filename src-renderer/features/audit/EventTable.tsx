import type { AuditEntry } from '#shared/contract/audit.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { Button } from '../../ui/Button.tsx'
import classes from './AuditPage.module.css'
import { actionInWords, instantInWords, pathInWords, valueInWords } from './audit-words.ts'
import { reasonInWords } from './reason-words.ts'

export type EventTableProps = {
  readonly events: readonly AuditEntry[]
  readonly onOpenSession: (id: SessionId) => void
}

/** The events, newest first; each session's leads to it. */
export function EventTable({ events, onOpenSession }: EventTableProps) {
  return (
    <div className={classes.frame} role="region" aria-label="Table of events" tabIndex={0}>
      <table className={classes.events}>
        <thead>
          <tr>
            <th scope="col">Event</th>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">Session</th>
            <th scope="col">From, to</th>
          </tr>
        </thead>
        <tbody>
          {events.map(event => (
            <EventRow key={event.seq} event={event} onOpenSession={onOpenSession} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function EventRow({
  event,
  onOpenSession,
}: { readonly event: AuditEntry } & Pick<EventTableProps, 'onOpenSession'>) {
  const { seq, at, actor, action, reason, changes } = event
  return (
    <tr>
      <th scope="row">{seq}</th>
      <td>{instantInWords(at)}</td>
      <td>{actor}</td>
      <td>
        {actionInWords(action)}
        {reason !== '' && <span className={classes.reason}>{reasonInWords(reason)}</span>}
      </td>
      <td>
        <SessionLink event={event} onOpenSession={onOpenSession} />
      </td>
      <td>
        <Changes changes={changes} />
      </td>
    </tr>
  )
}

function SessionLink({
  event: { sessionId, accession },
  onOpenSession,
}: { readonly event: AuditEntry } & Pick<EventTableProps, 'onOpenSession'>) {
  if (sessionId === null) return accession || '–'
  const name = accession || 'no accession'
  return (
    <Button
      look="quiet"
      aria-label={`Open session ${name}`}
      onClick={() => onOpenSession(sessionId as SessionId)}
    >
      {name}
    </Button>
  )
}

/** More than a few fields stand folded: the trail is read for its events first. */
const SHOWN = 3

function Changes({ changes }: Pick<AuditEntry, 'changes'>) {
  if (changes.length === 0) return '–'
  if (changes.length <= SHOWN) return <ChangeList changes={changes} />
  return (
    <details>
      <summary>{changes.length} fields</summary>
      <ChangeList changes={changes} />
    </details>
  )
}

function ChangeList({ changes }: Pick<AuditEntry, 'changes'>) {
  return (
    <ul>
      {changes.map(({ path, from, to }) => (
        <li key={path}>
          {path === '' ? (
            'the whole entry'
          ) : (
            <>
              <b>{pathInWords(path)}</b> {valueInWords(from)} → {valueInWords(to)}
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
