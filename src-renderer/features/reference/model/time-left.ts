const MINUTE = 60

/** `about 40 s left`, `about 3 min left`: rounded so that it does not flicker; empty as long as it cannot be told. */
export function timeLeft(seconds: number | null): string {
  if (seconds === null) return ''
  if (seconds < 5) return 'a few seconds left'
  if (seconds < 2 * MINUTE) return `about ${Math.ceil(seconds / 5) * 5} s left`
  return `about ${Math.round(seconds / MINUTE)} min left`
}
