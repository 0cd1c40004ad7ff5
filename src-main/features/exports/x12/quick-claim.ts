import { remembered } from '#shared/base/remembered.ts'
import type { ChargePhysician, ChargeRecord, NumberedLine } from '../charge-record.ts'
import { MOST_DIAGNOSES, MOST_LINES, WIDTHS } from './claim-problem.ts'
import { SEX_CODE } from './claim-segments.ts'
import { TERMINATOR } from './render-segment.ts'
import type { Subscriber, X12Options } from '#shared/contract/x12-options.ts'
import { isX12Text } from '#shared/contract/x12-text.ts'

/** The segments of one claim as they stand in the file, and how many they are. */
export type ClaimText = { readonly text: string; readonly segments: number }

/** Answers null for whatever is out of the ordinary, which is then tried, refused or written segment by segment. */
export type QuickClaims = (record: ChargeRecord, level: number) => ClaimText | null

/**
 * Writes the ordinary claim in one go, several times as fast as from segments: no text is missing, too long or of other
 * characters, so that nothing has to be refused or left out. A test holds its text against that of `claimSegments`.
 */
export function quickClaims(options: X12Options): QuickClaims {
  const sheet = textsOf(options)
  if (sheet === null) return () => null
  const { segmentSuffix } = options
  return (record, level) => {
    const parts = partsOf(record, options, sheet)
    if (parts === null) return null
    const claim =
      record.claim === 'professional' ? professional(record, parts) : facility(record, parts, sheet)
    const text = `HL*${level}*1*22*0~${subscriberText(record, parts, sheet)}${claim.text}${parts.lines.text}`
    return {
      // No value holds a terminator.
      text: segmentSuffix === '' ? text : text.replaceAll(TERMINATOR, TERMINATOR + segmentSuffix),
      segments: 7 + claim.segments + 4 * record.lines.length,
    }
  }
}

/** Different texts of a kind that are remembered for a file. */
const MOST_TEXTS = 1_000

/** What stands alike in the claims of a file, and what was tried once: empty where it is not ordinary. */
type Sheet = {
  readonly filing: string
  readonly payer: string
  readonly billType: string
  readonly admission: string
  /** A diagnosis without its dot, a day without its dashes. */
  readonly undotted: (code: string) => string
  readonly compact: (day: string) => string
  /** By NPI, each with what follows the role in its segment. */
  readonly physicians: Map<string, { readonly person: ChargePhysician; readonly text: string }>
}

function textsOf({ payer, institutional }: X12Options): Sheet | null {
  const { facilityType, admissionType, admissionSource, patientStatus } = institutional
  const texts = [payer.name, payer.id, payer.filingIndicator, ...Object.values(institutional)]
  if (!texts.every(text => text !== '' && isX12Text(text))) return null
  return {
    filing: `******${payer.filingIndicator}~`,
    payer: `NM1*PR*2*${payer.name}*****PI*${payer.id}~`,
    billType: `***${facilityType}:A:1**A*Y*Y~`,
    admission: `CL1*${admissionType}*${admissionSource}*${patientStatus}~`,
    undotted: remembered(MOST_TEXTS, undotted),
    compact: remembered(MOST_TEXTS, compact),
    physicians: new Map(),
  }
}

/** A record taken apart and tried: nothing is left to refuse. */
type Parts = {
  readonly subscriber: Subscriber
  readonly birthDate: string
  readonly day: string
  readonly performing: string
  /** Empty when nobody referred the patient. */
  readonly referring: string
  readonly lines: Lines
}

/** Everything that `claimProblem` asks of a record, and that no element would be left out; null for another record. */
function partsOf(record: ChargeRecord, { subscribers }: X12Options, sheet: Sheet): Parts | null {
  const { patient, claim } = record
  const subscriber = Object.hasOwn(subscribers, patient.mrn) ? subscribers[patient.mrn] : undefined
  if (subscriber === undefined || !hasPlainTexts(record, subscriber)) return null
  const birthDate = sheet.compact(patient.birthDate)
  const day = sheet.compact(record.performedOn)
  const performing = physician(record.performing, sheet)
  const referring = record.referring === null ? '' : physician(record.referring, sheet)
  if (birthDate === '' || day === '' || performing === '') return null
  if ((record.referring !== null && referring === '') || record.lines.length > MOST_LINES[claim]) return null
  const lines = linesOf(record, day, sheet)
  return lines && { subscriber, birthDate, day, performing, referring, lines }
}

function hasPlainTexts(
  { patient, placeOfService }: ChargeRecord,
  { memberId, groupNumber, address }: Subscriber,
): boolean {
  const { mrn, familyName, givenName, middleName } = patient
  const { street, city, state, zip } = address
  if (mrn === '' || familyName === '' || memberId === '') return false
  if (street === '' || city === '' || state === '' || zip === '') return false
  if (mrn.length > WIDTHS.mrn || middleName.length > WIDTHS.middleName || !isNarrow(familyName, givenName))
    return false
  // One look at all of them together.
  return isX12Text(
    `${mrn}${familyName}${givenName}${middleName}${placeOfService}` +
      `${memberId}${groupNumber ?? ''}${street}${city}${state}${zip}`,
  )
}

function isNarrow(familyName: string, givenName: string): boolean {
  return familyName.length <= WIDTHS.familyName && givenName.length <= WIDTHS.givenName
}

