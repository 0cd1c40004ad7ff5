import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Key } from '../ui/Key.tsx'
import type { WindowTools } from './actions.ts'
import classes from './CommandPalette.module.css'
import { offeredActions, type OfferedAction } from './offered-actions.ts'

export type CommandPaletteProps = {
  readonly tools: WindowTools
  readonly opened: boolean
  readonly onClose: () => void
}

const OPTION = 'palette-option'

/** Every action that does something as things stand, found by words. It closes before it does one, so that the action
 * meets the cursor where it was. */
export function CommandPalette({ tools, opened, onClose }: CommandPaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (opened) dialog.current?.showModal()
    else dialog.current?.close()
  }, [opened])

  function take(action: OfferedAction | undefined): void {
    if (!action) return
    dialog.current?.close()
    action.run()
  }

  return (
    <dialog ref={dialog} className={classes.palette} aria-label="Find an action" onClose={onClose}>
      {opened && <Finder tools={tools} onTake={take} />}
    </dialog>
  )
}

type FinderProps = {
  readonly tools: WindowTools
  readonly onTake: (action: OfferedAction | undefined) => void
}

function Finder({ tools, onTake }: FinderProps) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const offered = offeredActions(tools, typed)

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const last = offered.length - 1
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key]
    if (event.key === 'Enter') onTake(offered[at])
    else if (goal === undefined || offered.length === 0) return
    else setAt(Math.min(Math.max(goal, 0), last))
    event.preventDefault()
  }

  return (
    <>
      <input
        className={classes.input}
        role="combobox"
        aria-label="Find an action by its words"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={offered.length > 0 ? `${OPTION}-${at}` : undefined}
        aria-autocomplete="list"
        placeholder="What to do"
        value={typed}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onChange={event => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <OfferList offered={offered} at={at} onTake={onTake} />
      <p className={classes.count} role="status">
        {offered.length === 0 ? 'No action has these words.' : `${offered.length} actions`}
      </p>
    </>
  )
}

type OfferListProps = Pick<FinderProps, 'onTake'> & {
  readonly offered: readonly OfferedAction[]
  readonly at: number
}

function OfferList({ offered, at, onTake }: OfferListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Nothing is given back: newer browsers answer a promise here, which is no clean-up.
    void list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, offered])
  return (
    <div ref={list} id="palette-list" role="listbox" aria-label="Actions" className={classes.list}>
      {offered.map((action, place) => (
        <div
          key={action.id}
          id={`${OPTION}-${place}`}
          role="option"
          aria-selected={place === at}
          className={classes.option}
          onMouseDown={event => event.preventDefault()}
          onClick={() => onTake(action)}
        >
          <span className={classes.title}>{action.title}</span>
          <span className={classes.group}>{action.group}</span>
          <Key>{action.keys}</Key>
        </div>
      ))}
    </div>
  )
}
