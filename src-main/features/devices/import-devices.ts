import { ok, type Result } from '#shared/base/result.ts'
import type { DeviceImport } from '#shared/contract/devices.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { CatalogueDevice, DeviceEntry } from '#shared/domain/device.ts'
import { once } from '#main/features/sessions/index.ts'
import { readCatalogue } from './catalogue-file.ts'
import type { DevicesDependencies } from './dependencies.ts'
import { deviceOf, newDeviceId } from './device-row.ts'
import { findIdentifier, listDevices, type DeviceRow } from './queries.ts'
import { writeDevice } from './save-device.ts'

/**
 * Takes the rows of a catalogue file. A device of the same number is changed, one without a number by its name, others
 * are added; none is removed. Reading the same file again changes nothing.
 */
export function importDevices(
  dependencies: DevicesDependencies,
  { commandId, text }: { readonly commandId: string; readonly text: string },
): Result<DeviceImport, Failure> {
  const rows = readCatalogue(text)
  return once(dependencies, { commandId, operation: 'devices.importCsv' }, at => {
    const counts = { added: 0, changed: 0, unchanged: 0 }
    for (const row of rows) {
      if (row.kind === 'refused') continue
      const before = findKnown(dependencies, row.device)
      const device = { id: before?.id ?? newDeviceId(dependencies.ids), ...row.device }
      const written = writeDevice(dependencies, { before, device, at })
      counts[written ? (before ? 'changed' : 'added') : 'unchanged'] += 1
    }
    const refused = rows.flatMap(row =>
      row.kind === 'refused' ? [{ line: row.line, message: row.message }] : [],
    )
    return ok({ ...counts, refused })
  })
}

function findKnown({ db }: DevicesDependencies, device: DeviceEntry): CatalogueDevice | null {
  const row =
    device.deviceIdentifier === ''
      ? findNamed(listDevices(db), device)
      : findIdentifier(db, device.deviceIdentifier)
  return row ? deviceOf(row) : null
}

function findNamed(rows: readonly DeviceRow[], { name, type }: DeviceEntry): DeviceRow | undefined {
  return rows.find(row => row.device_identifier === '' && row.name === name && row.type === type)
}
