import type { IsoDate } from '#shared/base/iso-date.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { hibcCheckCharacter } from './check-digits.ts'
import { readHibcPart } from './hibcc-parts.ts'
import { blankUdi, type Udi } from './udi.ts'

/** Labeler (a letter and three more), product (1 to 18) and unit of measure. Source: ANSI/HIBC 2.6, section 2.1. */
const PRIMARY = /^[A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}\d$/

/**
 * Reads a HIBC text: the device alone, the device with its second part after a slash, or the second barcode alone.
 * The last character is checked over all before it. Source: ANSI/HIBC 2.6, Supplier Labeling Standard.
 */
export function readHibcc(text: string, today: IsoDate): Result<Udi, string> {
  const data = checkedData(text.replace(/^\*|\*$/g, ''))
  if (!data.ok) return data
  return /^[A-Z]/.test(data.value) ? readWhole(data.value, today) : readSecond(data.value, today)
}

/** What stands between the plus sign and the check character. */
function checkedData(text: string): Result<string, string> {
  if (hibcCheckCharacter(text) === null)
    return fail('A character was read that no HIBC barcode has. Scan it again.')
  const [expected, read] = [hibcCheckCharacter(text.slice(0, -1)), text.slice(-1)]
  if (text.length < 3 || expected !== read) {
    return fail(`Check character ${named(expected ?? '')} expected, ${named(read)} read. Scan it again.`)
  }
  return ok(text.slice(1, -1))
}

function named(character: string): string {
  return character === ' ' ? 'space' : character
}

function readWhole(data: string, today: IsoDate): Result<Udi, string> {
  const [primary = '', ...parts] = data.split('/')
  if (!PRIMARY.test(primary)) {
    return fail('The barcode begins like HIBC, but labeler, product and unit are not as they should be.')
  }
  return withParts({ ...blankUdi('HIBCC'), deviceIdentifier: primary }, parts, today)
}

function readSecond(data: string, today: IsoDate): Result<Udi, string> {
  const parts = data.slice(0, -1).split('/')
  return withParts({ ...blankUdi('HIBCC'), link: data.slice(-1) }, parts, today)
}

function withParts(udi: Udi, parts: readonly string[], today: IsoDate): Result<Udi, string> {
  let next = udi
  for (const part of parts) {
    const read = readHibcPart(part, today)
    if (!read.ok) return read
    next = { ...next, ...read.value }
  }
  return ok(next)
}
