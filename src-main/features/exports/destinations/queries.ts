import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

export type DestinationRow = {
  readonly id: string
  /** Canonical JSON of the sheet. */
  readonly sheet: string
  readonly hash: string
  readonly revision: number
  readonly updated_at: string
  readonly retired_at: string | null
}

const COLUMNS = 'id, sheet, hash, revision, updated_at, retired_at'

/** By name, the retired ones last. */
export function listDestinationRows(db: ReadableDb): readonly DestinationRow[] {
  return db.all(
    `SELECT ${COLUMNS}
     FROM destination
     ORDER BY retired_at IS NOT NULL, sheet ->> '$.name' COLLATE NOCASE, id`,
  )
}

export function findDestinationRow(db: ReadableDb, id: string): DestinationRow | undefined {
  return db.one(
    `SELECT ${COLUMNS}
     FROM destination
     WHERE id = ?`,
    id,
  )
}

export function hasDestinations(db: ReadableDb): boolean {
  return db.one('SELECT 1 AS found FROM destination LIMIT 1') !== undefined
}

export function putDestination(db: WritableDb, row: DestinationRow): void {
  db.run(
    `INSERT INTO destination (${COLUMNS})
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET
       sheet = excluded.sheet, hash = excluded.hash, revision = excluded.revision,
       updated_at = excluded.updated_at, retired_at = excluded.retired_at`,
    row.id,
    row.sheet,
    row.hash,
    row.revision,
    row.updated_at,
    row.retired_at,
  )
}

/** When a destination was made. */
export function findBeginning(db: ReadableDb, id: string): string | undefined {
  return db.one<{ readonly at: string }>(
    `SELECT at
     FROM destination_beginning
     WHERE destination = ?`,
    id,
  )?.at
}

/** The kind of file that left last; undefined on a log that never exported. */
export function findLastFormat(
  db: ReadableDb,
): { readonly format: 'csv' | 'hl7'; readonly version: '2.3.1' | '2.5.1' | null } | undefined {
  return db.one(
    `SELECT format, coalesce(sheet ->> '$.version', sheet ->> '$.format.version') AS version
     FROM export_batch
     WHERE format IN ('csv', 'hl7')
     ORDER BY number DESC
     LIMIT 1`,
  )
}
