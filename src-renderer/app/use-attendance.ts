import { useEffect } from 'react'
import type { Gate } from './gate.ts'

const LOOK_MS = 2_000
/** The core waits half a minute longer than the setting says, so this much may go untold. */
const TELL_MS = 15_000

/**
 * Tells the core that somebody is at the keys, and locks once nobody was for so many minutes. With null nobody sits at
 * the desk, or anybody may.
 */
export function useAttendance(gate: Gate, lockAfterMinutes: number | null): void {
  useEffect(() => {
    if (lockAfterMinutes === null) return
    let last = Date.now()
    let told = last
    const note = () => {
      last = Date.now()
    }
    const events = ['keydown', 'pointerdown', 'wheel'] as const
    for (const name of events) window.addEventListener(name, note, { capture: true, passive: true })
    const timer = setInterval(() => {
      const now = Date.now()
      if (now - last >= lockAfterMinutes * 60_000) return void gate.leave('idle')
      if (last <= told || now - told < TELL_MS) return void gate.look()
      told = now
      void gate.touch()
    }, LOOK_MS)
    return () => {
      clearInterval(timer)
      for (const name of events) window.removeEventListener(name, note, { capture: true })
    }
  }, [gate, lockAfterMinutes])
}
