import type { ReadableDb } from '#main/db/handles.ts'
import { EXAMS_ABOUT, SESSIONS_ABOUT } from './about-queries.ts'
import type { AuditRow } from './queries.ts'

/** What a page of events is asked by. Empty text and null ask for all. */
export type EventFilter = {
  /** An accession number, an MRN or the id of a session. */
  readonly about: string
  readonly actor: string
  readonly from: string | null
  readonly through: string | null
  readonly only: 'everything' | 'looks'
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

/** What a question about events names beside the part of the chain. Each has an index or few events to go through. */
export type Asked = { readonly about: boolean; readonly actor: boolean; readonly looks: boolean }

/** Newest first; it stops reading once the page is full. */
export function eventsQuery({ about, actor, looks }: Asked): string {
  const conditions = [
    'audit_event.seq BETWEEN ? AND ?',
    'audit_event.at >= ?',
    'audit_event.at < ?',
    ...(actor ? ['audit_event.actor = ?'] : []),
    ...(looks ? [`audit_event.action = 'session-viewed'`] : []),
  ]
  return `
    ${about ? EVENTS_ABOUT : ''}
    SELECT ${COLUMNS}
    FROM ${about ? 'told CROSS JOIN audit_event ON audit_event.seq = told.seq' : 'audit_event'}
    LEFT JOIN session ON session.id = audit_event.session_id
    WHERE ${conditions.join(' AND ')}
    ORDER BY audit_event.seq DESC
    LIMIT ?`
}

/** The events of the few sessions and expected exams that a number stands for. */
const EVENTS_ABOUT = `
  WITH RECURSIVE ${SESSIONS_ABOUT},
  ${EXAMS_ABOUT},
  told (seq) AS (
    SELECT audit_event.seq FROM chained CROSS JOIN audit_event ON audit_event.session_id = chained.id
    UNION
    SELECT audit_event_exam.seq FROM exam CROSS JOIN audit_event_exam ON audit_event_exam.exam_id = exam.id
  )`

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
  { about, actor, from, through, only, before, limit }: EventFilter,
): readonly ViewedRow[] {
  const span = spanOf(db, from ?? '', through ?? '\u{10ffff}')
  if (span === null) return []
  const last = Math.min(span.last, (before ?? NEWEST) - 1)
  const asked = { about: about !== '', actor: actor !== '', looks: only === 'looks' }
  const read = (part: Span, most: number) =>
    db.all<ViewedRow>(
      eventsQuery(asked),
      ...(asked.about ? [about] : []),
      part.first,
      part.last,
      from ?? '',
      afterDay(through),
      ...(asked.actor ? [actor] : []),
      most,
    )
  if (!asked.actor || asked.about) return read({ first: span.first, last }, limit)
  return readRuns(runsOf(db, actor, { first: span.first, last }), limit, read)
}

/** Run by run from the newest, until the page is full. */
function readRuns(
  runs: readonly Span[],
  limit: number,
  read: (run: Span, most: number) => readonly ViewedRow[],
): readonly ViewedRow[] {
  const rows: ViewedRow[] = []
  for (const run of runs) {
    if (rows.length >= limit) break
    rows.push(...read(run, limit - rows.length))
  }
  return rows
}

export const RUNS_OF_ACTOR = `
  SELECT run AS first, (SELECT min(seq) - 1 FROM audit_run WHERE seq > run) AS last
  FROM audit_actor_run
  WHERE actor = ? AND run <= ?
  ORDER BY run DESC`

/** The runs in which somebody did something, the newest first, cut to a part of the chain. */
function runsOf(db: ReadableDb, actor: string, { first, last }: Span): readonly Span[] {
  return db
    .all<{ readonly first: number; readonly last: number | null }>(RUNS_OF_ACTOR, actor, last)
    .map(run => ({ first: Math.max(run.first, first), last: Math.min(run.last ?? NEWEST, last) }))
    .filter(run => run.first <= run.last)
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
