import type { BatchProof, Retention } from '#shared/contract/exports.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

/** Destinations with a rule. */
export function listRetention(db: ReadableDb): readonly Retention[] {
  return db.all<Retention>(
    `SELECT destination, days
     FROM export_retention
     ORDER BY destination`,
  )
}

export function putRetention(db: WritableDb, destination: string, days: number): void {
  db.run(
    `INSERT INTO export_retention (destination, days)
     VALUES (?, ?)
     ON CONFLICT (destination) DO UPDATE SET days = excluded.days`,
    destination,
    days,
  )
}

export function deleteRetention(db: WritableDb, destination: string): void {
  db.run(
    `DELETE FROM export_retention
     WHERE destination = ?`,
    destination,
  )
}

export type DueFile = {
  readonly batch: string
  readonly position: number
  readonly folder: string
  readonly name: string
  readonly sha256: string
}

/** Files that were released to a destination before an instant, and that the rule has not looked at yet. */
export function listDueFiles(db: ReadableDb, destination: string, before: string): readonly DueFile[] {
  return db.all<DueFile>(
    `SELECT export_file.batch AS batch, export_file.position AS position, export_delivery.folder AS folder,
       export_file.name AS name, export_file.sha256 AS sha256
     FROM export_batch
     JOIN export_delivery ON export_delivery.batch = export_batch.number
     JOIN export_file ON export_file.batch = export_batch.number
     LEFT JOIN export_file_retired
       ON export_file_retired.batch = export_file.batch AND export_file_retired.position = export_file.position
     WHERE export_batch.destination = ? AND export_batch.state = 'released'
       AND julianday(export_batch.settled_at) < julianday(?)
       AND export_file_retired.batch IS NULL
     ORDER BY export_file.batch, export_file.position
     LIMIT 500`,
    destination,
    before,
  )
}

export function insertRetired(
  db: WritableDb,
  row: {
    readonly batch: string
    readonly position: number
    readonly at: string
    readonly outcome: 'removed' | 'gone' | 'changed'
  },
): void {
  db.run(
    `INSERT INTO export_file_retired (batch, position, at, outcome)
     VALUES (?, ?, ?, ?)`,
    row.batch,
    row.position,
    row.at,
    row.outcome,
  )
}

export function listRetired(db: ReadableDb, batch: string): BatchProof['retired'] {
  return db.all(
    `SELECT export_file.name AS name, export_file_retired.at AS at, export_file_retired.outcome AS outcome
     FROM export_file_retired
     JOIN export_file
       ON export_file.batch = export_file_retired.batch AND export_file.position = export_file_retired.position
     WHERE export_file_retired.batch = ?
     ORDER BY export_file.position`,
    batch,
  )
}
