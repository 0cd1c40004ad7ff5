import { type KeyboardEvent, type MouseEvent, useId, useRef, useState } from 'react'
import { stepped } from './list-walk.ts'

export type ListboxOptions = {
  /** What the list offers, in order. */
  readonly values: readonly string[]
  /** Where the list points when it opens; null when Enter takes nothing before a step was made. */
  readonly first: number | null
  readonly onPick: (value: string) => void
}

export type ListboxState = ReturnType<typeof useListbox>

/**
 * A list of options under a control that keeps the focus: arrows walk through it, Enter takes an option, Escape
 * closes it. What is walked to is told by `aria-activedescendant` (ARIA authoring practices, combobox pattern).
 */
export function useListbox({ values, first, onPick }: ListboxOptions) {
  const listId = useId()
  // Fits whichever of the two the control is.
  const anchor = useRef<HTMLButtonElement & HTMLInputElement>(null)
  const [asked, setAsked] = useState(false)
  const { active, step, startOver } = useWalk(values, first)
  const opened = asked && values.length > 0

  function close(): void {
    setAsked(false)
    startOver()
  }

  function pick(value: string): void {
    close()
    onPick(value)
  }

  const pointed = active === null ? undefined : values[active]
  const deeds = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: close,
    // Where nothing is pointed at, Enter is not for the list: what was typed stays.
    ...(pointed === undefined ? {} : { Enter: () => pick(pointed) }),
  }
  return {
    listId,
    anchor,
    opened,
    active,
    open: () => setAsked(true),
    close,
    toggle: () => (opened ? close() : setAsked(true)),
    /** Works the list; true when the key was for it. */
    press: (event: KeyboardEvent) => opened && pressOneOf(deeds, event),
    pick,
  } as const
}

/** How far a list was walked. One that offers something else is walked from its beginning. */
function useWalk(values: readonly string[], first: number | null) {
  const offered = values.join()
  const [walk, setWalk] = useState<{ readonly offered: string; readonly index: number } | null>(null)
  const active = walk?.offered === offered ? walk.index : first
  const step = (by: 1 | -1) => setWalk({ offered, index: stepped(active, by, values.length) })
  return { active, step, startOver: () => setWalk(null) }
}

function pressOneOf(deeds: Readonly<Record<string, () => void>>, event: KeyboardEvent): boolean {
  const deed = event.nativeEvent.isComposing ? undefined : deeds[event.key]
  if (!deed) return false
  deed()
  event.preventDefault()
  event.stopPropagation()
  return true
}

/** What makes an element the control of a list. */
export function controlOf({ anchor, opened, listId, active }: ListboxState) {
  return {
    ref: anchor,
    role: 'combobox',
    'aria-haspopup': 'listbox',
    'aria-expanded': opened,
    'aria-controls': opened ? listId : undefined,
    'aria-activedescendant': opened && active !== null ? optionId(listId, active) : undefined,
  } as const
}

/** What ties an option to its list. The control keeps the focus while an option is pressed. */
export function optionOf({ listId, active, pick }: ListboxState, index: number, value: string) {
  return {
    id: optionId(listId, index),
    'data-walked': index === active || undefined,
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
    onClick: () => pick(value),
  } as const
}

function optionId(listId: string, index: number): string {
  return `${listId}-${index}`
}
