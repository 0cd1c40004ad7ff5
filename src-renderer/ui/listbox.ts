import { useCombobox } from '@mantine/core'
import { type KeyboardEvent, type Ref, useId, useState } from 'react'

export type ListboxOptions = {
  /** What the list offers, in order. */
  readonly values: readonly string[]
  /** Where the walk begins when the list opens; null when nothing is taken unasked. */
  readonly first: number | null
  readonly onPick: (value: string) => void
}

/**
 * A list of options under a control that keeps the focus: arrows walk through it, Enter takes an option, Escape
 * closes it. What is walked to is told by `aria-activedescendant` (ARIA authoring practices, combobox pattern).
 */
export function useListbox({ values, first, onPick }: ListboxOptions) {
  const listId = useId()
  const offered = values.join()
  const [walk, setWalk] = useState<{ readonly offered: string; readonly index: number } | null>(null)
  const store = useCombobox({ onDropdownClose: () => setWalk(null) })
  const opened = store.dropdownOpened && values.length > 0
  // A list that offers something else is walked from its beginning.
  const active = walk?.offered === offered ? walk.index : first
  const optionId = (index: number) => `${listId}-${index}`

  function step(by: number): void {
    const from = active ?? (by > 0 ? -1 : 0)
    setWalk({ offered, index: (from + by + values.length) % values.length })
  }

  function pick(value: string): void {
    store.closeDropdown()
    onPick(value)
  }

  /** Works the list; true when the key was for it. */
  function press(event: KeyboardEvent): boolean {
    if (!opened || event.nativeEvent.isComposing) return false
    const value = active === null ? undefined : values[active]
    if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else if (event.key === 'Escape') store.closeDropdown()
    else if (event.key === 'Enter' && value !== undefined) pick(value)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  return {
    listId,
    store,
    press,
    pick,
    control: {
      role: 'combobox',
      'aria-haspopup': 'listbox',
      'aria-expanded': opened,
      'aria-controls': opened ? listId : undefined,
      'aria-activedescendant': opened && active !== null ? optionId(active) : undefined,
    },
    /** What ties an option to the walk. */
    option: (index: number) => ({
      id: optionId(index),
      selected: index === active,
      ref: index === active ? showOption : null,
    }),
  } as const
}

const showOption: Ref<HTMLDivElement> = option => option?.scrollIntoView({ block: 'nearest' })
