import type { Json } from './sheet-draft.ts'

/** A table of a sheet as lines of text: one entry a line, its parts divided by semicolons. */
export type LineTable = {
  readonly hint: string
  readonly write: (value: Json | undefined) => string
  readonly read: (text: string) => Json
}

function entriesOf(value: Json | undefined): readonly (readonly [string, Json])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
}

function linesOf(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .map(line => line.split(';').map(part => part.trim()))
    .filter(([first]) => first !== undefined && first !== '')
}

/** Cents by code, typed in dollars: `19283; 612.50`. What is no amount stays as it was typed, and is refused by the sheet. */
export const PRICES: LineTable = {
  hint: 'A line each: code; price of one unit. Such as 19283; 612.50',
  write: value =>
    entriesOf(value)
      .map(
        ([code, cents]) => `${code}; ${typeof cents === 'number' ? (cents / 100).toFixed(2) : String(cents)}`,
      )
      .join('\n'),
  read: text =>
    Object.fromEntries(
      linesOf(text).map(([code = '', price = '']) => [
        code,
        /^\d+(\.\d{1,2})?$/.test(price) ? Math.round(Number(price) * 100) : price,
      ]),
    ),
}

export const REVENUE_CODES: LineTable = {
  hint: 'A line each: code; revenue code. Such as 19283; 0361',
  write: value =>
    entriesOf(value)
      .map(([code, revenue]) => `${code}; ${String(revenue)}`)
      .join('\n'),
  read: text => Object.fromEntries(linesOf(text).map(([code = '', revenue = '']) => [code, revenue])),
}

export const SUBSCRIBERS: LineTable = {
  hint: 'A line each: MRN; member number; group number; street; city; state; ZIP. This is patient data.',
  write: value =>
    entriesOf(value)
      .map(([mrn, one]) => [mrn, ...subscriberParts(one)].join('; '))
      .join('\n'),
  read: text =>
    Object.fromEntries(
      linesOf(text).map(
        ([mrn = '', memberId = '', group = '', street = '', city = '', state = '', zip = '']) => [
          mrn,
          { memberId, groupNumber: group === '' ? null : group, address: { street, city, state, zip } },
        ],
      ),
    ),
}

function subscriberParts(value: Json): readonly string[] {
  const one = Object.fromEntries(entriesOf(value))
  const address = Object.fromEntries(entriesOf(one.address))
  const parts = [one.memberId, one.groupNumber, address.street, address.city, address.state, address.zip]
  return parts.map(part => (part === null || part === undefined ? '' : String(part)))
}
