import { hash } from 'node:crypto'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import { canonicalJson } from './canonical-json.ts'
import type { FieldChange } from './changed-fields.ts'
import { findLastEvent, insertEvent, iterateEvents, type AuditRow } from './queries.ts'

/** What happened: who did what, when, to which session, the old and the new values, and why. */
export type AuditEvent = {
  /** ISO instant with its offset. */
  readonly at: string
  readonly actor: string
  /** What was done, such as `session-completed`. */
  readonly action: string
  /** Null where the event is about no single session. */
  readonly sessionId: string | null
  readonly changes: readonly FieldChange[]
  /** Empty where no reason is asked. */
  readonly reason: string
}

/** Stands before the first event. */
export const GENESIS = '0'.repeat(64)

/** Adds an event to the chain, in the caller's transaction: it is there exactly when the change is. */
export function appendEvent(db: WritableDb, event: AuditEvent): void {
  const last = findLastEvent(db)
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: event.at,
    actor: event.actor,
    action: event.action,
    session_id: event.sessionId,
    changes: canonicalJson(event.changes),
    reason: event.reason,
    previous_hash: last?.hash ?? GENESIS,
  }
  insertEvent(db, { ...row, hash: hashOf(row) })
}

/** The hash of the newest event, which stands for all before it; printed in each export and day close. */
export function chainHead(db: ReadableDb): string {
  return findLastEvent(db)?.hash ?? GENESIS
}

export type ChainVerdict =
  | { readonly kind: 'whole'; readonly events: number; readonly head: string }
  /** The first event that does not fit: it was changed, or one before it is gone. */
  | { readonly kind: 'broken'; readonly seq: number; readonly why: 'gap' | 'link' | 'content' }

/** Follows the chain from its first event. A broken one names the first event that does not fit. */
export function verifyChain(db: ReadableDb): ChainVerdict {
  let [seq, head] = [0, GENESIS]
  for (const row of iterateEvents(db)) {
    seq += 1
    if (row.seq !== seq) return { kind: 'broken', seq, why: 'gap' }
    if (row.previous_hash !== head) return { kind: 'broken', seq, why: 'link' }
    if (row.hash !== hashOf(row)) return { kind: 'broken', seq, why: 'content' }
    head = row.hash
  }
  return { kind: 'whole', events: seq, head }
}

function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const { seq, at, actor, action, session_id, changes, reason, previous_hash } = row
  const content = canonicalJson({ seq, at, actor, action, session_id, changes, reason })
  return hash('sha256', `${previous_hash}\n${content}`)
}
