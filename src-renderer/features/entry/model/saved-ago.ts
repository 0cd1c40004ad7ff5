/** How long ago something was saved, in words that change seldom: `Saved 12 s ago`. */
export function savedAgo(savedAt: string, nowMs: number): string {
  const seconds = Math.max(0, Math.floor((nowMs - Date.parse(savedAt)) / 1_000))
  if (seconds < 2) return 'Saved just now'
  if (seconds < 60) return `Saved ${seconds} s ago`
  if (seconds < 3_600) return `Saved ${Math.floor(seconds / 60)} min ago`
  return 'Saved'
}
