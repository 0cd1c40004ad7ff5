/** When a note was added, in the time of the place where it was: `2026-11-20 09:10`. */
export function noteTime(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}
