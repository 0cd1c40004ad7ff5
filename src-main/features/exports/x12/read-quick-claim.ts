import type { ChargeFacts } from '../charge-facts.ts'
import type { Delimiters } from './parse-x12.ts'
import {
  FACILITY_HEAD,
  HEAD,
  headExpression,
  LINE,
  lineExpression,
  PROFESSIONAL_HEAD,
} from './quick-expressions.ts'
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
  const reading: Reading = {
    ...{ content, isProfessional, line: lineExpression(isProfessional, end) },
    ...{ listed: new Map(), modifiers: new Map() },
  }
  return (at, level, batch) => {
    const first = `HL*${level}*1*22*0${end}`
    if (!content.startsWith(first, at)) return null
    head.lastIndex = at + first.length
    const found = head.exec(content)
    if (found === null || !isOfSheet(found, sheet)) return null
    const others = isProfessional ? undefined : found[FACILITY_HEAD.others]
    const diagnoses = diagnosesIn(part(found, HEAD.diagnoses), others, reading.listed)
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

/** What was looked at once is remembered for the file: a department lists few diagnoses and modifiers. */
type Reading = {
  readonly content: string
  readonly isProfessional: boolean
  readonly line: RegExp
  readonly listed: Map<string, Diagnoses | null>
  readonly modifiers: Map<string, string | null>
}

/** The codes of a claim with their dots, the same in one text, and what pointers at them were found to say. */
type Diagnoses = {
  readonly codes: readonly string[]
  readonly text: string
  readonly pointed: Map<string, string | null>
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

function diagnosesIn(
  listed: string,
  others: string | undefined,
  known: Map<string, Diagnoses | null>,
): Diagnoses | null {
  const whole = others === undefined ? listed : `${listed}*${others}`
  let diagnoses = known.get(whole)
  if (diagnoses === undefined) {
    diagnoses = splitDiagnoses(whole)
    known.set(whole, diagnoses)
  }
  return diagnoses
}

/** One ABK, then up to eleven ABF, none twice. */
function splitDiagnoses(listed: string): Diagnoses | null {
  if (!/^ABK:[A-Z][0-9A-Z]{2,6}(?:\*ABF:[A-Z][0-9A-Z]{2,6}){0,11}$/.test(listed)) return null
  const codes = listed.split('*').map(element => {
    const code = element.slice(4)
    return code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code
  })
  if (new Set(codes).size !== codes.length) return null
  return { codes, text: codes.join(' '), pointed: new Map() }
}

type Shared = ReturnType<typeof sharedFacts>

const SEXES: Readonly<Record<string, string>> = { F: 'female', M: 'male', U: 'unknown' }

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
    sex: SEXES[part(found, HEAD.sex)] ?? '',
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
  const { content, isProfessional, line, modifiers } = reading
  const most = isProfessional ? 50 : 999
  const facts: ChargeFacts[] = []
  let [next, sum] = [at, 0]
  while (content.startsWith('LX*', next)) {
    line.lastIndex = next
    const found = line.exec(content)
    if (found === null || facts.length === most) return null
    if (found[LINE.position] !== String(facts.length + 1)) return null
    const joined = modifiersIn(part(found, LINE.modifiers), modifiers)
    const pointed = isProfessional ? pointedBy(part(found, LINE.pointers), diagnoses) : ''
    if (joined === null || pointed === null) return null
    const cents = centsOf(found, LINE.whole)
    sum += cents
    facts.push(
      isProfessional
        ? professionalLine(found, { shared, cents, modifiers: joined, pointed })
        : facilityLine(found, { shared, cents, modifiers: joined }),
    )
    next = line.lastIndex
  }
  const isWhole = facts.length > 0 && (content.startsWith('HL*', next) || content.startsWith('SE*', next))
  return isWhole ? { facts, cents: sum, next } : null
}

function professionalLine(
  found: RegExpExecArray,
  line: {
    readonly shared: Shared
    readonly cents: number
    readonly modifiers: string
    readonly pointed: string
  },
): ChargeFacts {
  const { shared } = line
  return {
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
    modifiers: line.modifiers,
    units: part(found, LINE.units),
    amount: amountOf(line.cents),
    claimDiagnoses: shared.claimDiagnoses,
    performingNpi: shared.performingNpi,
    performingName: shared.performingName,
    referringNpi: shared.referringNpi,
    referringName: shared.referringName,
    diagnoses: line.pointed,
    placeOfService: shared.placeOfService,
  }
}

function facilityLine(
  found: RegExpExecArray,
  line: { readonly shared: Shared; readonly cents: number; readonly modifiers: string },
): ChargeFacts {
  const { shared } = line
  return {
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
    modifiers: line.modifiers,
    units: part(found, LINE.units),
    amount: amountOf(line.cents),
    claimDiagnoses: shared.claimDiagnoses,
    performingNpi: shared.performingNpi,
    performingName: shared.performingName,
    referringNpi: shared.referringNpi,
    referringName: shared.referringName,
    revenueCode: part(found, LINE.revenueCode),
  }
}

/** `:XS:RT` as `XS RT`; null for more than four or an empty one. */
function modifiersIn(text: string, known: Map<string, string | null>): string | null {
  if (text === '') return ''
  let joined = known.get(text)
  if (joined === undefined) {
    joined = /^(?::[0-9A-Z]+){1,4}$/.test(text) ? text.slice(1).replaceAll(':', ' ') : null
    known.set(text, joined)
  }
  return joined
}

/** One to four pointers, each at a diagnosis that is there, none twice. */
function pointedBy(text: string, { codes, pointed }: Diagnoses): string | null {
  let joined = pointed.get(text)
  if (joined === undefined) {
    const pointers = text.split(':')
    const found = pointers.flatMap(pointer =>
      /^[1-9]\d?$/.test(pointer) ? (codes[Number(pointer) - 1] ?? []) : [],
    )
    const isRight = pointers.length <= 4 && found.length === pointers.length
    joined = isRight && new Set(pointers).size === pointers.length ? found.join(' ') : null
    pointed.set(text, joined)
  }
  return joined
}

/** Cents of an amount whose two parts, before and after the point, were found at this place and the next. */
function centsOf(found: RegExpExecArray, place: number): number {
  const cents = found[place + 1]
  const whole = Number(found[place]) * 100
  if (cents === undefined) return whole
  return whole + (cents.length === 1 ? Number(cents) * 10 : Number(cents))
}

function amountOf(cents: number): string {
  const rest = cents % 100
  return rest < 10 ? `${(cents - rest) / 100}.0${rest}` : `${(cents - rest) / 100}.${rest}`
}

function dayOf(digits: string): string {
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}
