import { type KeyboardEvent, useId, useState } from 'react'
import { Button } from './Button.tsx'
import { classNames } from './class-names.ts'
import { takesText } from './focus-order.ts'
import { Key } from './Key.tsx'
import classes from './ReasonForm.module.css'

export type ReasonFormProps<Reason extends string> = {
  /** What the form is about, for those who cannot see where it stands. */
  readonly label: string
  readonly legend: string
  readonly reasons: readonly { readonly reason: Reason; readonly label: string }[]
  readonly first: Reason
  /** The button that does it. */
  readonly deed: string
  /** `bare` where what it stands in has an edge of its own. */
  readonly look?: 'bar' | 'bare'
  /** The button that leaves it as it was. */
  readonly leave?: string
  readonly onGive: (reason: Reason, note: string) => void
  /** Without it, whatever the form stands in is what Escape closes. */
  readonly onClose?: () => void
}

/** A coded reason and a few words: a digit chooses, Enter does it, Escape leaves it as it was. "Other" needs words. */
export function ReasonForm<Reason extends string>(props: ReasonFormProps<Reason>) {
  const { label, legend, reasons, first, deed, leave = 'Leave', look = 'bar', onGive, onClose } = props
  const group = useId()
  const [reason, setReason] = useState<Reason>(first)
  const [note, setNote] = useState('')
  const needsWords = reason === 'other'
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') {
      if (!onClose) return
      onClose()
    } else {
      const chosen = takesText(event.target) ? undefined : reasons[Number(event.key) - 1]
      // A letter here is no deed of the page around.
      if (event.key.length === 1) event.stopPropagation()
      if (!chosen) return
      setReason(chosen.reason)
      // From there Tab goes on to the words.
      event.currentTarget.querySelector<HTMLElement>(`[value="${chosen.reason}"]`)?.focus()
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      className={classNames(classes.form, look === 'bare' && classes.bare)}
      aria-label={label}
      onKeyDown={press}
      onSubmit={event => {
        event.preventDefault()
        if (!needsWords || note.trim() !== '') onGive(reason, note.trim())
      }}
    >
      <fieldset>
        <legend>{legend}</legend>
        {reasons.map((one, at) => (
          <label key={one.reason}>
            <input
              type="radio"
              name={group}
              value={one.reason}
              checked={reason === one.reason}
              autoFocus={reason === one.reason}
              // The same for a trap of the focus, such as a popover's.
              data-autofocus={reason === one.reason ? true : undefined}
              onChange={() => setReason(one.reason)}
            />
            <Key>{String(at + 1)}</Key> {one.label}
          </label>
        ))}
      </fieldset>
      <label>
        In a few words{needsWords ? '' : ' (optional)'}
        <input
          className={classes.note}
          value={note}
          maxLength={1_000}
          required={needsWords}
          onChange={event => setNote(event.currentTarget.value)}
        />
      </label>
      <span className={classes.buttons}>
        <Button type="submit" look="main" shortcut="Enter">
          {deed}
        </Button>
        {onClose && (
          <Button look="quiet" shortcut="Escape" onClick={onClose}>
            {leave}
          </Button>
        )}
      </span>
    </form>
  )
}
