/**
 * Where a list of suggestions points before an arrow was pressed: at the only one that fits what was typed. Of
 * several, or before a word was typed, it points at none, so that Enter takes none.
 */
export function firstPointedAt(typed: string, suggestions: readonly string[]): number | null {
  return typed.trim() !== '' && suggestions.length === 1 ? 0 : null
}

/** One step through `count` options, round at the ends; the first step is to the first or to the last. */
export function stepped(from: number | null, by: 1 | -1, count: number): number {
  const start = from ?? (by > 0 ? -1 : 0)
  return (start + by + count) % count
}
