import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

export type ImportRow = { readonly outcome: string }

export function findImport(db: ReadableDb, id: string): ImportRow | undefined {
  return db.one(`SELECT outcome FROM worklist_import WHERE id = ?`, id)
}

export const LIST_IMPORTS = `
  SELECT outcome
  FROM worklist_import
  ORDER BY at DESC, id DESC
  LIMIT 20`

export function listImports(db: ReadableDb): readonly ImportRow[] {
  return db.all(LIST_IMPORTS)
}

export function insertImport(db: WritableDb, id: string, at: string, outcome: string): void {
  db.run(
    `INSERT INTO worklist_import (id, at, outcome)
     VALUES (?, ?, ?)`,
    id,
    at,
    outcome,
  )
}

/** Whether a file of these bytes was read from the watched folder before. */
export function isFileRead(db: ReadableDb, sha256: string): boolean {
  return db.one(`SELECT sha256 FROM worklist_file WHERE sha256 = ?`, sha256) !== undefined
}

export function insertFile(db: WritableDb, sha256: string, importId: string): void {
  db.run(
    `INSERT INTO worklist_file (sha256, import_id)
     VALUES (?, ?)
     ON CONFLICT DO NOTHING`,
    sha256,
    importId,
  )
}

export function findReading(db: ReadableDb, header: string): string | undefined {
  return db.one<{ readonly reading: string }>(
    `SELECT reading
     FROM worklist_reading
     WHERE header = ?`,
    header,
  )?.reading
}

export function putReading(db: WritableDb, header: string, reading: string, at: string): void {
  db.run(
    `INSERT INTO worklist_reading (header, reading, chosen_at)
     VALUES (?, ?, ?)
     ON CONFLICT (header) DO UPDATE SET reading = excluded.reading, chosen_at = excluded.chosen_at`,
    header,
    reading,
    at,
  )
}
