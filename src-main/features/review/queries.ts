import type { QueueFilter, QueuePlace } from '#shared/contract/review.ts'
import { COUNTED_UP_TO } from '#shared/contract/review.ts'
import type { ReviewWord } from '#shared/contract/review-word.ts'
import type { ReviewQueue } from '#shared/domain/review.ts'
import type { Decision } from '#shared/domain/coding-answer.ts'
import type { HoldReason, SessionId, SessionState } from '#shared/domain/session.ts'
import type { ReadableDb } from '#main/db/handles.ts'

/** The later of any two texts of days. */
const LAST_DAY = '\u{10ffff}'

/** One range of the places: a queue, a reason and a physician, each in full; '' is the range of all. */
export type PlaceRange = {
  readonly queue: ReviewQueue
  readonly reason: string
  readonly physician: string
}

export const COUNT_PLACES = `
  SELECT count(*) AS count
  FROM (
    SELECT 1
    FROM review_place
    WHERE queue = ? AND reason = ? AND physician = ? AND day >= ? AND day <= ?
    LIMIT ${COUNTED_UP_TO}
  )`

/** How many stand in a range of days, counted up to a thousand. */
export function countPlaces(
  db: ReadableDb,
  { queue, reason, physician }: PlaceRange,
  { from, through }: Pick<QueueFilter, 'from' | 'through'>,
): number {
  const days = [from ?? '', through ?? LAST_DAY] as const
  return db.one<{ count: number }>(COUNT_PLACES, queue, reason, physician, ...days)?.count ?? 0
}

export type ListedRow = {
  readonly id: SessionId
  readonly day: string
  readonly at: string
  readonly revision: number
  readonly state: SessionState
  readonly patient_name: string
  readonly mrn: string
  readonly accession: string
  readonly decision: Decision
  readonly codes: string
  readonly missing_count: number
  readonly issue: string
  readonly hold_reason: HoldReason | null
  readonly hold_note: string | null
  readonly updated_at: string
  readonly family_name: string
  readonly given_name: string
  /** Null where no word of a reviewer stands. */
  readonly word: ReviewWord['kind'] | null
  readonly word_reason: string | null
  readonly word_note: string | null
  readonly word_by: string | null
  readonly word_at: string | null
}

export const LIST_PLACES = `
  SELECT
    session.id, place.day, place.at, revision, state, patient_name, mrn, accession, decision, codes, missing_count,
    issue, session.hold_reason, session.hold_note, updated_at,
    coalesce(json_extract(entry, '$.performing.familyName'), '') AS family_name,
    coalesce(json_extract(entry, '$.performing.givenName'), '') AS given_name,
    session_review.kind AS word, session_review.reason AS word_reason, session_review.note AS word_note,
    session_review.person AS word_by, session_review.at AS word_at
  FROM (
    SELECT day, at, session_id
    FROM review_place
    WHERE queue = ? AND reason = ? AND physician = ? AND (day, at, session_id) > (?, ?, ?)
    ORDER BY day, at, session_id
    LIMIT ?
  ) AS place
  JOIN session ON session.id = place.session_id
  LEFT JOIN session_review ON session_review.session_id = session.id
  ORDER BY place.day, place.at, place.session_id`

/** The next of a range after a place, in the order of service; the last day is the caller's to see to. */
export function listPlaces(
  db: ReadableDb,
  { queue, reason, physician }: PlaceRange,
  { after, limit }: { readonly after: Pick<QueuePlace, 'day' | 'at' | 'id'>; readonly limit: number },
): readonly ListedRow[] {
  return db.all(LIST_PLACES, queue, reason, physician, after.day, after.at, after.id, limit)
}

export const NEXT_REASON = `
  SELECT min(reason) AS next
  FROM review_place
  WHERE queue = ? AND reason > ?`

/** The reason after another, in the order of the index; undefined after the last. */
export function findNextReason(db: ReadableDb, queue: ReviewQueue, after: string): string | undefined {
  return db.one<{ next: string | null }>(NEXT_REASON, queue, after)?.next ?? undefined
}

export const NEXT_PHYSICIAN = `
  SELECT min(physician) AS next
  FROM review_place
  WHERE queue = ? AND reason = ? AND physician > ?`

/** The physician after another among those with a reason. */
export function findNextPhysician(
  db: ReadableDb,
  { queue, reason }: Pick<PlaceRange, 'queue' | 'reason'>,
  after: string,
): string | undefined {
  return db.one<{ next: string | null }>(NEXT_PHYSICIAN, queue, reason, after)?.next ?? undefined
}

export const FIND_PHYSICIAN_NAME = `
  SELECT family_name, given_name
  FROM physician
  WHERE npi = ?`

export function findPhysicianName(
  db: ReadableDb,
  npi: string,
): { readonly family_name: string; readonly given_name: string } | undefined {
  return db.one(FIND_PHYSICIAN_NAME, npi)
}
