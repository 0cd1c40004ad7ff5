import type { DeviceId } from '#shared/domain/device.ts'
import type { DeviceType } from '#shared/domain/vocabulary.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

export type DeviceRow = {
  readonly id: DeviceId
  readonly name: string
  readonly type: DeviceType
  readonly device_identifier: string
  readonly supply_code: string
  /** JSON list. */
  readonly guidance: string
}

const COLUMNS = 'id, name, type, device_identifier, supply_code, guidance'

export const LIST_DEVICES = `
  SELECT ${COLUMNS}
  FROM device
  ORDER BY name, id`

export function listDevices(db: ReadableDb): readonly DeviceRow[] {
  return db.all(LIST_DEVICES)
}

export function findDevice(db: ReadableDb, id: DeviceId): DeviceRow | undefined {
  return db.one(
    `SELECT ${COLUMNS}
     FROM device
     WHERE id = ?`,
    id,
  )
}

export const FIND_IDENTIFIER = `
  SELECT ${COLUMNS}
  FROM device
  WHERE device_identifier = ? AND device_identifier <> ''`

export function findIdentifier(db: ReadableDb, deviceIdentifier: string): DeviceRow | undefined {
  return db.one(FIND_IDENTIFIER, deviceIdentifier)
}

export function putDevice(db: WritableDb, row: DeviceRow, at: string): void {
  db.run(
    `INSERT INTO device (id, name, type, device_identifier, supply_code, guidance, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET
       name = excluded.name, type = excluded.type, device_identifier = excluded.device_identifier,
       supply_code = excluded.supply_code, guidance = excluded.guidance, updated_at = excluded.updated_at`,
    row.id,
    row.name,
    row.type,
    row.device_identifier,
    row.supply_code,
    row.guidance,
    at,
  )
}

export function deleteDevice(db: WritableDb, id: DeviceId): void {
  db.run(
    `DELETE FROM device
     WHERE id = ?`,
    id,
  )
}
