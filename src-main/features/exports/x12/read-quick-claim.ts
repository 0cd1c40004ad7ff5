import { remembered } from '#shared/base/remembered.ts'
import type { ChargeFacts, Fact } from '../charge-facts.ts'
import type { Delimiters } from './parse-x12.ts'
import {
  FACILITY_HEAD,
  HEAD,
  headExpression,
  LINE,
  lineExpression,
  PROFESSIONAL_HEAD,
} from './quick-expressions.ts'
import { sexOf } from './read-claim.ts'
import { MOST_LINES } from './read-line.ts'
import { amountOf, dayOf } from './read-value.ts'
import type { X12Options } from '#shared/contract/x12-options.ts'

/** A claim that was read whole: how many segments it has, and where the next one begins. */
export type QuickClaim = {
  readonly number: string
  readonly lines: readonly ChargeFacts[]
  readonly segments: number
  readonly next: number
}

/** Reads the claim that begins at a place of the content; null for whatever is out of the ordinary, right or wrong. */
export type QuickReader = (at: number, level: number, batch: string) => QuickClaim | null

export type QuickFile = {
  readonly content: string
  readonly delimiters: Delimiters
  readonly claim: string
  readonly sheet: X12Options
}

/**
 * Reads the ordinary claim by two expressions that are made once for a file, several times as fast as segment by
 * segment. It refuses nothing and explains nothing: what it does not take is read by `readClaim`, which decides. So it
 * may know fewer claims than that, and a test holds that it never knows more nor reads another fact.
 */
export function quickReader({ content, delimiters, claim, sheet }: QuickFile): QuickReader {
  const { separator, inner, end } = delimiters
  if (separator !== '*' || inner !== ':' || !end.startsWith('~')) return () => null
  const isProfessional = claim === 'professional'
  const head = headExpression(isProfessional, end)
  const diagnosesIn = remembered(MOST_TEXTS, splitDiagnoses)
  const reading: Reading = {
    ...{ content, isProfessional, line: lineExpression(isProfessional, end) },
    ...{ most: MOST_LINES[claim] ?? 0, modifiersIn: remembered(MOST_TEXTS, modifiersIn) },
  }
  return (at, level, batch) => {
    const first = `HL*${level}*1*22*0${end}`
    if (!content.startsWith(first, at)) return null
    head.lastIndex = at + first.length
    const found = head.exec(content)
    if (found === null || !isOfSheet(found, sheet)) return null
    const others = isProfessional ? undefined : found[FACILITY_HEAD.others]
    const listed = part(found, HEAD.diagnoses)
    const diagnoses = diagnosesIn(others === undefined ? listed : `${listed}*${others}`)
    if (diagnoses === null) return null
    const shared = sharedFacts(found, { isProfessional, batch, diagnoses })
    const lines = readLines(reading, { at: head.lastIndex, diagnoses, shared })
    if (lines === null || lines.cents !== centsOf(found, HEAD.whole)) return null
    const physicians = shared.referringNpi === '' ? 1 : 2
    const before = (isProfessional ? 10 : others === undefined ? 12 : 13) + physicians
    return {
      number: part(found, HEAD.number),
      lines: lines.facts,
      segments: before + 4 * lines.facts.length,
      next: lines.next,
    }
  }
}

/** Different texts of a kind that are remembered in a file: a department lists few diagnoses and modifiers. */
const MOST_TEXTS = 1_000

type Reading = {
  readonly content: string
  readonly isProfessional: boolean
  readonly line: RegExp
  /** Lines of one claim. */
  readonly most: number
  readonly modifiersIn: (text: string) => string | null
}

/** The codes of a claim with their dots in one text, and what pointers at them say. */
type Diagnoses = {
  readonly text: string
  readonly pointedBy: (pointers: string) => string | null
}

function part(found: RegExpExecArray, place: number): string {
  return found[place] ?? ''
}

/** The subscriber and the payer are those that the interface sheet has for this MRN. */
function isOfSheet(found: RegExpExecArray, { subscribers, payer }: X12Options): boolean {
  const subscriber = subscribers[part(found, HEAD.mrn)]
  if (!subscriber || found[HEAD.memberId] !== subscriber.memberId) return false
  const { address } = subscriber
  return (
    (found[HEAD.group] || null) === subscriber.groupNumber &&
    found[HEAD.street] === address.street &&
    found[HEAD.city] === address.city &&
    found[HEAD.state] === address.state &&
    found[HEAD.zip] === address.zip &&
    found[HEAD.payer] === payer.id
  )
}

/** One ABK, then up to eleven ABF, none twice. */
function splitDiagnoses(listed: string): Diagnoses | null {
  if (!/^ABK:[A-Z][0-9A-Z]{2,6}(?:\*ABF:[A-Z][0-9A-Z]{2,6}){0,11}$/.test(listed)) return null
  const codes = listed.split('*').map(element => {
    const code = element.slice(4)
    return code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code
  })
  if (new Set(codes).size !== codes.length) return null
  return {
    text: codes.join(' '),
    pointedBy: remembered(MOST_TEXTS, pointers => pointedBy(pointers, codes)),
  }
}

