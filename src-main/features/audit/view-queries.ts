import type { ReadableDb } from '#main/db/handles.ts'
import type { AuditRow } from './queries.ts'

/** What a page of events is asked by. Empty text and null ask for all. */
export type EventFilter = {
  /** An accession number or an MRN. */
  readonly about: string
  readonly actor: string
  readonly from: string | null
  readonly through: string | null
  readonly before: number | null
  readonly limit: number
}

export type ViewedRow = Pick<
  AuditRow,
  'seq' | 'at' | 'actor' | 'action' | 'session_id' | 'changes' | 'reason'
> & { readonly accession: string | null }

const COLUMNS = `
  audit_event.seq, audit_event.at, audit_event.actor, audit_event.action, audit_event.session_id,
  audit_event.changes, audit_event.reason, session.accession`

const CONDITIONS = `
  audit_event.seq BETWEEN ? AND ?
  AND (? = '' OR audit_event.actor = ?)
  AND audit_event.at >= ?
  AND audit_event.at < ?`

/** Newest first; it stops reading once the page is full. */
export const LIST_EVENTS = `
  SELECT ${COLUMNS}
  FROM audit_event
  LEFT JOIN session ON session.id = audit_event.session_id
  WHERE ${CONDITIONS}
  ORDER BY audit_event.seq DESC
  LIMIT ?`

/** The events of the few sessions that an accession number or an MRN stands for. */
export const LIST_EVENTS_ABOUT = `
  SELECT ${COLUMNS}
  FROM session
  JOIN audit_event ON audit_event.session_id = session.id
  WHERE session.id IN (
      SELECT id FROM session WHERE accession = ?
      UNION
      SELECT id FROM session WHERE mrn = ?
    )
    AND ${CONDITIONS}
  ORDER BY audit_event.seq DESC
  LIMIT ?`

export const FIRST_OF_DAYS = `
  SELECT min(seq) AS seq
  FROM audit_run
  WHERE day BETWEEN ? AND ?`

/** The last event before the run that follows the last one of these days; null where nothing follows. */
export const LAST_OF_DAYS = `
  SELECT min(seq) - 1 AS seq
  FROM audit_run
  WHERE seq > (SELECT max(seq) FROM audit_run WHERE day BETWEEN ? AND ?)`

const NEWEST = Number.MAX_SAFE_INTEGER

export function listEvents(
  db: ReadableDb,
  { about, actor, from, through, before, limit }: EventFilter,
): readonly ViewedRow[] {
  const span = spanOf(db, from ?? '', through ?? '\u{10ffff}')
  if (span === null) return []
  const last = Math.min(span.last, (before ?? NEWEST) - 1)
  const conditions = [span.first, last, actor, actor, from ?? '', afterDay(through), limit] as const
  return about === ''
    ? db.all(LIST_EVENTS, ...conditions)
    : db.all(LIST_EVENTS_ABOUT, about, about, ...conditions)
}

type Span = { readonly first: number; readonly last: number }

/** The part of the chain that holds every event of some days, and others where the clock was set back; null for none. */
function spanOf(db: ReadableDb, from: string, through: string): Span | null {
  const first = db.one<{ readonly seq: number | null }>(FIRST_OF_DAYS, from, through)?.seq ?? null
  if (first === null) return null
  const last = db.one<{ readonly seq: number | null }>(LAST_OF_DAYS, from, through)?.seq ?? null
  return { first, last: last ?? NEWEST }
}

/** The first text after every instant of a day: instants begin with their day and a `T`. */
function afterDay(day: string | null): string {
  return day === null ? '\u{10ffff}' : `${day}U`
}

export function listActors(db: ReadableDb): readonly { readonly actor: string }[] {
  return db.all(
    `SELECT actor
     FROM audit_actor
     ORDER BY actor`,
  )
}

/** The next rows of the chain; page on with the last `seq`. */
export function listChainAfter(db: ReadableDb, seq: number, limit: number): readonly AuditRow[] {
  return db.all(
    `SELECT seq, at, actor, action, session_id, changes, reason, previous_hash, hash
     FROM audit_event
     WHERE seq > ?
     ORDER BY seq
     LIMIT ?`,
    seq,
    limit,
  )
}
