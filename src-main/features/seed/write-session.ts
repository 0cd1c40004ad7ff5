import type { Assessment, OpenSession, Saved } from '#shared/contract/sessions.ts'
import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { emptyEntry, type SessionEntry } from '#shared/domain/session-entry.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { appendEvent } from '#main/features/audit/index.ts'
import {
  chargeLineRows,
  entryColumns,
  insertChargeLine,
  insertCommand,
  insertSession,
  newSessionId,
  storeFindings,
  noteReviewReasons,
} from '#main/features/sessions/index.ts'
import type { Ids } from '#main/ports/ids.ts'
import type { SeededState } from './seeded-state.ts'

/** A session with all that is to be written of it. */
export type SeededSession = {
  readonly entry: SessionEntry
  readonly assessment: Assessment
  readonly state: SeededState
  readonly examId: ExpectedExamId | null
  readonly startedAt: string
  /** When it was completed, held or put away; of a draft, when it was saved last. */
  readonly endedAt: string
  readonly actor: string
  /** Entered so lately that the answers of its commands are kept still. */
  readonly recent: boolean
}

export type WrittenLine = { readonly id: string; readonly claim: Claim; readonly units: number }
export type WrittenSession = { readonly id: SessionId; readonly lines: readonly WrittenLine[] }

/** Writes a session as it stood before it left, with the events of its way there. */
export function writeSession(db: WritableDb, ids: Ids, session: SeededSession): WrittenSession {
  const { entry, assessment, state, examId, startedAt, endedAt } = session
  const id = newSessionId(ids)
  insertSession(db, {
    id,
    revision: state === 'draft' ? 1 : 2,
    state: state === 'exported' ? 'complete' : state,
    ...entryColumns(entry, assessment),
    hold_reason: state === 'held' ? 'waiting-for-pathology' : null,
    hold_note: state === 'held' ? '' : null,
    held_from: state === 'held' ? 'draft' : null,
    exam_id: examId,
    late_reason: null,
    late_note: null,
    sent_back: 0,
    superseded: 0,
    created_at: startedAt,
    updated_at: endedAt,
  })
  recordEvents(db, id, session)
  if (session.recent) keepAnswers(db, ids, id, session)
  if (state !== 'complete' && state !== 'exported') return { id, lines: [] }
  storeFindings(db, { id, performedOn: entry.performedOn }, assessment)
  if (state === 'complete') noteReviewReasons(db, id, assessment)
  return { id, lines: writeLines(db, ids, id, assessment) }
}

/** The answers of recent commands, which the log keeps for a while: those of beginning and of ending a session. */
function keepAnswers(db: WritableDb, ids: Ids, id: SessionId, session: SeededSession): void {
  const { entry, assessment, startedAt, endedAt, state } = session
  const begun: OpenSession = {
    id,
    revision: 0,
    state: 'draft',
    entry: blankOf(entry),
    assessment,
    hold: null,
    batches: [],
    savedAt: startedAt,
    exam: null,
    notes: [],
    late: null,
    dayClosed: false,
    word: null,
    lastChange: null,
    corrects: null,
    correctedBy: null,
    said: [],
  }
  insertCommand(db, ids.next(), { operation: 'start', answer: JSON.stringify(begun) }, startedAt)
  const saved: Saved = { id, revision: 2, state: state === 'exported' ? 'complete' : state, savedAt: endedAt }
  insertCommand(db, ids.next(), { operation: 'complete', answer: JSON.stringify(saved) }, endedAt)
}

function blankOf({ performedOn, placeOfService, claims, payer }: SessionEntry): SessionEntry {
  return emptyEntry({ performedOn, placeOfService, claims, payer })
}

function writeLines(
  db: WritableDb,
  ids: Ids,
  session: SessionId,
  assessment: Assessment,
): readonly WrittenLine[] {
  const rows = chargeLineRows(ids, session, assessment)
  for (const row of rows) insertChargeLine(db, row)
  return rows.map(({ id, claim, units }) => ({ id, claim, units }))
}

function recordEvents(db: WritableDb, sessionId: SessionId, session: SeededSession): void {
  const { entry, state, startedAt, endedAt, actor } = session
  const common = { actor, sessionId, reason: '' }
  const blank = blankOf(entry)
  appendEvent(db, {
    ...common,
    at: startedAt,
    action: 'session-started',
    changes: [{ path: '', from: null, to: blank }],
  })
  const typed = ['patient', 'accession', 'performing', 'lesions', 'diagnoses'] as const
  const changes = typed.map(path => ({ path, from: blank[path], to: entry[path] }))
  if (state === 'draft') return appendEvent(db, { ...common, at: endedAt, action: 'draft-saved', changes })
  const to = state === 'exported' ? 'complete' : state
  const moved = { path: 'state', from: 'draft', to }
  appendEvent(db, { ...common, at: endedAt, action: ACTION[to], changes: [...changes, moved] })
}

const ACTION = {
  complete: 'session-completed',
  held: 'session-held',
  discarded: 'session-discarded',
} as const satisfies Record<Exclude<SeededState, 'exported' | 'draft'>, string>
