import { useEffect, useRef } from 'react'
import { chordOf } from '../ui/chord.ts'
import { takesText } from '../ui/focus-order.ts'
import { signKeysAct } from '../ui/sign-keys.ts'
import { pressChord, type WindowTools } from './actions.ts'
import type { Scanner } from './scanner.ts'

/** The keys that act everywhere in the window. Signs act only where they are not text. */
export function useShortcuts(tools: WindowTools, scanner: Scanner): void {
  const latest = useRef(tools)
  useEffect(() => {
    latest.current = tools
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return
      const chord = chordOf(event)
      const text = takesText(event.target) && !/^(Ctrl|Alt|F1)/.test(chord)
      // A sign in the middle of a scan is a part of its number.
      if (chord.length === 1 && scanner.inBurst()) return
      if (text || document.querySelector('dialog[open]')) return
      if (chord.length === 1 && !signKeysAct()) return
      if (pressChord(latest.current, chord)) event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [scanner])
}
