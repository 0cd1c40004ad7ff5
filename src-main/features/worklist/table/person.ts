import type { PhysicianEntry, Sex } from '#shared/domain/session-entry.ts'
import type { MammogramSide } from '#shared/domain/vocabulary.ts'
import { isNpi } from '#main/features/sessions/index.ts'
import type { ExamFacts } from '../facts.ts'

type Name = ExamFacts['name']

/** A whole name as schedules write it: `ROE, JANE TEST` or `ROE^JANE^TEST`. Without a sign it is a family name. */
export function readName(text: string): Name {
  const trimmed = text.trim()
  if (trimmed.includes('^')) {
    const [familyName = '', givenName = '', middleName = ''] = trimmed.split('^').map(part => part.trim())
    return { familyName, givenName, middleName }
  }
  const comma = trimmed.indexOf(',')
  if (comma < 0) return { familyName: trimmed, givenName: '', middleName: '' }
  const [givenName = '', ...middle] = trimmed
    .slice(comma + 1)
    .trim()
    .split(/\s+/)
  return { familyName: trimmed.slice(0, comma).trim(), givenName, middleName: middle.join(' ') }
}

const TITLES = /^(dr\.?|prof\.?)\s+|,?\s+(m\.?d\.?|d\.?o\.?)$/gi

/** A physician: `VALE, TEST MD`, `Dr Vale`, or as HL7 writes it, `1234567893^VALE^TEST`. */
export function readPhysicianCell(text: string, npi: string): PhysicianEntry {
  const parts = text.trim().split('^')
  const [first = ''] = parts
  const hasNumber = parts.length > 1 && /^\d+$/.test(first.trim())
  const name = readName((hasNumber ? parts.slice(1).join('^') : text).trim().replaceAll(TITLES, ''))
  const number = npi.trim() || (hasNumber ? first.trim() : '')
  return {
    npi: isNpi(number) ? number : '',
    familyName: name.familyName,
    givenName: [name.givenName, name.middleName].filter(part => part !== '').join(' '),
  }
}

const SEXES: Readonly<Record<string, Sex>> = {
  f: 'female',
  female: 'female',
  m: 'male',
  male: 'male',
  o: 'other',
  other: 'other',
  u: 'unknown',
  unknown: 'unknown',
}

/** Null for a word that is not known: it is asked at the desk. */
export function readSex(text: string): Sex | null {
  return SEXES[text.trim().toLowerCase()] ?? null
}

const SIDES: Readonly<Record<string, MammogramSide>> = {
  r: 'right',
  rt: 'right',
  right: 'right',
  l: 'left',
  lt: 'left',
  left: 'left',
  b: 'bilateral',
  bi: 'bilateral',
  bil: 'bilateral',
  bilat: 'bilateral',
  bilateral: 'bilateral',
  both: 'bilateral',
}

export function readSide(text: string): MammogramSide | null {
  return SIDES[text.trim().toLowerCase()] ?? null
}

/** The side that the words of a procedure state outright; null where they name none or both. */
export function sideInWords(procedure: string): MammogramSide | null {
  if (/\b(bilateral|both)\b/i.test(procedure)) return 'bilateral'
  const [right, left] = [/\bright\b/i.test(procedure), /\bleft\b/i.test(procedure)]
  if (right === left) return null
  return right ? 'right' : 'left'
}

/** Whether the status of an exam in words says that it does not take place. */
export function saysCancelled(status: string): boolean {
  return /\b(cancel\w*|no[- ]?show\w*|discontinued|deleted|void\w*)\b/i.test(status)
}
