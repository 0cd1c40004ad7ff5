import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

/** Where a serial number was placed: whose it is, and the first session that has it. */
export type Placement = { readonly mrn: string; readonly accession: string; readonly performedOn: string }

type Serial = { readonly deviceIdentifier: string; readonly serial: string }

export const FIND_PLACEMENT = `
  SELECT placed_serial.mrn AS mrn, session.accession AS accession, session.performed_on AS performedOn
  FROM placed_serial
  JOIN device_placement USING (device_identifier, serial)
  JOIN session ON session.id = device_placement.session_id
  WHERE placed_serial.device_identifier = ? AND placed_serial.serial = ? AND device_placement.session_id <> ?
  ORDER BY session.performed_on
  LIMIT 1`

/** Where a device was placed in a complete session, besides one; undefined when in none. */
export function findPlacement(
  db: ReadableDb,
  { deviceIdentifier, serial }: Serial,
  besides: SessionId | null = null,
): Placement | undefined {
  return db.one(FIND_PLACEMENT, deviceIdentifier, serial, besides ?? '')
}

/** Notes a device as placed in a session. Fails when it is another patient's. */
export function insertPlacement(
  db: WritableDb,
  { deviceIdentifier, serial }: Serial,
  { sessionId, mrn }: { readonly sessionId: SessionId; readonly mrn: string },
): void {
  db.run(
    `INSERT INTO placed_serial (device_identifier, serial, mrn)
     VALUES (?, ?, ?)
     ON CONFLICT (device_identifier, serial, mrn) DO NOTHING`,
    deviceIdentifier,
    serial,
    mrn,
  )
  db.run(
    `INSERT INTO device_placement (session_id, device_identifier, serial, mrn)
     VALUES (?, ?, ?, ?)`,
    sessionId,
    deviceIdentifier,
    serial,
    mrn,
  )
}

/** Frees the devices of a session that is no longer complete; those of other sessions stay placed. */
export function deletePlacements(db: WritableDb, sessionId: SessionId): void {
  const placed = db.all<{ device_identifier: string; serial: string }>(
    `SELECT device_identifier, serial
     FROM device_placement
     WHERE session_id = ?`,
    sessionId,
  )
  db.run(
    `DELETE FROM device_placement
     WHERE session_id = ?`,
    sessionId,
  )
  for (const { device_identifier, serial } of placed) {
    db.run(
      `DELETE FROM placed_serial
       WHERE device_identifier = ? AND serial = ? AND NOT EXISTS (
         SELECT 1
         FROM device_placement
         WHERE device_placement.device_identifier = placed_serial.device_identifier
           AND device_placement.serial = placed_serial.serial
       )`,
      device_identifier,
      serial,
    )
  }
}
