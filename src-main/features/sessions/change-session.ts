import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Saved } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { changedFields, type FieldChange, type Json } from '#main/features/audit/index.ts'
import { isOfClosedDay } from './closed-day.ts'
import type { Dependencies } from './dependencies.ts'
import { once } from './once.ts'
import { findSavingCommand, findSession, updateSession } from './queries.ts'
import type { SessionRow } from './session-row.ts'

/** A wish to change a session as the caller last saw it. */
export type ChangeInput = { readonly commandId: string; readonly id: SessionId; readonly revision: number }

/** What a rule decided: the columns that change, what it is called in the audit, and what else is to be written. */
export type Change = {
  readonly columns: Partial<Omit<SessionRow, 'id' | 'revision' | 'superseded' | 'created_at' | 'updated_at'>>
  /** The entry whose text stands in the columns; absent where it stays as it is. */
  readonly entry?: SessionEntry
  readonly action: string
  readonly reason?: string
  readonly alsoWrite?: () => void
  /** What else the audit event tells of, besides the entry and where the session stands. */
  readonly alsoTold?: readonly FieldChange[]
}

export type Decide = (row: SessionRow) => Result<Change, Failure>

/**
 * Changes one session, all or nothing: the row, its audit event and the command's answer stand in one transaction.
 * A caller who has not seen the newest revision is told so. A change that changes nothing leaves no trace.
 */
export function changeSession(
  dependencies: Dependencies,
  operation: string,
  input: ChangeInput,
  decide: Decide,
): Result<Saved, Failure> {
  return once(dependencies, { commandId: input.commandId, operation }, at =>
    changeNow(dependencies, input, { decide, at }),
  )
}

/**
 * Changes a draft as `changeSession` does, several times a minute: the row itself keeps the command, which answers the
 * same when it is sent again at once. Sent again after a later change it is stale, and changes nothing either.
 */
export function saveOver(
  dependencies: Dependencies,
  input: ChangeInput,
  decide: Decide,
): Result<Saved, Failure> {
  const { db, clock } = dependencies
  return db.transaction(() => {
    const row = findSession(db, input.id)
    const isDone = row?.revision === input.revision + 1 && findSavingCommand(db, row.id) === input.commandId
    if (isDone) return ok(savedAs(row))
    return changeRow(dependencies, row, { ...input, decide, at: clock.now(), savedBy: input.commandId })
  })
}

type Deciding = {
  readonly decide: Decide
  readonly at: string
  /** The command to be kept in the row; without one the row keeps none. */
  readonly savedBy?: string | null
}

/** The same in the caller's transaction, at its time. */
export function changeNow(
  dependencies: Dependencies,
  { id, revision }: Omit<ChangeInput, 'commandId'>,
  deciding: Deciding,
): Result<Saved, Failure> {
  return changeRow(dependencies, findSession(dependencies.db, id), { ...deciding, revision })
}

function changeRow(
  dependencies: Dependencies,
  row: SessionRow | undefined,
  { revision, decide, at, savedBy = null }: Deciding & Pick<ChangeInput, 'revision'>,
): Result<Saved, Failure> {
  if (!row) return fail(failure('not-found'))
  if (row.revision !== revision) return fail(failure('stale-revision'))
  const decided = decide(row)
  if (!decided.ok) return decided
  const next = { ...row, ...decided.value.columns }
  // A draft of a closed day, and one that moves there, is changed late or not at all; the log refuses it as well.
  if (isRefusedByDay(dependencies, row, next)) return fail(failure('day-closed', 'performedOn'))
  return ok(savedAs(write(dependencies, row, { ...decided.value, at, savedBy })))
}

function write(
  { db, audit }: Dependencies,
  row: SessionRow,
  { at, savedBy, ...change }: Change & { readonly at: string; readonly savedBy: string | null },
): SessionRow {
  const next = { ...row, ...change.columns, revision: row.revision + 1, updated_at: at }
  const changes = [...entryChanges(row, change), ...changedFields(standing(row), standing(next))]
  if (changes.length === 0) return row
  updateSession(db, { from: row, to: next, savedBy })
  change.alsoWrite?.()
  const { action, reason = '', alsoTold = [] } = change
  audit.record(db, { at, action, sessionId: row.id, changes: [...changes, ...alsoTold], reason })
  return next
}

/** The fields of the entry that changed, named as they are beside the form and compared as they stand. */
function entryChanges(from: SessionRow, { columns, entry }: Change): readonly FieldChange[] {
  return entry === undefined || columns.entry === from.entry
    ? []
    : changedFields(JSON.parse(from.entry), entry)
}

function standing(row: SessionRow): Json {
  return {
    state: row.state,
    hold: row.hold_reason,
    holdNote: row.hold_note,
    exam: row.exam_id,
    late: row.late_reason,
    lateNote: row.late_note,
  }
}

function isRefusedByDay(dependencies: Dependencies, row: SessionRow, next: SessionRow): boolean {
  if (next.late_reason !== null) return false
  const days = row.performed_on === next.performed_on ? [next] : [row, next]
  return days.some(day => isOfClosedDay(dependencies, day))
}

function savedAs(row: SessionRow): Saved {
  return { id: row.id, revision: row.revision, state: row.state, savedAt: row.updated_at }
}
