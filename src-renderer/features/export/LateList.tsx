import type { LateSession } from '#shared/contract/exports.ts'
import { LATE_LABEL } from '#shared/domain/day-close-labels.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { Icon } from '../../ui/Icon.tsx'
import { DeedButton } from './DeedButton.tsx'
import { EXPORT_KEYS } from './export-keys.ts'
import classes from './ExportPage.module.css'

type LateListProps = {
  readonly late: readonly LateSession[]
  readonly onOpenSession: (id: SessionId) => void
}

/** What leaves after its day was closed, and why it comes so late. */
export function LateList({ late, onOpenSession }: LateListProps) {
  if (late.length === 0) return null
  return (
    <section className={classes.card} aria-label="Late">
      <h2 className={classes.total}>
        <Icon name="later" size={22} />
        <span>
          <b>{late.length}</b> {late.length === 1 ? 'session is late' : 'sessions are late'}
        </span>
      </h2>
      <ul className={classes.withheld}>
        {late.map(({ id, accession, performedOn, days, reason, note }) => (
          <li key={id} data-row="late" tabIndex={-1}>
            <Icon name="later" />
            <span className={classes.which}>
              <b>{accession}</b> {performedOn}
            </span>
            <span>
              <b>
                {days} {days === 1 ? 'day' : 'days'} after the service:
              </b>{' '}
              {[LATE_LABEL[reason], note].filter(Boolean).join(', ')}
            </span>
            <DeedButton
              look="quiet"
              label="Open"
              about={`session ${accession}`}
              shortcut={EXPORT_KEYS.open}
              onClick={() => onOpenSession(id)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
