import type { DayCloseId, ReopenReason } from '#shared/domain/day-close.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

/** A close of a day, without the bytes of its sheet. */
export type CloseRow = {
  readonly id: DayCloseId
  readonly day: string
  readonly number: number
  readonly closed_at: string
  readonly closed_by: string
  readonly chain_head: string
  /** JSON of the sheet. */
  readonly sheet: string
  readonly pdf_name: string
  readonly pdf_sha256: string
  readonly reopened_at: string | null
  readonly reopened_by: string | null
  readonly reopen_reason: ReopenReason | null
  readonly reopen_note: string | null
}

const WHOLE = `id, day, number, closed_at, closed_by, chain_head, sheet, pdf_name, pdf_sha256, reopened_at, reopened_by,
  reopen_reason, reopen_note`

export const FIND_STANDING = `
  SELECT ${WHOLE}
  FROM day_close
  WHERE day = ? AND reopened_at IS NULL`

/** The close that stands on a day. */
export function findStandingClose(db: ReadableDb, day: string): CloseRow | undefined {
  return db.one(FIND_STANDING, day)
}

export const IS_CLOSED = `
  SELECT 1 AS found
  FROM day_close
  WHERE day = ? AND reopened_at IS NULL`

/** Whether a day is closed: its sessions are entered late or not at all. Closes that were opened again do not count. */
export function isDayClosed(db: ReadableDb, day: string): boolean {
  return day !== '' && db.one(IS_CLOSED, day) !== undefined
}

export function findClose(db: ReadableDb, id: DayCloseId): CloseRow | undefined {
  return db.one(
    `SELECT ${WHOLE}
     FROM day_close
     WHERE id = ?`,
    id,
  )
}

export const FIND_LAST = `
  SELECT ${WHOLE}
  FROM day_close
  WHERE day = ?
  ORDER BY number DESC
  LIMIT 1`

/** The newest close of a day, whether it stands or not. */
export function findLastClose(db: ReadableDb, day: string): CloseRow | undefined {
  return db.one(FIND_LAST, day)
}

export function countCloses(db: ReadableDb, day: string): number {
  return (
    db.one<{ readonly count: number }>(
      `SELECT count(*) AS count
       FROM day_close
       WHERE day = ?`,
      day,
    )?.count ?? 0
  )
}

export const LIST_CLOSES = `
  SELECT ${WHOLE}
  FROM day_close
  ORDER BY closed_at DESC
  LIMIT ? OFFSET ?`

/** The closes, newest first. */
export function listCloses(db: ReadableDb, limit: number, offset: number): readonly CloseRow[] {
  return db.all(LIST_CLOSES, limit, offset)
}

/** The sheet of a close as it was printed, deflated. */
export function getPdf(db: ReadableDb, id: DayCloseId): Uint8Array {
  const row = db.one<{ readonly pdf: Uint8Array }>(
    `SELECT pdf
     FROM day_close
     WHERE id = ?`,
    id,
  )
  if (!row) throw new Error('A close that was just found is not there.')
  return row.pdf
}

export function insertClose(
  db: WritableDb,
  row: Omit<CloseRow, 'reopened_at' | 'reopened_by' | 'reopen_reason' | 'reopen_note'>,
  pdf: Uint8Array,
): void {
  db.run(
    `INSERT INTO day_close (
       id, day, number, closed_at, closed_by, chain_head, sheet, pdf, pdf_name, pdf_sha256
     )
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.id,
    row.day,
    row.number,
    row.closed_at,
    row.closed_by,
    row.chain_head,
    row.sheet,
    pdf,
    row.pdf_name,
    row.pdf_sha256,
  )
}

export function reopenClose(
  db: WritableDb,
  id: DayCloseId,
  {
    at,
    by,
    reason,
    note,
  }: { readonly at: string; readonly by: string; readonly reason: ReopenReason; readonly note: string },
): void {
  db.run(
    `UPDATE day_close
     SET reopened_at = ?, reopened_by = ?, reopen_reason = ?, reopen_note = ?
     WHERE id = ?`,
    at,
    by,
    reason,
    note,
    id,
  )
}
