import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

/** A sealed code as its row stands. */
export type EmergencyRow = {
  readonly number: number
  readonly code_hash: string
  readonly made_at: string
  readonly made_by: string
  readonly used_at: string | null
  readonly used_by: string | null
  readonly reason: string | null
  readonly acknowledged_at: string | null
  readonly withdrawn_at: string | null
}

const COLUMNS = 'number, code_hash, made_at, made_by, used_at, used_by, reason, acknowledged_at, withdrawn_at'

/** The newest first. */
export function listEmergencyCodes(db: ReadableDb): readonly EmergencyRow[] {
  return db.all(
    `SELECT ${COLUMNS}
     FROM emergency_code
     ORDER BY number DESC`,
  )
}

export function findEmergencyCode(db: ReadableDb, number: number): EmergencyRow | undefined {
  return db.one(
    `SELECT ${COLUMNS}
     FROM emergency_code
     WHERE number = ?`,
    number,
  )
}

/** One that was neither used nor withdrawn. */
export function findSealedCode(db: ReadableDb, hash: string): EmergencyRow | undefined {
  return db.one(
    `SELECT ${COLUMNS}
     FROM emergency_code
     WHERE code_hash = ? AND used_at IS NULL AND withdrawn_at IS NULL`,
    hash,
  )
}

/** Stores a sealed code; the number it got. */
export function insertEmergencyCode(
  db: WritableDb,
  { code_hash, made_at, made_by }: Pick<EmergencyRow, 'code_hash' | 'made_at' | 'made_by'>,
): number {
  db.run(
    'INSERT INTO emergency_code (code_hash, made_at, made_by) VALUES (?, ?, ?)',
    code_hash,
    made_at,
    made_by,
  )
  const row = findSealedCode(db, code_hash)
  if (!row) throw new Error('The code that was just stored is not there')
  return row.number
}

export function updateEmergencyCode(db: WritableDb, row: EmergencyRow): void {
  db.run(
    `UPDATE emergency_code
     SET used_at = ?, used_by = ?, reason = ?, acknowledged_at = ?, withdrawn_at = ?
     WHERE number = ?`,
    row.used_at,
    row.used_by,
    row.reason,
    row.acknowledged_at,
    row.withdrawn_at,
    row.number,
  )
}
