import { Popover } from '@mantine/core'
import { useState } from 'react'
import { HOLD_REASON_LABEL } from '#shared/domain/labels.ts'
import { HOLD_REASONS, type HoldReason } from '#shared/domain/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { OVERLAY } from '../../../ui/overlay.ts'
import { useSession } from '../session-context.ts'
import classes from './PatientBanner.module.css'

/** Holds the session, with a reason that others see. */
export function HoldButton() {
  const session = useSession()
  const [opened, setOpened] = useState(false)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      portalProps={OVERLAY}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button shortcut="Alt+H" data-deed="hold" onClick={() => setOpened(!opened)}>
          Hold
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classNames(classes.popover)} aria-label="Hold this session">
        <HoldForm
          onHold={(reason, note) => {
            setOpened(false)
            void session.hold(reason, note)
          }}
        />
      </Popover.Dropdown>
    </Popover>
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
