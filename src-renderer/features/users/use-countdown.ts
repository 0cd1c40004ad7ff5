import { useEffect, useState } from 'react'

/** Seconds that are left, counted down while they are on screen. A new object begins anew. */
export function useCountdown(from: { readonly waitSeconds: number } | null): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const end = Date.now() + (from?.waitSeconds ?? 0) * 1000
    const show = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)))
    show()
    const timer = setInterval(show, 250)
    return () => clearInterval(timer)
  }, [from])
  return left
}
