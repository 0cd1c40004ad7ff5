const TIME = /^(\d{1,2})(?::?(\d{2}))?\s*([ap])?m?$/i

/** A time of day as typed (`910`, `9:10`, `2:30p`) to `HH:MM`; what is no time of day stays as typed. */
export function readTime(text: string): string {
  const typed = text.trim()
  const parts = TIME.exec(typed)
  if (!parts) return typed
  const half = parts[3]?.toLowerCase()
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? '0')]
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return typed
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
  return `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
