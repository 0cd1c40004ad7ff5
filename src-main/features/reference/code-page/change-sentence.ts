import type { Snapshot } from './snapshot.ts'

/** Named changes beyond these are counted. */
const MOST_NAMED = 3

/**
 * What changed between two editions, in a sentence. Pairs are many, so they are counted with the first few named.
 *
 * @example `Units 1, was 2. 2 new: pair 19283/76942, pair 19283/77002.`
 */
export function changeSentence(before: Snapshot | null, after: Snapshot): string {
  if (before === null) return after.size === 0 ? 'Not in this edition.' : 'The first edition that is loaded.'
  if (before.size === 0 && after.size === 0) return 'Not in this edition.'
  if (before.size === 0) return 'New in this edition.'
  if (after.size === 0) return 'Gone with this edition.'
  const changed = [...after].filter(([name, value]) => before.has(name) && before.get(name) !== value)
  const added = [...after.keys()].filter(name => !before.has(name))
  const gone = [...before.keys()].filter(name => !after.has(name))
  const parts = [
    ...named(
      changed.map(([name, value]) => `${name} ${value}, was ${before.get(name)}`),
      'changed',
    ),
    ...counted(added, 'new'),
    ...counted(gone, 'gone'),
  ]
  return parts.length === 0 ? 'No change.' : parts.map(part => `${capitalized(part)}.`).join(' ')
}

function named(changes: readonly string[], what: string): readonly string[] {
  return changes.length > 2 * MOST_NAMED ? counted(changes, what) : changes
}

function counted(names: readonly string[], what: string): readonly string[] {
  if (names.length === 0) return []
  const more = names.length > MOST_NAMED ? ' ...' : ''
  return [`${names.length} ${what}: ${names.slice(0, MOST_NAMED).join(', ')}${more}`]
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
