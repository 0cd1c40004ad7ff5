import { useState } from 'react'
import { HOLD_REASON_LABEL } from '#shared/domain/labels.ts'
import { HOLD_REASONS, type HoldReason } from '#shared/domain/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { useSession } from '../session-context.ts'
import { AskingButton } from './AskingButton.tsx'
import classes from './PatientBanner.module.css'

/** Holds the session, with a reason that others see. */
export function HoldButton() {
  const session = useSession()
  return (
    <AskingButton name="hold" deed="Hold" shortcut="Alt+H" label="Hold this session">
      {close => (
        <HoldForm
          onHold={(reason, note) => {
            close()
            void session.hold(reason, note)
          }}
        />
      )}
    </AskingButton>
  )
}

function HoldForm({ onHold }: { readonly onHold: (reason: HoldReason, note: string) => void }) {
  const [reason, setReason] = useState<HoldReason>('waiting-for-report')
  const [note, setNote] = useState('')
  return (
    <form
      className={classes.hold}
      onSubmit={event => {
        event.preventDefault()
        onHold(reason, note.trim())
      }}
    >
      <label>
        Reason for the hold
        <select
          data-autofocus
          value={reason}
          onChange={event => setReason(HOLD_REASONS.find(one => one === event.currentTarget.value) ?? reason)}
        >
          {HOLD_REASONS.map(one => (
            <option key={one} value={one}>
              {HOLD_REASON_LABEL[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        In a few words{reason === 'other' ? '' : ' (optional)'}
        <input
          value={note}
          maxLength={1_000}
          required={reason === 'other'}
          onChange={event => setNote(event.currentTarget.value)}
        />
      </label>
      <Button type="submit" look="main">
        Hold session
      </Button>
    </form>
  )
}
