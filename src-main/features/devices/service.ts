import { join, resolve } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { DeviceScan } from '#shared/contract/devices.ts'
import { type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import { readUdi } from '#shared/domain/udi/read-udi.ts'
import { attempt } from '#main/ports/attempt.ts'
import { fileFailure } from '#main/features/shares/index.ts'
import { writeCatalogue } from './catalogue-file.ts'
import type { DevicesDependencies } from './dependencies.ts'
import { deviceOf, findDeviceByIdentifier } from './device-row.ts'
import { importDevices } from './import-devices.ts'
import { listDevices } from './queries.ts'
import { removeDevice, saveDevice } from './save-device.ts'
import { todayOf } from '#main/ports/clock.ts'

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
  const udi = readUdi(text, todayOf(clock))
  if (!udi.ok) return { kind: 'unreadable', message: udi.error }
  return { kind: 'read', udi: udi.value, device: findDeviceByIdentifier(db, udi.value.deviceIdentifier) }
}

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
  return written.ok ? ok({ path, devices: devices.length }) : fail(fileFailure(written.error.kind))
}
