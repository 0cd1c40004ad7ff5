import { type KeyboardEvent, type MouseEvent, useCallback, useId, useRef, useState } from 'react'

export type ListboxOptions = {
  /** What the list offers, in order. */
  readonly values: readonly string[]
  /** Where the walk begins when the list opens; null when Enter takes nothing before a step was made. */
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
  const anchor = useRef<HTMLElement | null>(null)
  const holdAnchor = useCallback((control: HTMLElement | null) => void (anchor.current = control), [])
  const [asked, setAsked] = useState(false)
  const [walk, setWalk] = useState<{ readonly offered: string; readonly index: number } | null>(null)
  const offered = values.join()
  const opened = asked && values.length > 0
  // A list that offers something else is walked from its beginning.
  const active = walk?.offered === offered ? walk.index : first
  const optionId = (index: number) => `${listId}-${index}`

  function close(): void {
    setAsked(false)
    setWalk(null)
  }

  function step(by: number): void {
    const from = active ?? (by > 0 ? -1 : 0)
    setWalk({ offered, index: (from + by + values.length) % values.length })
  }

  function pick(value: string): void {
    close()
    onPick(value)
  }

  /** Works the list; true when the key was for it. */
  function press(event: KeyboardEvent): boolean {
    if (!opened || event.nativeEvent.isComposing) return false
    const value = active === null ? undefined : values[active]
    if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && value !== undefined) pick(value)
    // Several fit and none was pointed at: Enter points at the first and takes nothing yet.
    else if (event.key === 'Enter') step(1)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  return {
    listId,
    anchor,
    opened,
    open: () => setAsked(true),
    close,
    toggle: () => (opened ? close() : setAsked(true)),
    press,
    pick,
    control: {
      ref: holdAnchor,
      role: 'combobox',
      'aria-haspopup': 'listbox',
      'aria-expanded': opened,
      'aria-controls': opened ? listId : undefined,
      'aria-activedescendant': opened && active !== null ? optionId(active) : undefined,
    },
    /** What ties an option to the walk. The control keeps the focus while an option is pressed. */
    option: (index: number, value: string) => ({
      id: optionId(index),
      'data-walked': index === active || undefined,
      onMouseDown: (event: MouseEvent) => event.preventDefault(),
      onClick: () => pick(value),
    }),
  } as const
}
