import type { IsoDate } from '#shared/base/iso-date.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Udi } from './udi.ts'
import { calendarDay, dayOfYear, fullYear } from './udi-dates.ts'

type Found = Partial<Pick<Udi, 'lot' | 'serial' | 'expiresOn' | 'madeOn'>>

type DateForm = {
  readonly form: RegExp
  readonly day: (parts: readonly number[], today: IsoDate) => IsoDate | null
}

/**
 * How a date follows `$$`: MMYY by itself, the others after the digit that names them.
 * Source: ANSI/HIBC 2.6, table of expiration date formats.
 */
const DATE_FORMS: readonly DateForm[] = [
  {
    form: /^([01]\d)(\d\d)/,
    day: ([month = 0, year = 0], today) => calendarDay(fullYear(year, today), month, 0),
  },
  {
    form: /^2(\d\d)(\d\d)(\d\d)/,
    day: ([month = 0, day = 0, year = 0], today) => existing(fullYear(year, today), month, day),
  },
  {
    form: /^3(\d\d)(\d\d)(\d\d)/,
    day: ([year = 0, month = 0, day = 0], today) => existing(fullYear(year, today), month, day),
  },
  {
    form: /^4(\d\d)(\d\d)(\d\d)(?:[01]\d|2[0-3])/,
    day: ([year = 0, month = 0, day = 0], today) => existing(fullYear(year, today), month, day),
  },
  { form: /^5(\d\d)(\d{3})/, day: ([year = 0, day = 0], today) => dayOfYear(fullYear(year, today), day) },
  {
    form: /^6(\d\d)(\d{3})(?:[01]\d|2[0-3])/,
    day: ([year = 0, day = 0], today) => dayOfYear(fullYear(year, today), day),
  },
]

const NUMBER = /^[A-Z0-9\-. ]{0,18}$/
const BAD_DATE = 'The date in the barcode is no day of the calendar. Scan it again.'

/**
 * Reads a part after the device: `$$` with quantity, date and lot or serial number, `$` with a lot, a date within the
 * year with a lot, or one of the named parts (`14D` expiry, `16D` made, `S` serial). Other named parts say nothing
 * that is kept here.
 */
export function readHibcPart(part: string, today: IsoDate): Result<Found, string> {
  if (part.startsWith('$$')) return readDated(part.slice(2), today)
  if (part.startsWith('$')) return readNumber(part.slice(1))
  const dayNumber = /^(\d\d)(\d{3})(?!D)(.*)$/.exec(part)
  if (dayNumber && !/^1[46]D/.test(part)) {
    const expiresOn = dayOfYear(fullYear(Number(dayNumber[1]), today), Number(dayNumber[2]))
    return withDate(expiresOn, readNumber(dayNumber[3] ?? ''))
  }
  const full = /^(14|16)D(\d{4})(\d\d)(\d\d)$/.exec(part)
  if (full) {
    const day = existing(Number(full[2]), Number(full[3]), Number(full[4]))
    if (day === null) return fail(BAD_DATE)
    return ok(full[1] === '14' ? { expiresOn: day } : { madeOn: day })
  }
  if (/^1[46]D/.test(part)) return fail(BAD_DATE)
  return part.startsWith('S') ? readNumber(`+${part.slice(1)}`) : ok({})
}

function readDated(text: string, today: IsoDate): Result<Found, string> {
  const sign = text.startsWith('+') ? '+' : ''
  const afterQuantity = text.slice(sign.length).replace(/^(8\d{2}|9\d{5})/, '')
  if (afterQuantity.startsWith('7')) return readNumber(sign + afterQuantity.slice(1))
  for (const { form, day } of DATE_FORMS) {
    const match = form.exec(afterQuantity)
    if (!match) continue
    const parts = match.slice(1).map(Number)
    return withDate(day(parts, today), readNumber(sign + afterQuantity.slice(match[0].length)))
  }
  const hasQuantity = afterQuantity.length < text.length - sign.length
  if (/^\d/.test(afterQuantity) || (!hasQuantity && afterQuantity !== '')) {
    return fail('The barcode states its expiry in no form that HIBC has. Scan it again.')
  }
  return readNumber(sign + afterQuantity)
}

/** A lot number, or a serial number after a plus sign; neither where the text ends. */
function readNumber(text: string): Result<Found, string> {
  const [field, number] = text.startsWith('+') ? ['serial', text.slice(1)] : ['lot', text]
  if (!NUMBER.test(number)) {
    return fail(`The ${field === 'lot' ? 'lot' : 'serial number'} in the barcode is longer than HIBC allows.`)
  }
  return ok(number === '' ? {} : { [field]: number })
}

function withDate(expiresOn: IsoDate | null, number: Result<Found, string>): Result<Found, string> {
  if (expiresOn === null) return fail(BAD_DATE)
  return number.ok ? ok({ ...number.value, expiresOn }) : number
}

/** A day that is there; day 0 is none here. */
function existing(year: number, month: number, day: number): IsoDate | null {
  return day === 0 ? null : calendarDay(year, month, day)
}
