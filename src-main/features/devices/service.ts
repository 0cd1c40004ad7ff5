import { join, resolve } from 'node:path'
import { parseIsoDate } from '#shared/base/iso-date.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { DeviceScan } from '#shared/contract/devices.ts'
import { failure, type Failure, type FailureCode } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import { readUdi } from '#shared/domain/udi/read-udi.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { FileFailure } from '#main/ports/files.ts'
import { writeCatalogue } from './catalogue-file.ts'
import type { DevicesDependencies } from './dependencies.ts'
import { deviceOf, findDeviceByIdentifier } from './device-row.ts'
import { importDevices } from './import-devices.ts'
import { listDevices } from './queries.ts'
import { removeDevice, saveDevice } from './save-device.ts'

export type DevicesService = Handlers['devices']

/** The department's devices, operation by operation. */
export function createDevicesService(dependencies: DevicesDependencies): DevicesService {
  return {
    list: () => ok(listDevices(dependencies.db).map(deviceOf)),
    scan: ({ text }) => ok(scan(dependencies, text)),
    save: input => saveDevice(dependencies, input),
    remove: input => removeDevice(dependencies, input),
    importCsv: input => importDevices(dependencies, input),
    exportCsv: ({ folder }) => exportDevices(dependencies, resolve(folder)),
  }
}

function scan({ db, clock }: DevicesDependencies, text: string): DeviceScan {
  const today = parseIsoDate(clock.today())
  if (today === null) throw new Error('The clock gives no date.')
  const udi = readUdi(text, today)
  if (!udi.ok) return { kind: 'unreadable', message: udi.error }
  return { kind: 'read', udi: udi.value, device: findDeviceByIdentifier(db, udi.value.deviceIdentifier) }
}

const FAILURE_OF = {
  missing: 'folder-missing',
  exists: 'file-exists',
  denied: 'folder-not-writable',
  full: 'disk-full',
  unsupported: 'folder-not-writable',
  other: 'folder-not-writable',
} as const satisfies Record<FileFailure, FailureCode>

/** Writes the catalogue into a new file, named by site, workstation and second; never over another file. */
function exportDevices(
  { db, clock, files, settings }: DevicesDependencies,
  folder: string,
): Result<{ readonly path: string; readonly devices: number }, Failure> {
  const devices = listDevices(db).map(deviceOf)
  const { site, workstation } = settings()
  const second = clock.now().slice(0, 19).replace(/\D/g, '')
  const path = join(folder, `DEVICES_${site}${workstation}_${second}.csv`)
  const written = attempt(() => files.create(path, Buffer.from(writeCatalogue(devices), 'utf8')))
  return written.ok ? ok({ path, devices: devices.length }) : fail(failure(FAILURE_OF[written.error.kind]))
}
