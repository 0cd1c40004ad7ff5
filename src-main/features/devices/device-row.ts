import { z } from 'zod'
import type { CatalogueDevice, DeviceEntry, DeviceId } from '#shared/domain/device.ts'
import { GUIDANCES } from '#shared/domain/vocabulary.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { Ids } from '#main/ports/ids.ts'
import { findIdentifier, type DeviceRow } from './queries.ts'

const guidance = z.array(z.enum(GUIDANCES))

export function deviceOf(row: DeviceRow): CatalogueDevice {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    deviceIdentifier: row.device_identifier,
    supplyCode: row.supply_code,
    guidance: guidance.parse(JSON.parse(row.guidance)),
  }
}

export function rowOf(id: DeviceId, device: DeviceEntry): DeviceRow {
  return {
    id,
    name: device.name,
    type: device.type,
    device_identifier: device.deviceIdentifier,
    supply_code: device.supplyCode,
    guidance: JSON.stringify(device.guidance),
  }
}

/** The device of a UDI-DI; null when the catalogue does not have it. */
export function findDeviceByIdentifier(db: ReadableDb, deviceIdentifier: string): CatalogueDevice | null {
  const row = findIdentifier(db, deviceIdentifier)
  return row ? deviceOf(row) : null
}

/** The one place where a new id becomes that of a device. */
export function newDeviceId(ids: Ids): DeviceId {
  return ids.next() as DeviceId
}
