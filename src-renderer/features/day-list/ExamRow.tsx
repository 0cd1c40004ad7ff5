import { type KeyboardEvent, memo } from 'react'
import type { ExamSummary } from '#shared/contract/worklist.ts'
import type { NoChargeReason } from '#shared/domain/expected-exam.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { canMark, examWords } from '../worklist/exam-words.ts'
import { NoChargeForm } from '../worklist/NoChargeForm.tsx'
import { StandingMark } from '../worklist/StandingMark.tsx'
import classes from './DayList.module.css'

export type ExamRowProps = {
  readonly exam: ExamSummary
  readonly reachable: boolean
  readonly withDay: boolean
  /** The form of its "no charge" is open below it. */
  readonly marking: boolean
  readonly onOpen: (exam: ExamSummary) => void
  /** Asks for the form, or takes a "no charge" back. */
  readonly onMarking: (exam: ExamSummary) => void
  readonly onMark: (exam: ExamSummary, reason: NoChargeReason, note: string) => void
  readonly onLeave: () => void
}

/** An expected exam without a session of this day: who, when, where it stands. Enter begins its session. */
export const ExamRow = memo(function ExamRow(props: ExamRowProps) {
  const { exam, reachable, withDay, marking, onOpen, onMarking, onMark, onLeave } = props
  const press = (event: KeyboardEvent) => {
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey
    if (event.key.toLowerCase() !== 'x' || !plain || !canMark(exam)) return
    event.preventDefault()
    onMarking(exam)
  }
  return (
    <li className={classes.exam}>
      <button
        type="button"
        data-row={exam.id}
        className={classNames(classes.row, canMark(exam) && classes.markable)}
        tabIndex={reachable ? 0 : -1}
        aria-keyshortcuts={canMark(exam) ? 'X' : undefined}
        onClick={() => onOpen(exam)}
        onKeyDown={press}
      >
        <ExamLines exam={exam} withDay={withDay} />
      </button>
      {canMark(exam) && (
        <span className={classes.mark}>
          <IconButton
            icon={exam.noCharge ? 'undo' : 'none'}
            label={exam.noCharge ? 'Expect it again' : 'No charge'}
            shortcut="X"
            tabIndex={-1}
            onClick={() => onMarking(exam)}
          />
        </span>
      )}
      {marking && (
        <NoChargeForm exam={exam} onMark={(reason, note) => onMark(exam, reason, note)} onClose={onLeave} />
      )}
    </li>
  )
})

function ExamLines({ exam, withDay }: { readonly exam: ExamSummary; readonly withDay: boolean }) {
  const { patientName, accession, orderNumber, mrn, scheduledOn, scheduledAt, standing, flags } = exam
  const [family = '', ...given] = patientName.split(',')
  const number = accession || orderNumber
  const tip = [patientName, `MRN ${mrn}`, `Acc ${number}`].filter(Boolean).join(' · ')
  const words = examWords(exam)
  return (
    <>
      <span className={classes.line}>
        <span className={classes.name} title={tip}>
          <b>{family || number}</b>
          {given.length > 0 && `,${given.join(',')}`}
        </span>
        <span className={classes.time}>{withDay ? `${scheduledOn} ${scheduledAt}` : scheduledAt}</span>
      </span>
      <span className={classNames(classes.line, classes.state)}>
        <StandingMark standing={standing} />
        <span className={classes.rest} title={words}>
          {flags.length > 0 && <Icon name="warn" size={12} />} {words}
        </span>
      </span>
    </>
  )
}