type Shared = ReturnType<typeof sharedFacts>

function sharedFacts(
  found: RegExpExecArray,
  of: { readonly isProfessional: boolean; readonly batch: string; readonly diagnoses: Diagnoses },
) {
  const { performing, referring } = of.isProfessional ? PROFESSIONAL_HEAD : FACILITY_HEAD
  return {
    batch: of.batch,
    mrn: part(found, HEAD.mrn),
    familyName: part(found, HEAD.familyName),
    givenName: part(found, HEAD.givenName),
    middleName: part(found, HEAD.middleName),
    birthDate: dayOf(part(found, HEAD.birthDate)),
    sex: sexOf(part(found, HEAD.sex)),
    performingNpi: part(found, performing + 2),
    performingName: `${part(found, performing)}\n${part(found, performing + 1)}`,
    referringNpi: part(found, referring + 2),
    referringName: `${part(found, referring)}\n${part(found, referring + 1)}`,
    claimDiagnoses: of.diagnoses.text,
    placeOfService: part(found, HEAD.place),
  }
}

type Lines = { readonly facts: readonly ChargeFacts[]; readonly cents: number; readonly next: number }
type Claim = { readonly at: number; readonly diagnoses: Diagnoses; readonly shared: Shared }

/** The lines up to the next claim or the end of the set. */
function readLines(reading: Reading, { at, diagnoses, shared }: Claim): Lines | null {
  const { content, line } = reading
  const lines: ChargeFacts[] = []
  let [next, sum] = [at, 0]
  while (content.startsWith('LX*', next)) {
    line.lastIndex = next
    const found = line.exec(content)
    if (found === null || lines.length === reading.most) return null
    if (found[LINE.position] !== String(lines.length + 1)) return null
    const cents = centsOf(found, LINE.whole)
    const facts = factsOf(reading, found, { shared, diagnoses, cents })
    if (facts === null) return null
    sum += cents
    lines.push(facts)
    next = line.lastIndex
  }
  const isWhole = lines.length > 0 && (content.startsWith('HL*', next) || content.startsWith('SE*', next))
  return isWhole ? { facts: lines, cents: sum, next } : null
}

type OfLine = { readonly shared: Shared; readonly diagnoses: Diagnoses; readonly cents: number }

function factsOf(
  { isProfessional, modifiersIn: textOf }: Reading,
  found: RegExpExecArray,
  { shared, diagnoses, cents }: OfLine,
): ChargeFacts | null {
  const modifiers = textOf(part(found, LINE.modifiers))
  if (modifiers === null) return null
  const facts: Partial<Record<Fact, string>> = {
    lineNumber: part(found, LINE.number),
    batch: shared.batch,
    transaction: 'charge',
    mrn: shared.mrn,
    familyName: shared.familyName,
    givenName: shared.givenName,
    middleName: shared.middleName,
    birthDate: shared.birthDate,
    sex: shared.sex,
    performedOn: dayOf(part(found, LINE.day)),
    procedureCode: part(found, LINE.code),
    modifiers,
    units: part(found, LINE.units),
    amount: amountOf(cents),
    claimDiagnoses: shared.claimDiagnoses,
    performingNpi: shared.performingNpi,
    performingName: shared.performingName,
    referringNpi: shared.referringNpi,
    referringName: shared.referringName,
  }
  if (!isProfessional) {
    facts.revenueCode = part(found, LINE.revenueCode)
    return facts
  }
  const pointed = diagnoses.pointedBy(part(found, LINE.pointers))
  if (pointed === null) return null
  facts.diagnoses = pointed
  facts.placeOfService = shared.placeOfService
  return facts
}

/** `:XS:RT` as `XS RT`; null for more than four or an empty one. */
function modifiersIn(text: string): string | null {
  if (text === '') return ''
  return /^(?::[0-9A-Z]+){1,4}$/.test(text) ? text.slice(1).replaceAll(':', ' ') : null
}

/** One to four pointers, each at a diagnosis that is there, none twice. */
function pointedBy(text: string, codes: readonly string[]): string | null {
  const pointers = text.split(':')
  const found = pointers.flatMap(pointer =>
    /^[1-9]\d?$/.test(pointer) ? (codes[Number(pointer) - 1] ?? []) : [],
  )
  const isRight = pointers.length <= 4 && found.length === pointers.length
  return isRight && new Set(pointers).size === pointers.length ? found.join(' ') : null
}

/** Cents of an amount whose two parts, before and after the point, were found at this place and the next. */
function centsOf(found: RegExpExecArray, place: number): number {
  const cents = found[place + 1]
  const whole = Number(found[place]) * 100
  if (cents === undefined) return whole
  return whole + (cents.length === 1 ? Number(cents) * 10 : Number(cents))
}
