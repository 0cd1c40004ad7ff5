import { diagnosesOf, type ChargePhysician, type ChargeRecord, type NumberedLine } from '../charge-record.ts'
import type { Segment } from './render-segment.ts'
import type { Subscriber, X12Options } from '#shared/contract/x12-options.ts'

/**
 * One session as one claim under its own subscriber: loops 2000B, 2010BA, 2010BB, 2300, 2310 and 2400. The claim is
 * known by the number of its first line (CLM01), which is never given out twice and comes back in a 277CA; each line
 * carries its own (REF*6R).
 */
export function claimSegments(record: ChargeRecord, options: X12Options, level: number): readonly Segment[] {
  const subscriber = options.subscribers[record.patient.mrn]
  if (!subscriber) throw new Error('A claim was tried before it is written')
  return [
    ['HL', String(level), '1', '22', '0'],
    ...subscriberSegments(record, subscriber, options),
    ...(record.claim === 'professional' ? professionalClaim(record) : facilityClaim(record, options)),
    ...record.lines.flatMap((line, index) => lineSegments(record, line, index + 1)),
  ]
}

export const SEX_CODE = { female: 'F', male: 'M', other: 'U', unknown: 'U' } as const

function subscriberSegments(
  { patient }: ChargeRecord,
  { memberId, groupNumber, address }: Subscriber,
  { payer }: X12Options,
): readonly Segment[] {
  const { familyName, givenName, middleName } = patient
  return [
    ['SBR', 'P', '18', groupNumber ?? '', '', '', '', '', '', payer.filingIndicator],
    ['NM1', 'IL', '1', familyName, givenName, middleName, '', '', 'MI', memberId],
    ['N3', address.street],
    ['N4', address.city, address.state, address.zip],
    ['DMG', 'D8', compact(patient.birthDate), SEX_CODE[patient.sex]],
    ['NM1', 'PR', '2', payer.name, '', '', '', '', 'PI', payer.id],
  ]
}

function professionalClaim(record: ChargeRecord): readonly Segment[] {
  const [first = '', ...others] = diagnosesOf(record).map(undotted)
  return [
    [...claimHead(record), [record.placeOfService, 'B', '1'], 'Y', 'A', 'Y', 'Y'],
    ['REF', 'EA', record.patient.mrn],
    ['HI', ['ABK', first], ...others.map(code => ['ABF', code])],
    ...(record.referring === null ? [] : [physician('DN', record.referring)]),
    physician('82', record.performing),
  ]
}

function facilityClaim(record: ChargeRecord, { institutional }: X12Options): readonly Segment[] {
  const { facilityType, admissionType, admissionSource, patientStatus } = institutional
  const [first = '', ...others] = diagnosesOf(record).map(undotted)
  const day = compact(record.performedOn)
  return [
    [...claimHead(record), [facilityType, 'A', '1'], '', 'A', 'Y', 'Y'],
    ['DTP', '434', 'RD8', `${day}-${day}`],
    ['CL1', admissionType, admissionSource, patientStatus],
    ['REF', 'EA', record.patient.mrn],
    ['HI', ['ABK', first]],
    ...(others.length === 0 ? [] : [['HI', ...others.map(code => ['ABF', code])]]),
    physician('71', record.performing),
    ...(record.referring === null ? [] : [physician('DN', record.referring)]),
  ]
}

function claimHead({ lines }: ChargeRecord): Segment {
  const total = lines.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0)
  return ['CLM', lines[0]?.lineNumber ?? '', amount(total), '', '']
}

function lineSegments(record: ChargeRecord, line: NumberedLine, position: number): readonly Segment[] {
  return [
    ['LX', String(position)],
    record.claim === 'professional' ? professionalLine(record, line) : facilityLine(line),
    ['DTP', '472', 'D8', compact(record.performedOn)],
    ['REF', '6R', line.lineNumber],
  ]
}

function professionalLine(record: ChargeRecord, line: NumberedLine): Segment {
  const listed = diagnosesOf(record)
  const pointers = line.diagnoses.map(code => String(listed.indexOf(code) + 1))
  const price = amount(line.amountCents ?? 0)
  return ['SV1', procedure(line), price, 'UN', String(line.units), '', '', pointers]
}

function facilityLine(line: NumberedLine): Segment {
  return [
    'SV2',
    line.revenueCode ?? '',
    procedure(line),
    amount(line.amountCents ?? 0),
    'UN',
    String(line.units),
  ]
}

function procedure({ code, modifiers }: NumberedLine): readonly string[] {
  return ['HC', code, ...modifiers]
}

function physician(role: string, { familyName, givenName, npi }: ChargePhysician): Segment {
  return ['NM1', role, '1', familyName, givenName, '', '', '', 'XX', npi]
}

/** X12 type R: no zeros after the point that say nothing. `450`, `450.5`, `0.05`. */
function amount(cents: number): string {
  return String(cents / 100)
}

function undotted(code: string): string {
  return code.replace('.', '')
}

function compact(day: string): string {
  return day.replaceAll('-', '')
}
