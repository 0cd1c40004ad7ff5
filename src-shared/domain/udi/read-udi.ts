import type { IsoDate } from '#shared/base/iso-date.ts'
import { fail, type Result } from '#shared/base/result.ts'
import { gtinCheckDigit, hibcCheckCharacter } from './check-digits.ts'
import { readGs1 } from './gs1.ts'
import { GROUP_SEPARATOR } from './gs1-elements.ts'
import { readHibcc } from './hibcc.ts'
import { readIccbba } from './iccbba.ts'
import type { Udi } from './udi.ts'

const MAX_LENGTH = 400

/** What a scanner may put before the data to name the kind of barcode, such as `]d2`. Source: ISO/IEC 15424. */
const SYMBOLOGY = /^\][A-Za-z][0-9A-Za-z]/
/** Signs that scanners are set to send where a separator cannot be typed; no GS1 value holds one of them. */
const VISIBLE_SEPARATOR = /<GS>|\{GS\}|[\u241d|~^]/g

const PLAIN_LENGTHS = [8, 12, 13, 14]

/**
 * Reads the barcode of a device as a scanner sends it or as it is printed, whoever issued it. A failure says in words
 * what is wrong and what to do; no text makes it throw.
 */
export function readUdi(scanned: string, today: IsoDate): Result<Udi, string> {
  if (scanned.length > MAX_LENGTH) return fail('The text is longer than any barcode of a device.')
  const text = bareText(scanned)
  if (text.trim() === '') return fail('Nothing was read. Scan it again.')
  if (isPlainNumber(text)) {
    return fail(
      'This is a plain EAN or UPC barcode, not a UDI: it states no lot, serial number or expiry. Scan the larger one.',
    )
  }
  if (/^\*?\+/.test(text)) return readHibcc(text, today)
  if (/^[=&]/.test(text)) return readIccbba(text)
  if (/^(\(|\d{2})/.test(text)) return readGs1(withSeparators(text), today)
  return fail('This is no barcode of a device: it begins as none of GS1, HIBCC and ICCBBA does.')
}

/** Whether a scan begins as that of a device does, so that it is taken for nothing else. */
export function looksLikeUdi(scanned: string): boolean {
  return /^(\*?\+([A-Z][A-Z0-9]{3}|\$)|=[/,>})]|&[,)]|\(\d{2,4}\)|01\d{14})/.test(bareText(scanned))
}

/** Whether a second barcode belongs to the device: one of HIBCC bears the check character of the first. */
export function belongsTo({ link }: Udi, deviceIdentifier: string): boolean {
  return link === null || link === hibcCheckCharacter(`+${deviceIdentifier}`)
}

/** Without line ends, the name of the symbology and the separator in front. A space at the end may be a check. */
function bareText(scanned: string): string {
  const ends = scanned.replace(/^[\s]+|[\r\n\t]+$/g, '')
  return ends.replace(SYMBOLOGY, '').replace(/^\u001d+/, '')
}

function withSeparators(text: string): string {
  return text.trim().replace(VISIBLE_SEPARATOR, GROUP_SEPARATOR)
}

function isPlainNumber(text: string): boolean {
  const digits = text.trim()
  if (!/^\d+$/.test(digits) || !PLAIN_LENGTHS.includes(digits.length)) return false
  return gtinCheckDigit(digits.slice(0, -1)) === digits.slice(-1)
}
