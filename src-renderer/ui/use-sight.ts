import { type RefObject, useEffect, useState } from 'react'
import type { Sight } from './drawn-rows.ts'

/** What of a scrolling frame is in sight, as it is scrolled and as its height changes. */
export function useSight(frame: RefObject<HTMLElement | null>): Sight {
  const [sight, setSight] = useState<Sight>({ top: 0, height: 0 })
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const look = () => setSight({ top: element.scrollTop, height: element.clientHeight })
    look()
    element.addEventListener('scroll', look, { passive: true })
    const watch = new ResizeObserver(look)
    watch.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      watch.disconnect()
    }
  }, [frame])
  return sight
}
