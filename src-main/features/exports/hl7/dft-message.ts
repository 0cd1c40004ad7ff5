import { ownWords } from '#shared/domain/own-words.ts'
import type { Sex } from '#shared/domain/session-entry.ts'
import { inDollars } from '../charge-facts.ts'
import {
  diagnosesOf,
  typedTexts,
  type ChargeRecord,
  type FileHead,
  type NumberedLine,
} from '../charge-record.ts'
import { messageNumber } from '../control-number.ts'
import { DIALECTS, type Dialect, type Sheet } from './dialect.ts'
import { person, withFill } from './fill-fields.ts'
import { composite, repeated, text, type Field, type Segment } from './segment.ts'
import { dayStamp, instantStamp } from './timestamp.ts'

/** The file of a message, and which one of the batch it is. */
export type MessagePlace = {
  readonly file: FileHead
  readonly sheet: Sheet
  readonly frame: Frame
  readonly position: number
}

/** What is the same in every message of a file: `MSH` but for its number and character set, and `EVN`. */
export type Frame = { readonly header: Segment['fields']; readonly event: Segment }

export function frameOf(file: FileHead, sheet: Sheet): Frame {
  const dialect = DIALECTS[sheet.version]
  const created = text(instantStamp(file.createdAt))
  return {
    header: {
      ...partners(file),
      7: created,
      9: composite(...dialect.messageType),
      // Table 0103. A training file is a test wherever it goes.
      11: text(file.training ? 'T' : sheet.options.processing),
      12: text(dialect.version),
    },
    event: { name: 'EVN', fields: { 1: text('P03'), 2: created } },
  }
}

/**
 * The charges of one session on one claim as a DFT^P03 message, segment by segment. DG1 stands after all FT1, as the
 * grammar of both versions has it, unless the receiver wants it after each; FT1-19 ties a charge to its diagnoses. PR1
 * is written only where it is wanted: FT1-25 and FT1-26 say the procedure and its modifiers already.
 * Source: HL7 v2.3.1 and v2.5.1, chapter 6; the same event is IHE Radiology's charge posting, RAD-35.
 */
export function dftSegments(record: ChargeRecord, place: MessagePlace): readonly Segment[] {
  const { file, sheet, frame } = place
  const { fill, diagnoses } = sheet.options
  const dialect = DIALECTS[sheet.version]
  const of = { record, line: null }
  const segments = [
    withFill(headerSegment(record, place), fill, of),
    withFill(frame.event, fill, of),
    withFill(patientSegment(record, file, dialect), fill, of),
    withFill(visitSegment(record, file, dialect), fill, of),
  ]
  for (const [index, line] of record.lines.entries()) {
    segments.push(...chargeSegments(record, line, { ...place, position: index + 1 }))
  }
  if (diagnoses === 'message') segments.push(...diagnosisSegments(diagnosesOf(record)))
  return segments
}

function headerSegment(record: ChargeRecord, { file, frame, position }: MessagePlace): Segment {
  const number = text(messageNumber(file.batch, position))
  // Named only when it matters: some receivers refuse a character set they do not know.
  const characters = isAscii(record) ? undefined : text('UNICODE UTF-8')
  return { name: 'MSH', fields: { ...frame.header, 10: number, 18: characters } }
}

/** Who sends to whom: positions 3 to 6 of MSH, FHS and BHS alike. */
export function partners(file: FileHead): Readonly<Record<3 | 4 | 5 | 6, Field>> {
  return {
    3: text(file.sendingApplication),
    4: text(file.sendingFacility),
    5: text(file.receivingApplication),
    6: text(file.receivingFacility),
  }
}

function isAscii(record: ChargeRecord): boolean {
  return /^[\u0020-\u007e]*$/.test(typedTexts(record).join(''))
}

/** Table 0001. */
export const SEX_CODE = { female: 'F', male: 'M', other: 'O', unknown: 'U' } as const satisfies Record<
  Sex,
  string
>

function patientSegment({ patient, account }: ChargeRecord, file: FileHead, dialect: Dialect): Segment {
  return {
    name: 'PID',
    fields: {
      1: text('1'),
      3: composite(...dialect.identifier(patient.mrn, file.sendingFacility, 'MR')),
      5: composite(...dialect.patientName(patient.familyName, patient.givenName, patient.middleName)),
      7: text(dayStamp(patient.birthDate, '')),
      8: text(SEX_CODE[patient.sex]),
      18: composite(...dialect.identifier(account, file.sendingFacility, 'AN')),
    },
  }
}

/** Table 0004 by place of service: inpatient, emergency; everywhere else outpatient. */
const CLASS_BY_PLACE: Readonly<Record<string, string>> = { '21': 'I', '23': 'E' }

