import { z } from 'zod'
import type { StoryEvent } from '#shared/contract/story.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { listSessionEvents } from '#main/features/audit/index.ts'

type AuditRow = ReturnType<typeof listSessionEvents>[number]
type Done = { readonly session: SessionId; readonly row: AuditRow }

/** Looking changes nothing; what left is told with its batch. */
const UNTOLD = new Set(['session-viewed', 'session-exported', 'charges-credited', 'batch-written-again'])

/** Where the words beside a coded reason stand among the changes of an action. */
const NOTE_OF: Readonly<Record<string, string>> = {
  'session-held': 'holdNote',
  'session-marked-late': 'lateNote',
  'correction-begun': 'note',
  'session-voided': 'note',
  'note-added': 'notes',
}

const SAVED = 'draft-saved'

const changesSchema = z.array(z.looseObject({ path: z.string(), to: z.unknown() }))

/** The events of the audit trail as a story tells them: saves of one person that follow each other are one. */
export function deedsTold(done: readonly Done[]): readonly StoryEvent[] {
  const told: StoryEvent[] = []
  for (const one of done) {
    if (UNTOLD.has(one.row.action)) continue
    const event = deedOf(one)
    const last = told.at(-1)
    const joined = last && joinedSaves(last, event)
    if (joined) told.splice(-1, 1, joined)
    else told.push(event)
  }
  return told
}

function deedOf({ session, row }: Done): StoryEvent {
  const changes = changesSchema.parse(JSON.parse(row.changes))
  const note = changes.find(({ path }) => path === NOTE_OF[row.action])?.to
  return {
    at: row.at,
    by: row.actor,
    session,
    what: {
      kind: 'deed',
      action: row.action,
      reason: row.reason,
      note: typeof note === 'string' ? note : '',
      times: 1,
      fields: row.action === SAVED ? changes.map(({ path }) => path) : [],
    },
  }
}

/** Two saves as one, at the time of the first; undefined where they are no such. */
function joinedSaves(one: StoryEvent, other: StoryEvent): StoryEvent | undefined {
  if (one.what.kind !== 'deed' || other.what.kind !== 'deed') return undefined
  const isSame = one.by === other.by && one.session === other.session
  if (!isSame || one.what.action !== SAVED || other.what.action !== SAVED) return undefined
  const fields = [...new Set([...one.what.fields, ...other.what.fields])]
  return { ...one, what: { ...one.what, times: one.what.times + other.what.times, fields } }
}
