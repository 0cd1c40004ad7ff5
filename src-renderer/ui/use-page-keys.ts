import { useEffect, useRef } from 'react'
import { takesText } from './focus-order.ts'

/** Single keys of a page, by their letter in lower case; they do nothing while text is typed or a dialog is open. */
export function usePageKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.defaultPrevented
      const deed = latest.current[event.key.toLowerCase()]
      if (!deed || !plain || takesText(event.target) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      deed()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
