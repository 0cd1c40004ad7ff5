import { useEffect } from 'react'
import type { DeskStore } from '../features/entry/store/desk-store.ts'

/** Saves at once when the window is left, hidden or closed, without waiting for the next turn of the clock. */
export function useSaveOnLeave(desk: DeskStore): void {
  useEffect(() => {
    const save = () => void desk.flush()
    const saveWhenHidden = () => {
      if (document.visibilityState === 'hidden') save()
    }
    window.addEventListener('blur', save)
    window.addEventListener('pagehide', save)
    document.addEventListener('visibilitychange', saveWhenHidden)
    return () => {
      window.removeEventListener('blur', save)
      window.removeEventListener('pagehide', save)
      document.removeEventListener('visibilitychange', saveWhenHidden)
    }
  }, [desk])
}