export function placeClass(placeOfService: string): string {
  return CLASS_BY_PLACE[placeOfService] ?? 'O'
}

function visitSegment({ placeOfService, visit }: ChargeRecord, file: FileHead, dialect: Dialect): Segment {
  return {
    name: 'PV1',
    fields: {
      1: text('1'),
      2: text(placeClass(placeOfService)),
      // The place-of-service code is the only location the log knows.
      3: text(placeOfService),
      19: composite(...dialect.identifier(visit, file.sendingFacility, 'VN')),
    },
  }
}

/** FT1 with what follows it: `FT1 [NTE] [PR1] [{DG1}]`. */
function chargeSegments(record: ChargeRecord, line: NumberedLine, place: MessagePlace): readonly Segment[] {
  const { correctedLine, procedures, diagnoses, fill } = place.sheet.options
  const segments = [withFill(chargeSegment(record, line, place), fill, { record, line })]
  if (correctedLine === 'NTE' && line.correctsLineNumber !== null) segments.push(noteSegment(line))
  if (procedures !== null) segments.push(procedureSegment(record, line, place))
  if (diagnoses === 'each-charge') segments.push(...diagnosisSegments(line.diagnoses))
  return segments
}

function chargeSegment(
  record: ChargeRecord,
  line: NumberedLine,
  { file, sheet, position }: MessagePlace,
): Segment {
  const { transactionTypes, amounts, correctedLine } = sheet.options
  return {
    name: 'FT1',
    fields: {
      1: text(String(position)),
      2: text(line.lineNumber),
      3: text(file.batch),
      4: text(dayStamp(record.performedOn, record.performedAt)),
      6: text(transactionTypes[line.transaction]),
      7: chargeCode(line, sheet),
      8: text(ownWords(line.code)),
      10: text(String(line.units)),
      11: amounts === 'none' || line.amountCents === null ? undefined : text(inDollars(line.amountCents)),
      19: repeated(line.diagnoses.map(diagnosis => [diagnosis, '', 'I10'])),
      20: person(record.performing),
      21: record.referring === null ? [] : person(record.referring),
      23: text(record.accession),
      25: procedureCode(line),
      26: repeated(line.modifiers.map(modifier => [modifier])),
      ...(correctedLine === 'FT1-30' ? { 30: text(line.correctsLineNumber ?? '') } : {}),
    },
  }
}

/** The site's own code is of its own list, which HL7 calls L, for local (table 0396). */
function chargeCode(line: NumberedLine, { options }: Sheet): Field {
  const own = options.chargeCode === 'charge-master' ? line.chargeCode : null
  return own === null ? procedureCode(line) : composite(own, '', 'L')
}

function procedureCode({ code }: NumberedLine): Field {
  return composite(code, '', codingSystem(code))
}

/** Neither grammar of the older version knows NTE here, yet sites without FT1-30 read the old number in it. */
function noteSegment(line: NumberedLine): Segment {
  return { name: 'NTE', fields: { 1: text('1'), 3: text(`CORRECTS ${line.correctsLineNumber}`) } }
}

function procedureSegment(
  record: ChargeRecord,
  line: NumberedLine,
  { sheet, position }: MessagePlace,
): Segment {
  return {
    name: 'PR1',
    fields: {
      1: text(String(position)),
      // Table 0089 knows CPT-4, and nothing for level II.
      2: text(codingSystem(line.code) === 'C4' ? 'C4' : ''),
      3: procedureCode(line),
      5: text(dayStamp(record.performedOn, record.performedAt)),
      6: text(sheet.options.procedures?.functionalType ?? ''),
      // PR1-16 repeats in both versions, as FT1-26 does.
      16: repeated(line.modifiers.map(modifier => [modifier])),
    },
  }
}

/**
 * Table 0396: CPT codes are `C4`; HCPCS level II codes, a letter and four digits such as A4648, are `HCPCS`. Naming
 * them C4 would have the receiver look for them in the wrong list. Category III codes (0075T) end in their letter.
 */
export function codingSystem(code: string): 'C4' | 'HCPCS' {
  return /^[A-Z]\d{4}$/.test(code) ? 'HCPCS' : 'C4'
}

function diagnosisSegments(codes: readonly string[]): readonly Segment[] {
  return codes.map((code, index) => diagnosisSegment(code, index + 1))
}

/** Type F: the diagnosis the claim carries. The first is the primary one (DG1-15, table 0359). */
function diagnosisSegment(code: string, position: number): Segment {
  const place = String(position)
  return {
    name: 'DG1',
    fields: { 1: text(place), 2: text('I10'), 3: composite(code, '', 'I10'), 6: text('F'), 15: text(place) },
  }
}
