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
    // Before the page is unloaded its calls still reach the core in every host; at pagehide not in all.
    window.addEventListener('beforeunload', desk.part)
    window.addEventListener('pagehide', desk.part)
    document.addEventListener('visibilitychange', saveWhenHidden)
    return () => {
      window.removeEventListener('blur', save)
      window.removeEventListener('beforeunload', desk.part)
      window.removeEventListener('pagehide', desk.part)
      document.removeEventListener('visibilitychange', saveWhenHidden)
    }
  }, [desk])
}
