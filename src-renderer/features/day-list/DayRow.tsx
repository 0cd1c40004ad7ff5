import { memo } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/Icon.tsx'
import { supersededMark } from '../entry/corrections/correction-words.ts'
import { StateMark } from '../entry/StateMark.tsx'
import type { SessionSummary } from '#shared/contract/sessions.ts'
import type { ExamSummary } from '#shared/contract/worklist.ts'
import { EXAM_FLAG_LABEL } from '#shared/domain/exam-labels.ts'
import { HOLD_REASON_LABEL } from '#shared/domain/labels.ts'
import type { SessionId } from '#shared/domain/session.ts'
import classes from './DayList.module.css'

export type DayRowProps = {
  readonly session: SessionSummary
  /** The expected exam it is of; null for a walk-in. */
  readonly exam: ExamSummary | null
  readonly opened: boolean
  /** The one row that Tab reaches; arrows reach the others. */
  readonly reachable: boolean
  readonly withDay: boolean
  readonly onOpen: (id: SessionId) => void
}

/** A session in the list: who, when, how far, and its codes. What is cut off stands whole in a tip. */
export const DayRow = memo(function DayRow(props: DayRowProps) {
  const { session, exam, opened, reachable, withDay, onOpen } = props
  const { id, state, performedOn, performedAt, mrn, sentBack } = session
  const [flag] = exam?.flags ?? []
  const rest = flag ? EXAM_FLAG_LABEL[flag] : restOf(session)
  return (
    <li>
      <button
        type="button"
        data-row={id}
        className={classes.row}
        aria-current={opened ? 'true' : undefined}
        tabIndex={reachable ? 0 : -1}
        onClick={() => onOpen(id)}
      >
        <span className={classes.line}>
          <Name session={session} />
          <span className={classes.time}>{withDay ? `${performedOn} ${performedAt}` : performedAt}</span>
        </span>
        <span className={classNames(classes.line, classes.state)}>
          <StateMark state={state} sentBack={sentBack} />
          {correctionMark(session)}
          {session.late && <b className={classes.late}>Late</b>}
          {mrn && <span className={classes.mrn}>MRN {mrn}</span>}
          <span className={classes.rest} title={rest}>
            {flag && <Icon name="warn" size={12} />} {rest}
          </span>
        </span>
      </button>
    </li>
  )
})

/** What was corrected or voided says so, and what takes its place says what it is. */
function correctionMark({ corrects, supersededBy }: SessionSummary) {
  const mark = supersededMark(supersededBy) ?? (corrects === null ? null : 'Correction')
  return mark && <b className={classes.late}>{mark}</b>
}

/** The family name tells patients apart at a glance, so it is what stands out and what is cut last. */
function Name({ session }: { readonly session: SessionSummary }) {
  const { patientName, mrn, accession } = session
  const tip = [patientName, mrn && `MRN ${mrn}`, accession && `Acc ${accession}`]
  const [family = '', ...given] = patientName.split(',')
  return (
    <span className={classes.name} title={tip.filter(Boolean).join(' · ')}>
      <b>{family || accession || 'New session'}</b>
      {given.length > 0 && `,${given.join(',')}`}
    </span>
  )
}

function restOf({ state, missingCount, holdReason, codes, decision }: SessionSummary): string {
  if (state === 'held' && holdReason) return HOLD_REASON_LABEL[holdReason]
  if (decision === 'blocked') return 'codes blocked'
  const missing = state === 'draft' && missingCount > 0 ? `${missingCount} missing` : ''
  const review = decision === 'review' ? 'review' : ''
  return [missing, review, codes].filter(Boolean).join(' · ')
}
