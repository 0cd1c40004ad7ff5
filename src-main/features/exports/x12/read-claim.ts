import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ChargeFacts } from '../charge-facts.ts'
import type { ParsedSegment } from './parse-x12.ts'
import { readLines } from './read-line.ts'
import { centsOf, dayOf } from './read-value.ts'
import type { X12Options } from '#shared/contract/x12-options.ts'

export type ReadClaim = { readonly number: string; readonly lines: readonly ChargeFacts[] }

/** The order of the segments of a claim, each named by its qualifier where it has one. */
const GRAMMAR: Readonly<Record<string, RegExp>> = {
  professional:
    /^HL SBR NM1\.IL N3 N4 DMG NM1\.PR CLM REF\.EA HI (NM1\.DN )?NM1\.82 (LX SV1 DTP\.472 REF\.6R )+$/,
  facility:
    /^HL SBR NM1\.IL N3 N4 DMG NM1\.PR CLM DTP\.434 CL1 REF\.EA HI (HI )?NM1\.71 (NM1\.DN )?(LX SV2 DTP\.472 REF\.6R )+$/,
}
const QUALIFIED: ReadonlySet<string> = new Set(['NM1', 'REF', 'DTP'])

/** Reads one claim, from its HL to its last line. */
export function readClaim(
  segments: readonly ParsedSegment[],
  { claim, sheet }: { readonly claim: string; readonly sheet: X12Options },
): Result<ReadClaim, string> {
  const names = segments.map(({ id, at }) => `${id}${QUALIFIED.has(id) ? `.${at(1)}` : ''} `).join('')
  if (!GRAMMAR[claim]?.test(names)) return fail('a claim lacks a segment or has one out of order')
  const named = namer(segments)
  const diagnoses = diagnosesIn(segments)
  if (!diagnoses.ok) return diagnoses
  const head = headProblem(named('CLM'), claim) ?? partyProblem(segments) ?? subscriberProblem(named, sheet)
  if (head !== null) return fail(head)
  const lines = readLines(segments.slice(names.split(' ').indexOf('LX')), {
    claim,
    diagnoses: diagnoses.value,
  })
  if (!lines.ok) return lines
  const total = lines.value.reduce((sum, { cents }) => sum + cents, 0)
  if (centsOf(named('CLM').at(2)) !== total) return fail('CLM02 is not the sum of the lines')
  const shared = claimFacts(named, claim, diagnoses.value)
  return ok({ number: named('CLM').at(1), lines: lines.value.map(({ facts }) => ({ ...facts, ...shared })) })
}

type Named = (id: string, qualifier?: string) => ParsedSegment

const ABSENT: ParsedSegment = { id: '', at: () => '', width: () => 0, elements: 0 }

function namer(segments: readonly ParsedSegment[]): Named {
  return (id, qualifier) =>
    segments.find(one => one.id === id && (qualifier === undefined || one.at(1) === qualifier)) ?? ABSENT
}

function headProblem(clm: ParsedSegment, claim: string): string | null {
  const number = clm.at(1)
  if (number === '' || number.length > 20) return 'a claim has no number'
  const kind = claim === 'professional' ? 'B' : 'A'
  if (clm.at(5, 2) !== kind || clm.at(5, 3) !== '1') return 'CLM05 is not that of a new claim'
  const answers = [6, 7, 8, 9].map(element => clm.at(element)).join('*')
  return answers === (kind === 'B' ? 'Y*A*Y*Y' : '*A*Y*Y') ? null : 'CLM06 to CLM09 say something else'
}

function partyProblem(segments: readonly ParsedSegment[]): string | null {
  for (const { id, at } of segments) {
    if (id === 'SBR' && (at(1) !== 'P' || at(2) !== '18')) return 'the patient is not the subscriber'
    if (id !== 'NM1') continue
    if (at(3) === '' || at(8) === '' || at(9) === '') return 'a person or payer has no name or number'
    if (at(8) === 'XX' && !/^\d{10}$/.test(at(9))) return 'an NPI is not of ten digits'
  }
  return null
}

/** The patient's member number and address, and the payer, as the interface sheet has them for this MRN. */
function subscriberProblem(named: Named, { subscribers, payer }: X12Options): string | null {
  const subscriber = subscribers[named('REF', 'EA').at(2)]
  if (!subscriber) return 'a patient has no subscriber'
  const { memberId, address } = subscriber
  const person = named('NM1', 'IL')
  if (person.at(8) !== 'MI' || person.at(9) !== memberId) return 'a member number is another'
  if ((named('SBR').at(3) || null) !== subscriber.groupNumber) return 'a group number is another'
  const found = [named('N3').at(1), ...[1, 2, 3].map(element => named('N4').at(element))].join('\n')
  const wanted = [address.street, address.city, address.state, address.zip].join('\n')
  if (found !== wanted) return 'the address of a patient is another'
  return named('NM1', 'PR').at(9) === payer.id ? null : 'the payer is another'
}

/** The codes of HI in order: one ABK first, then ABF, at most twelve in all. */
function diagnosesIn(segments: readonly ParsedSegment[]): Result<readonly string[], string> {
  const codes = segments
    .filter(({ id }) => id === 'HI')
    .flatMap(segment => Array.from({ length: segment.elements }, (_, index) => [segment, index + 1] as const))
    .map(([segment, element]) => ({ kind: segment.at(element, 1), code: segment.at(element, 2) }))
  if (codes.length > 12) return fail('a claim has more than twelve diagnoses')
  if (codes.some(({ kind, code }, index) => kind !== (index === 0 ? 'ABK' : 'ABF') || !isDiagnosis(code))) {
    return fail('a diagnosis is wrongly marked')
  }
  const dotted = codes.map(({ code }) => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code))
  return new Set(dotted).size === dotted.length ? ok(dotted) : fail('a diagnosis is listed twice')
}

function isDiagnosis(code: string): boolean {
  return /^[A-Z][0-9A-Z]{2,6}$/.test(code)
}

const SEXES = new Map([
  ['F', 'female'],
  ['M', 'male'],
  ['U', 'unknown'],
])

export function sexOf(code: string): string {
  return SEXES.get(code) ?? code
}

function claimFacts(named: Named, claim: string, diagnoses: readonly string[]): ChargeFacts {
  const patient = named('NM1', 'IL')
  const performing = named('NM1', claim === 'professional' ? '82' : '71')
  const referring = named('NM1', 'DN')
  const birth = named('DMG')
  return {
    transaction: 'charge',
    mrn: named('REF', 'EA').at(2),
    familyName: patient.at(3),
    givenName: patient.at(4),
    middleName: patient.at(5),
    birthDate: birth.at(1) === 'D8' ? dayOf(birth.at(2)) : birth.at(2),
    sex: sexOf(birth.at(3)),
    performingNpi: performing.at(9),
    performingName: `${performing.at(3)}\n${performing.at(4)}`,
    referringNpi: referring.at(9),
    referringName: `${referring.at(3)}\n${referring.at(4)}`,
    claimDiagnoses: diagnoses.join(' '),
    ...(claim === 'professional' ? { placeOfService: named('CLM').at(5, 1) } : {}),
  }
}
