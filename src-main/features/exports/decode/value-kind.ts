import { ownWords } from '#shared/domain/own-words.ts'
import { PLACES_OF_SERVICE } from '#shared/domain/place-of-service.ts'

/** What kind of value a field holds: how it is shown in words, and what it has to look like. */
export type ValueKind =
  | 'text'
  | 'number'
  | 'amount'
  | 'day'
  | 'time'
  | 'instant'
  | 'sex'
  | 'class'
  | 'place'
  | 'side'
  | 'transaction'
  | 'usage'
  | 'procedure'
  /** As a procedure, where the department's own charge code may stand as well. */
  | 'charge'
  | 'diagnosis'
  | 'modifier'
  | 'npi'

/** The codes of a charge and a credit, which each receiver chooses. */
export type TransactionCodes = { readonly charge: string; readonly credit: string }

const SEX: Readonly<Record<string, string>> = { F: 'female', M: 'male', O: 'other', U: 'unknown' }
const CLASS: Readonly<Record<string, string>> = { I: 'inpatient', E: 'emergency', O: 'outpatient' }
const SIDE: Readonly<Record<string, string>> = { R: 'right', L: 'left' }
const USAGE: Readonly<Record<string, string>> = { P: 'production', T: 'test' }

/** The modifiers that these charges bring, in our own words. */
const MODIFIER: Readonly<Record<string, string>> = {
  RT: 'right side',
  LT: 'left side',
  '50': 'both sides',
  '26': 'professional part',
  TC: 'technical part',
  '52': 'less than usual',
  '53': 'stopped',
  '59': 'a separate service',
  '73': 'stopped before anesthesia',
  '74': 'stopped after anesthesia',
  '76': 'again, same physician',
  '77': 'again, other physician',
  XS: 'a separate place',
  XU: 'a separate service',
  PO: 'off campus, excepted',
  PN: 'off campus, not excepted',
}

/** What a value stands for, in words; empty where it speaks for itself or is not known. */
export function meaningOf(kind: ValueKind, value: string, codes: TransactionCodes): string {
  if (value === '') return ''
  switch (kind) {
    case 'sex':
      return SEX[value] ?? ''
    case 'class':
      return CLASS[value] ?? ''
    case 'side':
      return SIDE[value] ?? ''
    case 'usage':
      return USAGE[value] ?? ''
    case 'place':
      return PLACES_OF_SERVICE.find(({ code }) => code === value)?.label ?? ''
    case 'transaction':
      return value === codes.charge ? 'charge' : value === codes.credit ? 'credit' : ''
    case 'procedure':
    case 'charge':
      return ownWords(value)
    case 'modifier':
      return MODIFIER[value] ?? ''
    case 'day':
    case 'instant':
      return dayInWords(value)
    default:
      return ''
  }
}

/** A day however it is spelled, with its time where one stands there: `Nov 20, 2026 09:10`. */
function dayInWords(value: string): string {
  const us = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(value)
  const [, year = '', month = '', day = '', hour, minute] = us
    ? ['', us[3], us[1], us[2]]
    : (/^(\d{4})-?(\d{2})-?(\d{2})(?:T?(\d{2}):?(\d{2}))?/.exec(value) ?? [])
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return ''
  const words = date.toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' })
  return hour === undefined ? words : `${words} ${hour}:${minute}`
}

const SHAPES: Readonly<Partial<Record<ValueKind, readonly [RegExp, string]>>> = {
  number: [/^\d+$/, 'a whole number is needed'],
  amount: [/^\d+(\.\d{1,2})?$/, 'an amount is needed, such as 612.5'],
  sex: [/^[FMOU]$/, 'one of F, M, O, U is needed'],
  class: [/^[IEO]$/, 'one of I, E, O is needed'],
  place: [/^\d{2}$/, 'two digits are needed'],
  side: [/^[RL]$/, 'R or L is needed'],
  usage: [/^[PT]$/, 'P or T is needed'],
  procedure: [/^[0-9A-Z]{5}$/, 'a code of five capital letters or digits is needed'],
  diagnosis: [/^[A-Z]\d[0-9A-Z]\.?[0-9A-Z]{0,4}$/, 'an ICD-10-CM code is needed'],
  modifier: [/^[0-9A-Z]{2}$/, 'a modifier has two capital letters or digits'],
  npi: [/^\d{10}$/, 'an NPI has ten digits'],
  time: [/^\d{2}:?\d{2}(:?\d{2})?$/, 'a time of day is needed'],
}

/** Why a value cannot be of its kind, in words; null when it can, or when nothing stands there. */
export function shapeProblem(kind: ValueKind, value: string, codes: TransactionCodes): string | null {
  if (value === '') return null
  if (kind === 'day' || kind === 'instant') {
    return dayInWords(value) === '' ? 'no date that exists stands here' : null
  }
  if (kind === 'transaction') {
    return Object.values(codes).includes(value) ? null : `${codes.charge} or ${codes.credit} is needed`
  }
  const [shape, words] = SHAPES[kind] ?? []
  return shape === undefined || words === undefined || shape.test(value) ? null : words
}