function subscriberText(
  { patient }: ChargeRecord,
  { subscriber, birthDate }: Parts,
  { filing, payer }: Sheet,
): string {
  const { memberId, groupNumber, address } = subscriber
  return (
    `SBR*P*18*${groupNumber ?? ''}${filing}` +
    `NM1*IL*1*${patient.familyName}*${patient.givenName}*${patient.middleName}***MI*${memberId}~` +
    `N3*${address.street}~N4*${address.city}*${address.state}*${address.zip}~` +
    `DMG*D8*${birthDate}*${SEX_CODE[patient.sex]}~${payer}`
  )
}

function professional(record: ChargeRecord, { lines, performing, referring }: Parts): ClaimText {
  const { placeOfService, patient } = record
  const referred = referring === '' ? '' : `NM1*DN${referring}`
  return {
    text:
      `CLM*${lines.number}*${lines.total / 100}***${placeOfService}:B:1*Y*A*Y*Y~REF*EA*${patient.mrn}~` +
      `HI*ABK:${lines.first}${lines.others}~${referred}NM1*82${performing}`,
    segments: referring === '' ? 4 : 5,
  }
}

function facility(
  { patient }: ChargeRecord,
  { lines, day, performing, referring }: Parts,
  { billType, admission }: Sheet,
): ClaimText {
  const others = lines.others === '' ? '' : `HI${lines.others}~`
  const referred = referring === '' ? '' : `NM1*DN${referring}`
  return {
    text:
      `CLM*${lines.number}*${lines.total / 100}${billType}DTP*434*RD8*${day}-${day}~${admission}` +
      `REF*EA*${patient.mrn}~HI*ABK:${lines.first}~${others}NM1*71${performing}${referred}`,
    segments: 6 + (others === '' ? 0 : 1) + (referring === '' ? 0 : 1),
  }
}

type Lines = {
  readonly text: string
  /** That of the first line, which is the number of the claim. */
  readonly number: string
  readonly total: number
  /** The principal diagnosis without its dot. */
  readonly first: string
  /** Each further one as an element. */
  readonly others: string
}

/** The lines, and what the claim says of all of them; null where one is not ordinary. */
function linesOf(record: ChargeRecord, day: string, sheet: Sheet): Lines | null {
  const isProfessional = record.claim === 'professional'
  const listed: string[] = []
  let [text, total, position] = ['', 0, 0]
  for (const line of record.lines) {
    const procedure = procedureOf(line, isProfessional)
    if (procedure === null || line.amountCents === null) return null
    position += 1
    total += line.amountCents
    const pointers = pointersInto(listed, line.diagnoses)
    const service = isProfessional ? `SV1*${procedure}` : `SV2*${line.revenueCode}*${procedure}`
    const pointed = isProfessional ? `***${pointers}` : ''
    text +=
      `LX*${position}~${service}*${line.amountCents / 100}*UN*${line.units}${pointed}~` +
      `DTP*472*D8*${day}~REF*6R*${line.lineNumber}~`
  }
  if (listed.length > MOST_DIAGNOSES) return null
  let [first, others] = ['', '']
  for (const code of listed) {
    const plain = sheet.undotted(code)
    if (plain === '') return null
    if (first === '') first = plain
    else others += `*ABF:${plain}`
  }
  const number = record.lines[0]?.lineNumber
  return first === '' || number === undefined ? null : { text, number, total, first, others }
}

const PROCEDURE = /^HC:[0-9A-Z]{5}(?::[0-9A-Z]{2}){0,4}$/

/** The composite of an ordinary line; null for any other. */
function procedureOf(line: NumberedLine, isProfessional: boolean): string | null {
  const { code, modifiers, diagnoses, units, lineNumber, revenueCode } = line
  if (line.transaction === 'credit' || line.correctsLineNumber !== null) return null
  if (!Number.isSafeInteger(units) || units < 1 || units > 9_999_999) return null
  if (lineNumber === '' || !isX12Text(lineNumber)) return null
  if (isProfessional) {
    if (diagnoses.length === 0 || diagnoses.length > 4) return null
  } else if (revenueCode === null || !isX12Text(revenueCode)) return null
  let procedure = `HC:${code}`
  for (const modifier of modifiers) {
    if (modifier.length !== 2) return null
    procedure += `:${modifier}`
  }
  return PROCEDURE.test(procedure) ? procedure : null
}

/** The places of diagnoses among those of the claim, from 1; new ones are added behind. */
function pointersInto(listed: string[], diagnoses: readonly string[]): string {
  let pointers = ''
  for (const code of diagnoses) {
    let at = listed.indexOf(code)
    if (at < 0) at = listed.push(code) - 1
    pointers += pointers === '' ? at + 1 : `:${at + 1}`
  }
  return pointers
}

function undotted(code: string): string {
  const plain = code.replace('.', '')
  return isX12Text(plain) ? plain : ''
}

function compact(day: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? day.replaceAll('-', '') : ''
}

function physician(person: ChargePhysician, { physicians }: Sheet): string {
  const { npi, familyName, givenName } = person
  const known = physicians.get(npi)
  if (known?.person.familyName === familyName && known.person.givenName === givenName) return known.text
  const isPlain = isX12Text(familyName) && isX12Text(givenName) && /^\d{10}$/.test(npi)
  const isOrdinary = isPlain && isNarrow(familyName, givenName)
  const text = isOrdinary ? `*1*${familyName}*${givenName}****XX*${npi}~` : ''
  physicians.set(npi, { person, text })
  return text
}
