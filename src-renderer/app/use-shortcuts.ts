import { useEffect, useRef } from 'react'
import { shiftDay } from '../features/day-list/calendar-day.ts'
import { SEARCH_FIELD } from '../features/day-list/DayHead.tsx'
import { pressEntryChord } from '../features/entry/entry-shortcuts.ts'
import { chordOf } from '../ui/chord.ts'
import { takesText } from '../ui/focus-order.ts'
import type { Stores } from './create-stores.ts'
import type { Scanner } from './scanner.ts'
import type { Pages } from './use-pages.ts'

export type ShortcutDeeds = {
  readonly stores: Stores
  readonly pages: Pages
  readonly showKeys: () => void
  readonly scanner: Scanner
}

/** The keys that act everywhere in the window. Signs act only where they are not text. */
export function useShortcuts(deeds: ShortcutDeeds): void {
  const latest = useRef(deeds)
  useEffect(() => {
    latest.current = deeds
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return
      const chord = chordOf(event)
      const text = takesText(event.target) && !/^(Ctrl|Alt|F1)/.test(chord)
      if (text || document.querySelector('dialog[open]')) return
      // A sign in the middle of a scan is a part of its number.
      if (chord.length === 1 && latest.current.scanner.inBurst()) return
      if (act(latest.current, chord)) event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

function act(deeds: ShortcutDeeds, chord: string): boolean {
  const deed = deedOf(deeds, chord)
  if (deed) {
    deed()
    return true
  }
  if (deeds.pages.page === 'export') return exportByKey(deeds.stores, chord)
  if (deeds.pages.page === 'import') return importByKey(deeds.stores, chord)
  if (deeds.pages.page !== 'session') return false
  const { current, discarded } = deeds.stores.desk.view.getState()
  if (current) return pressEntryChord(current, chord)
  if (chord !== 'Ctrl+KeyZ' || !discarded) return false
  void deeds.stores.desk.restore()
  return true
}

function exportByKey({ exports }: Stores, chord: string): boolean {
  if (chord !== 'Ctrl+Enter') return false
  void exports.run()
  return true
}

function importByKey({ imports, day }: Stores, chord: string): boolean {
  const deeds: Readonly<Record<string, () => void>> = {
    'Ctrl+Enter': () => void imports.importTable(),
    'Alt+KeyO': () => document.querySelector<HTMLElement>('[data-deed="choose-files"]')?.click(),
    'Alt+KeyA': () => void imports.query(day.view.getState().day),
    'Alt+KeyR': () => void imports.checkFolder(),
  }
  deeds[chord]?.()
  return deeds[chord] !== undefined
}

function deedOf({ stores, pages, showKeys }: ShortcutDeeds, chord: string): (() => void) | undefined {
  const { day } = stores
  const { page, show, startNew } = pages
  const goToDay = (days: number) => () => void day.goTo(shiftDay(day.view.getState().day, days))
  const search = () => document.getElementById(SEARCH_FIELD)?.focus()
  const deeds: Readonly<Record<string, () => void>> = {
    'Alt+KeyN': startNew,
    'Ctrl+KeyN': startNew,
    'Alt+KeyE': () => show(page === 'export' ? 'session' : 'export'),
    'Alt+KeyS': () => show(page === 'settings' ? 'session' : 'settings'),
    'Alt+KeyI': () => show(page === 'import' ? 'session' : 'import'),
    'Alt+KeyW': () => show(page === 'missing' ? 'session' : 'missing'),
    'Alt+PageUp': goToDay(-1),
    'Alt+PageDown': goToDay(1),
    'Ctrl+KeyK': search,
    '/': search,
    '?': showKeys,
    F1: showKeys,
  }
  return deeds[chord]
}
