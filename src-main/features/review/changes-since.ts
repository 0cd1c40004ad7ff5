import type { SessionChanges } from '#shared/contract/review.ts'

/** An event that changed a session; `changes` is its JSON list of fields. */
export type ChangeEvent = { readonly at: string; readonly actor: string; readonly changes: string }

type FieldChange = SessionChanges['changes'][number]

/**
 * What events after an instant changed in sum: each field once, from what it was to what it is. Fields that came back
 * to what they were are no change. `newestFirst` as the audit lists them.
 */
export function changesSince(newestFirst: readonly ChangeEvent[], since: string): SessionChanges | null {
  const later = newestFirst.filter(({ at }) => Date.parse(at) > Date.parse(since))
  const [newest] = later
  if (!newest) return null
  const fields = new Map<string, FieldChange>()
  const linesBefore = lastLines(newestFirst.slice(later.length))
  for (const event of later.toReversed()) {
    for (const change of fieldsOf(event)) {
      const first = change.path === LINES ? linesBefore : change.from
      fields.set(change.path, { ...change, from: fields.get(change.path)?.from ?? first })
    }
  }
  const changes = [...fields.values()].filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
  return { by: newest.actor, at: newest.at, changes }
}

/** Told whole by each completion, whatever they were before. */
const LINES = 'lines'

/** The charge lines that the newest of some events tells; null where none does. */
function lastLines(newestFirst: readonly ChangeEvent[]): FieldChange['to'] {
  const told = newestFirst.flatMap(event => fieldsOf(event).filter(({ path }) => path === LINES))
  return told[0]?.to ?? null
}

/** The log wrote these itself, as lists of fields. */
function fieldsOf({ changes }: ChangeEvent): readonly FieldChange[] {
  return JSON.parse(changes) as readonly FieldChange[]
}
