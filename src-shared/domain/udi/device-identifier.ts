import { fail, ok, type Result } from '#shared/base/result.ts'
import { gtinCheckDigit } from './check-digits.ts'

const GTIN = /^\d{12,14}$/
const HIBCC = /^[A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}\d$/
const ICCBBA = /^([A-Z0-9]{16}|[A-Z0-9]{10})$/

/**
 * The number of a device as typed, written as a barcode has it: a GTIN of 12 or 13 digits gets its leading zeros, a
 * HIBCC number loses its plus sign. `312345678906` is `00312345678906`.
 */
export function readDeviceIdentifier(typed: string): Result<string, string> {
  const text = typed.trim().toUpperCase().replace(/^\+/, '')
  if (GTIN.test(text)) {
    const [expected, read] = [gtinCheckDigit(text.slice(0, -1)), text.slice(-1)]
    return expected === read
      ? ok(text.padStart(14, '0'))
      : fail(`Check digit ${expected} expected, ${read} read. Check the number.`)
  }
  if (HIBCC.test(text) || (ICCBBA.test(text) && /[A-Z]/.test(text))) return ok(text)
  return fail('Is 14 digits (GS1), or a number as HIBCC or ICCBBA writes it. Scan it or check the number.')
}
