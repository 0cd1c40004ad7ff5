import { type KeyboardEvent, useState } from 'react'
import type { ExamSummary } from '#shared/contract/worklist.ts'
import { NO_CHARGE_LABEL } from '#shared/domain/exam-labels.ts'
import { NO_CHARGE_REASONS, type NoChargeReason } from '#shared/domain/expected-exam.ts'
import { Button } from '../../ui/Button.tsx'
import { takesText } from '../../ui/focus-order.ts'
import { Key } from '../../ui/Key.tsx'
import classes from './NoChargeForm.module.css'

export type NoChargeFormProps = {
  readonly exam: Pick<ExamSummary, 'id' | 'cancelled' | 'patientName' | 'accession'>
  readonly onMark: (reason: NoChargeReason, note: string) => void
  readonly onClose: () => void
}

/** Why an exam is not charged: a digit chooses, Enter marks, Escape leaves it as it was. */
export function NoChargeForm({ exam, onMark, onClose }: NoChargeFormProps) {
  const [reason, setReason] = useState<NoChargeReason>(exam.cancelled ? 'cancelled' : 'not-done')
  const [note, setNote] = useState('')
  const needsWords = reason === 'other' && note.trim() === ''
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') onClose()
    else {
      const chosen = takesText(event.target) ? undefined : NO_CHARGE_REASONS[Number(event.key) - 1]
      if (!chosen) return
      setReason(chosen)
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      className={classes.form}
      aria-label={`No charge for ${exam.patientName || exam.accession}`}
      onKeyDown={press}
      onSubmit={event => {
        event.preventDefault()
        if (!needsWords) onMark(reason, note.trim())
      }}
    >
      <fieldset>
        <legend>Why is it not charged?</legend>
        {NO_CHARGE_REASONS.map((one, at) => (
          <label key={one}>
            <input
              type="radio"
              name={`no-charge-${exam.id}`}
              checked={reason === one}
              autoFocus={reason === one}
              onChange={() => setReason(one)}
            />
            <Key>{String(at + 1)}</Key> {NO_CHARGE_LABEL[one]}
          </label>
        ))}
      </fieldset>
      <label>
        In a few words{reason === 'other' ? '' : ' (optional)'}
        <input
          className={classes.note}
          value={note}
          maxLength={1_000}
          required={reason === 'other'}
          onChange={event => setNote(event.currentTarget.value)}
        />
      </label>
      <span className={classes.buttons}>
        <Button type="submit" look="main" shortcut="Enter">
          No charge
        </Button>
        <Button look="quiet" shortcut="Escape" onClick={onClose}>
          Leave
        </Button>
      </span>
    </form>
  )
}
