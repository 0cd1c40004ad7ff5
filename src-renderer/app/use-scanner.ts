import { useEffect, useState } from 'react'
import type { Stores } from './create-stores.ts'
import { createScanner, LONGEST_FALTER_MS, type Scanner, type ScanReader } from './scanner.ts'

/** Hears a scanner wherever the cursor is, and asks the readers what its texts mean. */
export function useScanner(stores: Stores, readers: readonly ScanReader[]): Scanner {
  const [scanner] = useState(() => createScanner(() => bookmarkOf(stores)))
  useEffect(() => scanner.setReaders(readers), [scanner, readers])
  useEffect(() => {
    let silence: ReturnType<typeof setTimeout> | undefined
    const press = (event: KeyboardEvent) => {
      clearTimeout(silence)
      if (!scanner.press(event)) return
      silence = setTimeout(scanner.hush, LONGEST_FALTER_MS)
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', press, { capture: true })
    return () => {
      clearTimeout(silence)
      window.removeEventListener('keydown', press, { capture: true })
    }
  }, [scanner])
  return scanner
}

/** How the desk stands: the entry with its undo, where the cursor is, what is searched for. */
function bookmarkOf({ desk, day }: Stores): () => void {
  const rewind = desk.view.getState().current?.bookmark()
  const { search } = day.view.getState()
  const focused = document.activeElement
  return () => {
    rewind?.()
    if (day.view.getState().search !== search) void day.search(search)
    const goBack = () => {
      if (focused instanceof HTMLElement && focused !== document.body && focused.isConnected)
        focused.focus({ preventScroll: true })
    }
    goBack()
    // A row that a key of the scan has added takes the cursor with the next frame.
    requestAnimationFrame(() => requestAnimationFrame(goBack))
  }
}
