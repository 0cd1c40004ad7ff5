import { type KeyboardEvent, useState } from 'react'
import type { CloseSummary } from '#shared/contract/closing.ts'
import { REOPEN_REASONS, type ReopenReason } from '#shared/domain/day-close.ts'
import { REOPEN_LABEL } from '#shared/domain/day-close-labels.ts'
import { Button } from '../../ui/Button.tsx'
import { takesText } from '../../ui/focus-order.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Key } from '../../ui/Key.tsx'
import { instantInWords } from '../audit/audit-words.ts'
import classes from './ClosingPage.module.css'
import { FolderField } from './CloseForm.tsx'
import type { ClosingStore } from './closing-store.ts'

type ClosedCardProps = { readonly store: ClosingStore; readonly close: CloseSummary }

/** The close that stands: who, when, what; its sheet once more; and the way back. */
export function ClosedCard({ store, close }: ClosedCardProps) {
  const [asking, setAsking] = useState(false)
  const { number, closedAt, signedBy, totals, leftOpen } = close
  return (
    <section className={classes.card} aria-label="Close">
      <h2>
        <Icon name="lock" /> Closed{number > 1 ? `, close ${number}` : ''}
      </h2>
      <p>
        {signedBy.join(' and ')}
        <span className={classes.soft}> · {instantInWords(closedAt)}</span>
      </p>
      <p>
        {totals.sessions} sessions, {totals.lines} lines, {totals.units} units; {leftOpen} left open
      </p>
      <FolderField store={store} />
      <Button icon="file" onClick={() => void store.print(close.id)}>
        Write the sheet again
      </Button>
      {asking ? (
        <ReopenForm store={store} onDone={() => setAsking(false)} />
      ) : (
        <Button look="quiet" icon="undo" onClick={() => setAsking(true)}>
          Open the day again
        </Button>
      )}
    </section>
  )
}

/** Why the day is opened again: a digit chooses, Enter opens, Escape leaves it closed. */
function ReopenForm({ store, onDone }: { readonly store: ClosingStore; readonly onDone: () => void }) {
  const [reason, setReason] = useState<ReopenReason>('charge-missing')
  const [note, setNote] = useState('')
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') onDone()
    else {
      const chosen = takesText(event.target) ? undefined : REOPEN_REASONS[Number(event.key) - 1]
      if (!chosen) return
      setReason(chosen)
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      className={classes.reopen}
      aria-label="Open the day again"
      onKeyDown={press}
      onSubmit={event => {
        event.preventDefault()
        if (reason === 'other' && note.trim() === '') return
        void store.reopen(reason, note.trim()).then(done => done && onDone())
      }}
    >
      <fieldset>
        <legend>Why is it opened again?</legend>
        {REOPEN_REASONS.map((one, at) => (
          <label key={one}>
            <input
              type="radio"
              name="reopen"
              checked={reason === one}
              autoFocus={reason === one}
              onChange={() => setReason(one)}
            />
            <Key>{String(at + 1)}</Key> {REOPEN_LABEL[one]}
          </label>
        ))}
      </fieldset>
      <label>
        In a few words{reason === 'other' ? '' : ' (optional)'}
        <input
          value={note}
          maxLength={1_000}
          required={reason === 'other'}
          onChange={event => setNote(event.currentTarget.value)}
        />
      </label>
      <span className={classes.deeds}>
        <Button type="submit" look="main" shortcut="Enter">
          Open again
        </Button>
        <Button look="quiet" shortcut="Escape" onClick={onDone}>
          Leave closed
        </Button>
      </span>
    </form>
  )
}
