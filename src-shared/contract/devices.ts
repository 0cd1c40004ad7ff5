import { z } from 'zod'
import type { CatalogueDevice, DeviceId } from '../domain/device.ts'
import type { Udi } from '../domain/udi/udi.ts'
import { DEVICE_TYPES, GUIDANCES } from '../domain/vocabulary.ts'
import { operation } from './operation.ts'

const commandId = z.uuid()
const deviceId = z.uuid().transform(text => text as DeviceId)
const text = z.string().max(200)

const deviceEntry = z.strictObject({
  name: text,
  type: z.enum(DEVICE_TYPES),
  deviceIdentifier: text,
  supplyCode: text,
  guidance: z.array(z.enum(GUIDANCES)).max(GUIDANCES.length).readonly(),
})

/** A barcode as the program understood it: what it says, and the device of the catalogue it names. */
export type DeviceScan =
  | { readonly kind: 'read'; readonly udi: Udi; readonly device: CatalogueDevice | null }
  /** Why it could not be read and what to do, in words. */
  | { readonly kind: 'unreadable'; readonly message: string }

/** Why a field of a device cannot be taken. */
export type DeviceProblem = { readonly field: keyof z.output<typeof deviceEntry>; readonly message: string }

export type DeviceSaved =
  | { readonly kind: 'saved'; readonly device: CatalogueDevice }
  | { readonly kind: 'refused'; readonly problems: readonly DeviceProblem[] }

/** What became of the rows of a file. Rows that could be read were taken, whatever the others were. */
export type DeviceImport = {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** `line` counts from 1, the line of column names being the first. */
  readonly refused: readonly { readonly line: number; readonly message: string }[]
}

export const MAX_IMPORT_CHARACTERS = 4_000_000

export const devicesContract = {
  /** The department's devices by name. */
  list: operation('see', z.strictObject({})).answers<readonly CatalogueDevice[]>(),
  /** Reads a barcode and looks its device up. Writes nothing. */
  scan: operation('see', z.strictObject({ text: z.string().max(1_000) })).answers<DeviceScan>(),
  /** Adds a device, or changes the one of the id. */
  save: operation(
    'enter',
    z.strictObject({ commandId, id: deviceId.nullable(), device: deviceEntry }),
  ).answers<DeviceSaved>(),
  /** Takes a device out of the catalogue; sessions keep what they say of it. */
  remove: operation('enter', z.strictObject({ commandId, id: deviceId })).answers<CatalogueDevice>(),
  importCsv: operation(
    'administer',
    z.strictObject({ commandId, text: z.string().max(MAX_IMPORT_CHARACTERS) }),
  ).answers<DeviceImport>(),
  /** Writes the catalogue into a new file of a folder. */
  exportCsv: operation('see', z.strictObject({ folder: z.string().min(1).max(1_000) })).answers<{
    readonly path: string
    readonly devices: number
  }>(),
} as const
