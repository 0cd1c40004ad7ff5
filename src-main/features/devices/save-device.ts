import { fail, ok, type Result } from '#shared/base/result.ts'
import type { DeviceSaved } from '#shared/contract/devices.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { CatalogueDevice, DeviceEntry, DeviceId } from '#shared/domain/device.ts'
import { changedFields } from '#main/features/audit/index.ts'
import { once } from '#main/features/sessions/index.ts'
import type { DevicesDependencies } from './dependencies.ts'
import { checkDevice } from './device-check.ts'
import { deviceOf, newDeviceId, rowOf } from './device-row.ts'
import { deleteDevice, findDevice, findIdentifier, putDevice } from './queries.ts'

export type SaveInput = {
  readonly commandId: string
  readonly id: DeviceId | null
  readonly device: DeviceEntry
}

/** Adds a device or changes one. A number that another device has is refused beside its field. */
export function saveDevice(
  dependencies: DevicesDependencies,
  input: SaveInput,
): Result<DeviceSaved, Failure> {
  const checked = checkDevice(input.device)
  if (checked.kind === 'unfit') return ok({ kind: 'refused', problems: checked.problems })
  return once(dependencies, { commandId: input.commandId, operation: 'devices.save' }, at => {
    const before = input.id === null ? undefined : findDevice(dependencies.db, input.id)
    if (input.id !== null && !before) return fail(failure('not-found'))
    const other = findIdentifier(dependencies.db, checked.device.deviceIdentifier)
    if (other && other.id !== input.id) return fail(failure('device-taken', 'deviceIdentifier'))
    const id = input.id ?? newDeviceId(dependencies.ids)
    const device = { id, ...checked.device }
    writeDevice(dependencies, { before: before ? deviceOf(before) : null, device, at })
    return ok({ kind: 'saved', device })
  })
}

/** Takes a device out of the catalogue. */
export function removeDevice(
  dependencies: DevicesDependencies,
  { commandId, id }: { readonly commandId: string; readonly id: DeviceId },
): Result<CatalogueDevice, Failure> {
  const { db, audit } = dependencies
  return once(dependencies, { commandId, operation: 'devices.remove' }, at => {
    const row = findDevice(db, id)
    if (!row) return fail(failure('not-found'))
    const device = deviceOf(row)
    deleteDevice(db, id)
    audit.record(db, {
      at,
      action: 'device-removed',
      sessionId: null,
      changes: [{ path: '', from: device, to: null }],
    })
    return ok(device)
  })
}

type Write = {
  readonly before: CatalogueDevice | null
  readonly device: CatalogueDevice
  readonly at: string
}

/** Writes a device with its audit event; one that is as it was leaves no trace. */
export function writeDevice({ db, audit }: DevicesDependencies, { before, device, at }: Write): boolean {
  const changes = before
    ? changedFields(before, device).map(change => ({ ...change, path: `${device.id}.${change.path}` }))
    : [{ path: '', from: null, to: device }]
  if (changes.length === 0) return false
  putDevice(db, rowOf(device.id, device), at)
  audit.record(db, { at, action: before ? 'device-changed' : 'device-added', sessionId: null, changes })
  return true
}
