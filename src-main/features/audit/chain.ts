import { hash } from 'node:crypto'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import { canonicalJson } from './canonical-json.ts'
import type { FieldChange } from './changed-fields.ts'
import { findLastEvent, insertEvent, type AuditRow } from './queries.ts'
import { listChainAfter } from './view-queries.ts'

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

/** Reads the chain page by page: a million events are followed without holding the log or the program. */
const PAGE = 2_000

/** Follows the chain from its first event, a page a step. A broken one names the first event that does not fit. */
export function* followChain(db: ReadableDb): Generator<number, ChainVerdict> {
  let [seq, head] = [0, GENESIS]
  let rows = listChainAfter(db, seq, PAGE)
  while (rows.length > 0) {
    for (const row of rows) {
      seq += 1
      if (row.seq !== seq) return { kind: 'broken', seq, why: 'gap' }
      if (row.previous_hash !== head) return { kind: 'broken', seq, why: 'link' }
      if (row.hash !== hashOf(row)) return { kind: 'broken', seq, why: 'content' }
      head = row.hash
    }
    yield seq
    rows = listChainAfter(db, seq, PAGE)
  }
  return { kind: 'whole', events: seq, head }
}

/** Follows the whole chain at once. */
export function verifyChain(db: ReadableDb): ChainVerdict {
  const steps = followChain(db)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const { seq, at, actor, action, session_id, changes, reason, previous_hash } = row
  // Named in the order of canonical JSON, so that the plain text is the canonical one.
  const content = JSON.stringify({ action, actor, at, changes, reason, seq, session_id })
  return hash('sha256', `${previous_hash}\n${content}`)
}
