import { memo } from 'react'
import { StateMark } from '../entry/StateMark.tsx'
import type { SessionSummary } from '#shared/contract/sessions.ts'
import { HOLD_REASON_LABEL } from '#shared/domain/labels.ts'
import type { SessionId } from '#shared/domain/session.ts'
import classes from './DayList.module.css'

export type DayRowProps = {
  readonly session: SessionSummary
  readonly opened: boolean
  /** The one row that Tab reaches; arrows reach the others. */
  readonly reachable: boolean
  readonly withDay: boolean
  readonly onOpen: (id: SessionId) => void
}

/** A session in the list: who, when, how far, and its codes. */
export const DayRow = memo(function DayRow({ session, opened, reachable, withDay, onOpen }: DayRowProps) {
  const { id, state, performedOn, performedAt, patientName, accession } = session
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        aria-current={opened ? 'true' : undefined}
        tabIndex={reachable ? 0 : -1}
        onClick={() => onOpen(id)}
      >
        <span className={classes.line}>
          <span className={classes.name}>{patientName || accession || 'New session'}</span>
          <span className={classes.time}>{withDay ? `${performedOn} ${performedAt}` : performedAt}</span>
        </span>
        <span className={classes.line}>
          <StateMark state={state} />
          <span className={classes.rest}>{restOf(session)}</span>
        </span>
      </button>
    </li>
  )
})

function restOf({ state, missingCount, holdReason, codes, decision }: SessionSummary): string {
  if (state === 'held' && holdReason) return HOLD_REASON_LABEL[holdReason]
  if (decision === 'blocked') return 'codes blocked'
  const missing = state === 'draft' && missingCount > 0 ? `${missingCount} missing` : ''
  const review = decision === 'review' ? 'review' : ''
  return [missing, review, codes].filter(Boolean).join(' · ')
}
