import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { MAX_PICK_NAME, QUICK_PICK_SCOPES } from '#shared/contract/quick-picks.ts'
import { Button } from '../../ui/Button.tsx'
import { Key } from '../../ui/Key.tsx'
import classes from './QuickPicksPanel.module.css'
import type { Naming, QuickPicksStore } from './quick-picks-store.ts'

/** How many have a digit, and stand in the panel. */
export const KEYED_PICKS = 9

export type QuickPicksPanelProps = {
  readonly store: QuickPicksStore
  /** Nothing is entered yet: the list is of use, and there is room for it. */
  readonly listed: boolean
  readonly onTake: (place: number) => void
  readonly onKeep: () => void
  readonly onCopy: () => void
}

/** What comes again and again, a digit each; and the way to keep what stands on the desk. */
export function QuickPicksPanel({ store, listed, onTake, onKeep, onCopy }: QuickPicksPanelProps) {
  const naming = useStore(store.view, view => view.naming)
  return (
    <section className={classes.panel} aria-label="Quick picks">
      {listed && <PickList store={store} onTake={onTake} />}
      {naming ? (
        <NameForm store={store} naming={naming} onKeep={onKeep} />
      ) : (
        <div className={classes.deeds}>
          {listed ? (
            <Button look="quiet" shortcut="Alt+C" onClick={onCopy}>
              Copy the session before
            </Button>
          ) : (
            <Button look="quiet" shortcut="Alt+Q" onClick={store.beginNaming}>
              Keep as quick pick
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

function PickList({ store, onTake }: Pick<QuickPicksPanelProps, 'store' | 'onTake'>) {
  const picks = useStore(store.view, view => view.picks)
  return (
    <>
      <h2 className={classes.head}>Quick picks</h2>
      {picks.length === 0 && (
        <p className={classes.none}>None yet. Enter a session, then keep it with Alt+Q.</p>
      )}
      <ul>
        {picks.slice(0, KEYED_PICKS).map(({ id, name, scope }, place) => (
          <li key={id}>
            <button
              type="button"
              className={classes.pick}
              aria-keyshortcuts={`Alt+${place + 1}`}
              onClick={() => onTake(place)}
            >
              <Key>{`Alt+${place + 1}`}</Key>
              <span className={classes.name}>{name}</span>
              {scope === 'personal' && <span className={classes.own}>own</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

const SCOPE_LABEL = { personal: 'For me', department: 'For the department' } as const

type NameFormProps = Pick<QuickPicksPanelProps, 'store' | 'onKeep'> & { readonly naming: Naming }

/** Asks for the name where the list stands; Escape leaves it, and the cursor goes back to where it was. */
function NameForm({ store, naming, onKeep }: NameFormProps) {
  const { name, scope, problem } = naming
  useFocusBack()

  function press(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    store.endNaming()
  }

  return (
    <form
      className={classes.naming}
      aria-label="Keep as quick pick"
      onKeyDown={press}
      onSubmit={event => {
        event.preventDefault()
        onKeep()
      }}
    >
      <label htmlFor="pick-name">Name of the quick pick</label>
      <input
        id="pick-name"
        value={name}
        maxLength={MAX_PICK_NAME}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== null || undefined}
        aria-describedby="pick-name-words"
        onChange={event => store.name({ name: event.currentTarget.value })}
      />
      <p id="pick-name-words" className={problem === null ? classes.hint : classes.problem} role="status">
        {problem ?? 'What was done, not for whom. Enter keeps it, Escape leaves it.'}
      </p>
      <div className={classes.scopes} role="radiogroup" aria-label="For whom">
        {QUICK_PICK_SCOPES.toReversed().map(one => (
          <label key={one}>
            <input
              type="radio"
              name="pick-scope"
              checked={scope === one}
              onChange={() => store.name({ scope: one })}
            />{' '}
            {SCOPE_LABEL[one]}
          </label>
        ))}
        <Button type="submit" look="main" shortcut="Enter">
          Keep
        </Button>
      </div>
    </form>
  )
}

/** Puts the cursor into the name, and back to where it was once the form goes. */
function useFocusBack(): void {
  const before = useRef<Element | null>(null)
  useEffect(() => {
    before.current = document.activeElement
    document.getElementById('pick-name')?.focus()
    return () => {
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
    }
  }, [])
}
