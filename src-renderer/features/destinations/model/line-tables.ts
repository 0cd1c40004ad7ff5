import { FILL_FACTS, FILL_FIELDS } from '#shared/contract/hl7-fill.ts'
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

const dollars = (cents: Json | undefined) =>
  typeof cents === 'number' ? (cents / 100).toFixed(2) : String(cents ?? '')

/** What is no amount stays as it was typed, for the sheet to refuse. */
const cents = (text: string): Json => (/^\d+(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : text)

/** Cents by code, typed in dollars: `19283; 612.50`. */
export const PRICES: LineTable = {
  hint: 'A line each: code; price of one unit. Such as 19283; 612.50',
  write: value =>
    entriesOf(value)
      .map(([code, price]) => `${code}; ${dollars(price)}`)
      .join('\n'),
  read: text => Object.fromEntries(linesOf(text).map(([code = '', price = '']) => [code, cents(price)])),
}

/** What the department bills a procedure by; a part may be left empty. */
export const CHARGES: LineTable = {
  hint: 'A line each: code; charge code; price of one unit; revenue code. Such as 19283; BI9283; 612.50; 0361',
  write: value =>
    entriesOf(value)
      .map(([code, one]) => {
        const { chargeCode, priceCents, revenueCode } = Object.fromEntries(entriesOf(one))
        return [code, textOf(chargeCode), priceCents === null ? '' : dollars(priceCents), textOf(revenueCode)]
          .join('; ')
          .replace(/(; )+$/, '')
      })
      .join('\n'),
  read: text =>
    Object.fromEntries(
      linesOf(text).map(([code = '', chargeCode = '', price = '', revenueCode = '']) => [
        code,
        {
          chargeCode: chargeCode || null,
          priceCents: price === '' ? null : cents(price),
          revenueCode: revenueCode || null,
        },
      ]),
    ),
}

/** Fields of HL7 that are otherwise empty: `FT1-13; text; BI^Breast imaging^L` or `PV1-50; accession`. */
export const FILL: LineTable = {
  hint: `A line each: field; text; the text. Or: field; one of ${FILL_FACTS.join(', ')}. Fields: ${FILL_FIELDS.join(', ')}.`,
  write: value =>
    (Array.isArray(value) ? value : [])
      .map(one => {
        const { field, kind, text, fact } = Object.fromEntries(entriesOf(one))
        return kind === 'text'
          ? `${textOf(field)}; text; ${textOf(text)}`
          : `${textOf(field)}; ${textOf(fact)}`
      })
      .join('\n'),
  read: text =>
    linesOf(text).map(([field = '', what = '', ...rest]) =>
      what === 'text' ? { field, kind: 'text', text: rest.join('; ') } : { field, kind: 'fact', fact: what },
    ),
}

function textOf(value: Json | undefined): string {
  return value === null || value === undefined ? '' : String(value)
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
  return parts.map(textOf)
}
