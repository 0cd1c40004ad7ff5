import { randomUUID } from 'node:crypto'
import type { CatalogueDevice, DeviceEntry } from '#shared/domain/device.ts'
import { createAudit } from '#main/features/audit/index.ts'
import { createDevicesService, type DevicesService } from '#main/features/devices/index.ts'
import { createSettingsService } from '#main/features/settings/index.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { systemIds } from '#main/ports/ids.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { fixedClock, type FixedClock } from './fixed-clock.ts'
import { memoryDb } from './memory-db.ts'
import { done } from './session-steps.ts'

/** The catalogue of devices, real in every part, over a database in memory. */
export function devicesOn(db: WritableDb = memoryDb(), clock: FixedClock = fixedClock()): DevicesService {
  const audit = createAudit({ clock, operator: { name: () => 'test-desk' } })
  const settings = createSettingsService({ db, audit, ids: systemIds, payers: ['medicare'] })
  return createDevicesService({ db, clock, ids: systemIds, files: nodeFiles, audit, settings: settings.read })
}

/** A magnetic seed with a GTIN. Name only what matters to the test. */
export function aDevice(parts: Partial<DeviceEntry> = {}): DeviceEntry {
  return {
    name: 'TEST seed',
    type: 'magnetic-seed',
    deviceIdentifier: '00312345678906',
    supplyCode: 'A4648',
    guidance: [],
    ...parts,
  }
}

/** A device as the window sends it. */
export function saving(device: DeviceEntry, id: CatalogueDevice['id'] | null = null) {
  return { commandId: randomUUID(), id, device }
}

export async function inCatalogue(
  devices: DevicesService,
  parts: Partial<DeviceEntry> = {},
): Promise<CatalogueDevice> {
  const saved = await done(devices.save(saving(aDevice(parts))))
  if (saved.kind === 'refused') throw new Error(saved.problems.map(({ field }) => field).join())
  return saved.device
}
