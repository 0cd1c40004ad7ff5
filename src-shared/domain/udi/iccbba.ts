import { fail, ok, type Result } from '#shared/base/result.ts'
import type { IsoDate } from '#shared/base/iso-date.ts'
import { blankUdi, type Udi } from './udi.ts'
import { dayOfYear } from './udi-dates.ts'

type Reading = { readonly udi: Udi; readonly donation: string }
type Structure = { readonly form: RegExp; readonly take: (reading: Reading, value: string) => Reading | null }

const onUdi =
  (change: (value: string) => Partial<Udi>) =>
  ({ udi, donation }: Reading, value: string): Reading => ({ udi: { ...udi, ...change(value) }, donation })

const onDay =
  (field: 'expiresOn' | 'madeOn') =>
  ({ udi, donation }: Reading, value: string): Reading | null => {
    const day = readIsbtDay(value)
    return day === null ? null : { udi: { ...udi, [field]: day }, donation }
  }

/**
 * The data structures that a device's barcode is made of, each known by its first characters.
 * Source: ICCBBA ST-001, ISBT 128 Standard Technical Specification, data structures 001, 004, 008, 017 to 032.
 */
const STRUCTURES: readonly Structure[] = [
  { form: /^=\/([A-Z0-9]{16})/, take: onUdi(deviceIdentifier => ({ deviceIdentifier })) },
  { form: /^=\)([A-Z0-9]{10})/, take: onUdi(deviceIdentifier => ({ deviceIdentifier })) },
  { form: /^=,([A-Z0-9]{6})/, take: onUdi(serial => ({ serial })) },
  { form: /^=>(\d{6})/, take: onDay('expiresOn') },
  { form: /^=\}(\d{6})/, take: onDay('madeOn') },
  { form: /^&,1([A-Z0-9]{18})/, take: onUdi(lot => ({ lot })) },
  { form: /^&\)([A-Z0-9]{10})/, take: onUdi(lot => ({ lot })) },
  { form: /^=\+\d{5}()/, take: reading => reading },
  { form: /^=([A-NP-Z1-9][A-Z0-9]{14})/, take: ({ udi }, donation) => ({ udi, donation }) },
]

/**
 * Reads an ISBT 128 text, such as `=/A9999XYZ100T0944=,000025=>014032`. The number of a donation and the serial number
 * of a part of it make one serial number here, for only both together are one item.
 */
export function readIccbba(text: string): Result<Udi, string> {
  let reading: Reading | null = { udi: blankUdi('ICCBBA'), donation: '' }
  for (let rest = text; rest !== '';) {
    const found = STRUCTURES.map(structure => ({ structure, match: structure.form.exec(rest) })).find(
      ({ match }) => match !== null,
    )
    if (!found?.match) {
      return fail(
        `The barcode cannot be read from character ${text.length - rest.length + 1} on. Scan it again.`,
      )
    }
    reading = found.structure.take(reading, found.match[1] ?? '')
    if (reading === null) return fail('The date in the barcode is no day of the calendar. Scan it again.')
    rest = rest.slice(found.match[0].length)
  }
  const { udi, donation } = reading
  return ok({ ...udi, serial: [donation, udi.serial].filter(part => part !== '').join(' ') })
}

/** `CYYJJJ`: the third digit of the year, its last two, and the day within it. 026350 is 2026-12-16. */
function readIsbtDay(text: string): IsoDate | null {
  const century = text.startsWith('9') ? 1900 : 2000 + Number(text.slice(0, 1)) * 100
  return dayOfYear(century + Number(text.slice(1, 3)), Number(text.slice(3)))
}
