import type { SessionId } from '#shared/domain/session.ts'
import type { Claim, Side } from '#shared/domain/vocabulary.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

export type ChargeLineRow = {
  readonly id: string
  readonly session_id: SessionId
  readonly claim: Claim
  readonly position: number
  readonly code: string
  readonly units: number
  /** Separated by a space. */
  readonly modifiers: string
  readonly side: Side | null
  /** JSON lists of texts. */
  readonly lesions: string
  readonly diagnoses: string
  readonly because: string
  readonly reference: string
}

export const LIST_LINES = `
  SELECT id, session_id, claim, position, code, units, modifiers, side, lesions, diagnoses, because, reference
  FROM charge_line
  WHERE session_id = ?
  ORDER BY claim DESC, position`

/** The stored lines of a session, the professional claim first. */
export function listChargeLines(db: ReadableDb, sessionId: SessionId): readonly ChargeLineRow[] {
  return db.all(LIST_LINES, sessionId)
}

export function insertChargeLine(db: WritableDb, row: ChargeLineRow): void {
  db.run(
    `INSERT INTO charge_line (
       id, session_id, claim, position, code, units, modifiers, side, lesions, diagnoses, because, reference
     )
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.id,
    row.session_id,
    row.claim,
    row.position,
    row.code,
    row.units,
    row.modifiers,
    row.side,
    row.lesions,
    row.diagnoses,
    row.because,
    row.reference,
  )
}

export function deleteChargeLines(db: WritableDb, sessionId: SessionId): void {
  db.run(
    `DELETE FROM charge_line
     WHERE session_id = ?`,
    sessionId,
  )
}
