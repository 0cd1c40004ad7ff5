import { Popover } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { LATE_REASONS, type LateReason } from '#shared/domain/day-close.ts'
import { LATE_LABEL } from '#shared/domain/day-close-labels.ts'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { takesText } from '../../../ui/focus-order.ts'
import { Key } from '../../../ui/Key.tsx'
import { OVERLAY } from '../../../ui/overlay.ts'
import { useSession } from '../session-context.ts'
import classes from './LateButton.module.css'

/** Enters the session late, with the reason why it comes after the close. */
export function LateButton() {
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
        <Button look="main" shortcut="Alt+Shift+T" data-deed="late" onClick={() => setOpened(!opened)}>
          Enter late
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classNames(classes.popover)} aria-label="Enter this session late">
        <LateForm
          onLate={(reason, note) => {
            setOpened(false)
            void session.markLate(reason, note)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

/** A digit chooses the reason, Enter enters late. */
function LateForm({ onLate }: { readonly onLate: (reason: LateReason, note: string) => void }) {
  const isLeftOpen = useSession().view.getState().dayClosed
  const [reason, setReason] = useState<LateReason>(isLeftOpen ? 'left-open' : 'documents-late')
  const [note, setNote] = useState('')
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    const chosen = takesText(event.target) ? undefined : LATE_REASONS[Number(event.key) - 1]
    if (!chosen) return
    setReason(chosen)
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      className={classes.form}
      onKeyDown={press}
      onSubmit={event => {
        event.preventDefault()
        if (reason !== 'other' || note.trim() !== '') onLate(reason, note.trim())
      }}
    >
      <fieldset>
        <legend>Why is it entered late?</legend>
        {LATE_REASONS.map((one, at) => (
          <label key={one}>
            <input
              type="radio"
              name="late"
              checked={reason === one}
              data-autofocus={reason === one ? true : undefined}
              onChange={() => setReason(one)}
            />
            <Key>{String(at + 1)}</Key> {LATE_LABEL[one]}
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
      <Button type="submit" look="main" shortcut="Enter">
        Enter late
      </Button>
    </form>
  )
}
