import { fail, ok, type Result } from '#shared/base/result.ts'

/** One element of a GS1 barcode: its application identifier, such as `01`, and its value. */
export type Gs1Element = { readonly ai: string; readonly value: string }

/** Ends an element whose length is free (ASCII 29); a scanner sends it where the barcode has FNC1. */
export const GROUP_SEPARATOR = '\u001d'

/**
 * How many digits an application identifier has, by its first two.
 * Source: GS1 General Specifications, section 3.2.
 */
const IDENTIFIER_DIGITS: Readonly<Record<string, number>> = Object.fromEntries([
  ...['00', '01', '02', '03', '04', '10', '11', '12', '13', '15', '16', '17'].map(first => [first, 2]),
  ...['20', '21', '22', '30', '37', '90', '91', '92', '93', '94', '95', '96', '97', '98', '99'].map(first => [
    first,
    2,
  ]),
  ...['23', '24', '25', '40', '41', '42', '71'].map(first => [first, 3]),
  ...['31', '32', '33', '34', '35', '36', '39', '43', '70', '72', '80', '81', '82'].map(first => [first, 4]),
])

/** Length of the elements that need no separator, identifier included. Source: section 7.8, predefined lengths. */
const WHOLE_LENGTH: Readonly<Record<string, number>> = {
  '00': 20,
  '01': 16,
  '02': 16,
  '03': 16,
  '04': 18,
  ...Object.fromEntries(['11', '12', '13', '15', '16', '17'].map(first => [first, 8])),
  '20': 4,
  ...Object.fromEntries(['31', '32', '33', '34', '35', '36'].map(first => [first, 10])),
  '41': 16,
}

const MARK_IN_PRINT = /\((\d{2,4})\)/

/** Takes a GS1 text apart: as scanned, with separators, or as printed, with identifiers in brackets. */
export function splitGs1(text: string): Result<readonly Gs1Element[], string> {
  return text.startsWith('(') ? splitPrinted(text) : splitScanned(text)
}

function splitPrinted(text: string): Result<readonly Gs1Element[], string> {
  const [before = '', ...parts] = text.split(MARK_IN_PRINT)
  const elements = parts.flatMap((ai, place) =>
    place % 2 === 0 ? [{ ai, value: (parts[place + 1] ?? '').trim() }] : [],
  )
  if (before !== '' || elements.length === 0) return fail('The text in brackets is not that of a device.')
  for (const { ai, value } of elements) {
    const wrong = identifierProblem(ai, value)
    if (wrong !== null) return fail(wrong)
  }
  return ok(elements)
}

function splitScanned(text: string): Result<readonly Gs1Element[], string> {
  const elements: Gs1Element[] = []
  for (let rest = text; rest !== '';) {
    if (rest.startsWith(GROUP_SEPARATOR)) {
      rest = rest.slice(1)
      continue
    }
    const digits = IDENTIFIER_DIGITS[rest.slice(0, 2)]
    if (digits === undefined) return fail(unknownIdentifier(rest.slice(0, 2)))
    const ai = rest.slice(0, digits)
    const end = endOfElement(rest)
    const value = rest.slice(digits, end)
    const wrong = identifierProblem(ai, value)
    if (wrong !== null) return fail(wrong)
    elements.push({ ai, value })
    rest = rest.slice(end)
  }
  return ok(elements)
}

function endOfElement(text: string): number {
  const fixed = WHOLE_LENGTH[text.slice(0, 2)]
  if (fixed !== undefined) return fixed
  const separator = text.indexOf(GROUP_SEPARATOR)
  return separator < 0 ? text.length : separator
}

/** The characters of a value. Source: section 7.11, GS1 character set 82. */
const VALUE = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/

function identifierProblem(ai: string, value: string): string | null {
  const first = ai.slice(0, 2)
  if (IDENTIFIER_DIGITS[first] !== ai.length || !/^\d+$/.test(ai)) return unknownIdentifier(ai)
  if (value === '') return `The barcode ends before the value of (${ai}). Scan it again.`
  const fixed = WHOLE_LENGTH[first]
  if (fixed !== undefined && value.length !== fixed - ai.length) {
    return `(${ai}) takes ${fixed - ai.length} characters, ${value.length} were read. Scan it again.`
  }
  return VALUE.test(value) ? null : `(${ai}) holds a character that no GS1 barcode has. Scan it again.`
}

function unknownIdentifier(ai: string): string {
  return `The barcode has a part (${ai.replace(/[^ -~]/g, '?')}) that no GS1 barcode has. If a lot or serial number stands before it, the scanner leaves out the separator: set it to send FNC1 as ASCII 29.`
}
