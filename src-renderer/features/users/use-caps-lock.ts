import { useEffect, useState } from 'react'

/** Whether caps lock is on, as the last key told; before a key nobody knows. */
export function useCapsLock(): boolean {
  const [isOn, setIsOn] = useState(false)
  useEffect(() => {
    const note = (event: KeyboardEvent) => setIsOn(event.getModifierState('CapsLock'))
    window.addEventListener('keydown', note)
    window.addEventListener('keyup', note)
    return () => {
      window.removeEventListener('keydown', note)
      window.removeEventListener('keyup', note)
    }
  }, [])
  return isOn
}
