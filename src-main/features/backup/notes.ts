import { z } from 'zod'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import { putSetting } from '#main/features/settings/index.ts'
import { findNote } from './queries.ts'

const said = z.object({ at: z.string(), sentence: z.string() })

/** What the keeping remembers from one start to the next, in the log itself. */
const schema = z.object({
  /** The newest backup that was found whole. */
  last: z.object({ at: z.string(), path: z.string(), sessions: z.int() }).nullable(),
  /** When a backup came to a folder last. */
  delivered: z.record(z.string(), z.string()),
  /** Folders that the newest backup did not reach, and why. */
  away: z.record(z.string(), z.string()),
  failed: said.nullable(),
  check: said.extend({ whole: z.boolean() }).nullable(),
  /** What reading the files without the key showed. */
  witness: said.extend({ good: z.boolean() }).nullable().default(null),
})

export type KeepingNotes = z.output<typeof schema>

const NONE: KeepingNotes = { last: null, delivered: {}, away: {}, failed: null, check: null, witness: null }
const NAME = 'keeping-notes'

export function readNotes(db: ReadableDb): KeepingNotes {
  const noted = findNote(db, NAME)
  return noted === null ? NONE : schema.parse(JSON.parse(noted))
}

/** Changes some of the notes, in the caller's transaction. */
export function changeNotes(db: WritableDb, change: Partial<KeepingNotes>): void {
  putSetting(db, NAME, JSON.stringify({ ...readNotes(db), ...change }))
}
