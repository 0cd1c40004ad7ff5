import { type RefObject, useEffect, useRef } from 'react'
import { takesText } from '../../ui/focus-order.ts'
import { signKeysAct } from '../../ui/sign-keys.ts'

/**
 * Arrows walk the rows of a page (`data-row`), and a letter presses the button that shows it: in the row of the cursor,
 * or outside of all rows. When a row goes away with the cursor in it, the cursor is put on the one in its place.
 */
export function useRowKeys(page: RefObject<HTMLElement | null>): void {
  const place = useRef<number | null>(null)

  useEffect(() => {
    const keepPlace = (event: FocusEvent) => {
      const row = rowOf(event.target)
      place.current = row ? rowsOf(page.current).indexOf(row) : null
    }
    const press = (event: KeyboardEvent) => {
      const hasModifier = event.ctrlKey || event.altKey || event.metaKey
      if (event.defaultPrevented || hasModifier || document.querySelector('dialog[open]')) return
      if (takesText(event.target) || (isChoice(event.target) && isArrow(event.key))) return
      if (act(page.current, event.key, place.current)) event.preventDefault()
    }
    document.addEventListener('focusin', keepPlace)
    window.addEventListener('keydown', press)
    return () => {
      document.removeEventListener('focusin', keepPlace)
      window.removeEventListener('keydown', press)
    }
  }, [page])

  useEffect(() => {
    if (place.current === null || document.activeElement !== document.body) return
    rowsOf(page.current)
      .at(Math.min(place.current, rowsOf(page.current).length - 1))
      ?.focus()
  })
}

const isArrow = (key: string) => key === 'ArrowDown' || key === 'ArrowUp'

/** Arrows move within a group of choices. */
const isChoice = (target: EventTarget | null) => target instanceof HTMLInputElement

function act(page: HTMLElement | null, key: string, place: number | null): boolean {
  const rows = rowsOf(page)
  const row = rowOf(document.activeElement)
  const at = row ? rows.indexOf(row) : (place ?? -1)
  if (isArrow(key)) {
    const next = key === 'ArrowDown' ? rows[at + 1] : rows[Math.max(0, at - 1)]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
    return rows.length > 0
  }
  const button = buttonOf(row, key) ?? (signKeysAct() ? buttonOf(page, key) : undefined)
  button?.click()
  return button !== undefined
}

/** The button with a key, in a row or, in a page, outside of the rows. */
function buttonOf(within: HTMLElement | null, key: string): HTMLButtonElement | undefined {
  const buttons = [...(within?.querySelectorAll<HTMLButtonElement>('button[aria-keyshortcuts]') ?? [])]
  const isRow = within?.dataset['row'] !== undefined
  return buttons.find(
    button =>
      button.getAttribute('aria-keyshortcuts') === key.toUpperCase() &&
      !button.disabled &&
      (isRow || rowOf(button) === null),
  )
}

function rowsOf(page: HTMLElement | null): readonly HTMLElement[] {
  return [...(page?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
}

function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
}
