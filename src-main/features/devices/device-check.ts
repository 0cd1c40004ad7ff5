import type { DeviceProblem } from '#shared/contract/devices.ts'
import { MAX_DEVICE_NAME, type DeviceEntry } from '#shared/domain/device.ts'
import { readDeviceIdentifier } from '#shared/domain/udi/device-identifier.ts'
import { GUIDANCES } from '#shared/domain/vocabulary.ts'
import { readSupplyCode } from '#main/features/sessions/index.ts'

/** A device as it goes into the catalogue, or what is wrong with it field by field. */
export type CheckedDevice =
  | { readonly kind: 'fit'; readonly device: DeviceEntry }
  | { readonly kind: 'unfit'; readonly problems: readonly DeviceProblem[] }

const PRINTABLE = /^[^\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029]*$/u

/** Reads a device as typed: spaces gone, codes in capital letters, the number as a barcode has it. */
export function checkDevice(typed: DeviceEntry): CheckedDevice {
  const name = typed.name.trim().replace(/\s+/g, ' ')
  const supply = typed.supplyCode.trim()
  const number = typed.deviceIdentifier.trim()
  const read = number === '' ? null : readDeviceIdentifier(number)
  const problems: DeviceProblem[] = []
  if (name === '') problems.push({ field: 'name', message: 'Give the device a name.' })
  if ([...name].length > MAX_DEVICE_NAME || !PRINTABLE.test(name)) {
    problems.push({ field: 'name', message: `Takes ${MAX_DEVICE_NAME} characters that can be printed.` })
  }
  if (read !== null && !read.ok) problems.push({ field: 'deviceIdentifier', message: read.error })
  if (supply !== '' && readSupplyCode(supply) === null) {
    problems.push({ field: 'supplyCode', message: 'Is a letter and four digits, such as A4648.' })
  }
  if (problems.length > 0) return { kind: 'unfit', problems }
  const device = {
    name,
    type: typed.type,
    deviceIdentifier: read?.ok ? read.value : '',
    supplyCode: readSupplyCode(supply) ?? '',
    guidance: GUIDANCES.filter(guidance => typed.guidance.includes(guidance)),
  }
  return { kind: 'fit', device }
}
