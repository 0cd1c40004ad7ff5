import type { ExportRun } from '#shared/contract/exports.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

export function insertRun(db: WritableDb, run: Omit<ExportRun, 'id'>): void {
  db.run(
    `INSERT INTO export_run (destination, due, at, batch, outcome, words, seen_at)
     VALUES (?, ?, ?, ?, ?, ?, NULL)`,
    run.destination,
    run.due,
    run.at,
    run.batch,
    run.outcome,
    run.words,
  )
}

/** What ran and nobody has seen yet, newest first. */
export function listUnseenRuns(db: ReadableDb, limit: number): readonly ExportRun[] {
  return db.all<ExportRun>(
    `SELECT id, destination, due, at, batch, outcome, words
     FROM export_run
     WHERE seen_at IS NULL
     ORDER BY id DESC
     LIMIT ?`,
    limit,
  )
}

export function markRunsSeen(db: WritableDb, upTo: number, at: string): void {
  db.run(
    `UPDATE export_run
     SET seen_at = ?
     WHERE seen_at IS NULL AND id <= ?`,
    at,
    upTo,
  )
}

/** Whether a schedule has run for this day and time. */
export function hasRun(db: ReadableDb, destination: string, due: string): boolean {
  return (
    db.one(
      `SELECT 1 AS found
       FROM export_run
       WHERE destination = ? AND due = ?`,
      destination,
      due,
    ) !== undefined
  )
}
