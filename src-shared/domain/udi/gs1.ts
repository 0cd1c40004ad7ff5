import type { IsoDate } from '#shared/base/iso-date.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { gtinCheckDigit } from './check-digits.ts'
import { splitGs1, type Gs1Element } from './gs1-elements.ts'
import { blankUdi, type Udi } from './udi.ts'
import { readYymmdd } from './udi-dates.ts'

const MAX_NUMBER = 20

/** Reads a GS1 text, scanned or as printed: `(01)00312345678906(17)270131(10)L1(21)S1`. */
export function readGs1(text: string, today: IsoDate): Result<Udi, string> {
  const split = splitGs1(text)
  if (!split.ok) return split
  let udi = blankUdi('GS1')
  for (const element of split.value) {
    const next = withElement(udi, element, today)
    if (!next.ok) return next
    udi = next.value
  }
  const { deviceIdentifier, lot, serial, expiresOn, madeOn } = udi
  const says = deviceIdentifier !== '' || lot !== '' || serial !== '' || expiresOn !== null || madeOn !== null
  return says ? ok(udi) : fail(notADevice(split.value))
}

/** A barcode is taken as a whole: each identifier once, or twice with the same value. */
function withElement(udi: Udi, { ai, value }: Gs1Element, today: IsoDate): Result<Udi, string> {
  switch (ai) {
    case '01':
      return withDevice(udi, value)
    case '10':
      return withNumber(udi, 'lot', value)
    case '21':
      return withNumber(udi, 'serial', value)
    case '11':
      return withDay(udi, 'madeOn', { ai, value, day: readYymmdd(digits(value), today) })
    case '17':
      return withDay(udi, 'expiresOn', { ai, value, day: readYymmdd(digits(value), today) })
    case '7003':
      return withDay(udi, 'expiresOn', { ai, value, day: readYymmdd(digits(value).slice(0, 6), today) })
    default:
      return ok(udi)
  }
}

function withDevice(udi: Udi, gtin: string): Result<Udi, string> {
  if (!/^\d{14}$/.test(gtin)) return fail('The device number (01) is 14 digits. Scan it again.')
  const [expected, read] = [gtinCheckDigit(gtin.slice(0, -1)), gtin.slice(-1)]
  if (expected !== read) {
    return fail(`Device number ${gtin}: check digit ${expected} expected, ${read} read. Scan it again.`)
  }
  if (udi.deviceIdentifier !== '' && udi.deviceIdentifier !== gtin) {
    return fail('The barcode names two devices. Scan the one of the device alone.')
  }
  return ok({ ...udi, deviceIdentifier: gtin })
}

const NAMES = { lot: 'lot', serial: 'serial number' } as const

function withNumber(udi: Udi, field: 'lot' | 'serial', value: string): Result<Udi, string> {
  if (value.length > MAX_NUMBER) {
    return fail(
      `The ${NAMES[field]} would have ${value.length} characters of at most ${MAX_NUMBER}: the scanner leaves out the separator after it. Set it to send FNC1 as ASCII 29.`,
    )
  }
  return udi[field] !== '' && udi[field] !== value
    ? fail(`The barcode states the ${NAMES[field]} twice, in two ways.`)
    : ok({ ...udi, [field]: value })
}

type ReadDay = Gs1Element & { readonly day: IsoDate | null }

function withDay(udi: Udi, field: 'expiresOn' | 'madeOn', read: ReadDay): Result<Udi, string> {
  const { ai, value, day } = read
  if (day === null) return fail(`(${ai}) ${value} is no day of the calendar. Scan it again.`)
  return udi[field] !== null && udi[field] !== day
    ? fail(`The barcode states (${ai}) twice, in two ways.`)
    : ok({ ...udi, [field]: day })
}

/** The value when it is digits only, else a text that is no day. */
function digits(value: string): string {
  return /^\d{6}(\d{4})?$/.test(value) ? value : '999999'
}

function notADevice(elements: readonly Gs1Element[]): string {
  return elements.some(({ ai }) => ai === '00' || ai === '02')
    ? 'This is the barcode of a shipping box. Scan the one on the package of the device.'
    : 'The barcode names neither a device nor its lot, serial number or expiry.'
}
