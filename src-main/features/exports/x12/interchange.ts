import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ChargeFile, ChargeRecord } from '../charge-record.ts'
import type { FormatProblem } from '../format-problem.ts'
import { claimProblem } from './claim-problem.ts'
import { claimSegments } from './claim-segments.ts'
import { COMPONENT, ELEMENT, renderSegment, REPETITION, TERMINATOR, type Segment } from './render-segment.ts'
import { GUIDE, type X12Options } from '#shared/contract/x12-options.ts'

/**
 * An 837 interchange of priced records: one functional group, and as many transaction sets as the claims need. SE01,
 * GE01 and IEA01 are counted in what was written, never kept by hand: receivers have been sent an SE that said 49 over
 * 48 segments. Source: ASC X12 005010X222A1 (professional), 005010X223A2 (institutional).
 */
export function writeX12File(file: ChargeFile, options: X12Options): Result<Buffer, FormatProblem> {
  const problem = file.records.map(record => claimProblem(record, options)).find(one => one !== null)
  if (problem) return fail(problem)
  const sets: string[] = []
  for (let from = 0; from < file.records.length; from += options.claimsPerSet) {
    sets.push(transactionSet(file, options, { from, number: String(sets.length + 1).padStart(4, '0') }))
  }
  const line = (segment: Segment) => renderSegment(segment, options.segmentSuffix)
  const group = String(options.control.group)
  const [day, minute] = made(file)
  const head = [
    'GS',
    'HC',
    options.senderCode,
    options.receiverCode,
    day,
    minute,
    group,
    'X',
    GUIDE[file.claim],
  ]
  const groupText = [line(head), ...sets, line(['GE', String(sets.length), group])].join('')
  const trailer = line(['IEA', countOf(groupText, 'GS'), interchangeNumber(options)])
  return ok(Buffer.from(interchangeHeader(file, options) + groupText + trailer, 'latin1'))
}

function transactionSet(
  file: ChargeFile,
  options: X12Options,
  { from, number }: { readonly from: number; readonly number: string },
): string {
  const line = (segment: Segment) => renderSegment(segment, options.segmentSuffix)
  const records = file.records.slice(from, from + options.claimsPerSet)
  const body = [
    line(['ST', '837', number, GUIDE[file.claim]]),
    ...headSegments(file, options).map(line),
    ...records.map((record, index) => claimText(record, options, index + 2)),
  ].join('')
  const segments = body.split(TERMINATOR).length
  return body + line(['SE', String(segments), number])
}

function claimText(record: ChargeRecord, options: X12Options, level: number): string {
  return claimSegments(record, options, level)
    .map(segment => renderSegment(segment, options.segmentSuffix))
    .join('')
}

function headSegments(file: ChargeFile, options: X12Options): readonly Segment[] {
  const { submitter, receiverName, billing } = options
  const [day, minute] = made(file)
  return [
    ['BHT', '0019', options.purpose, file.batch, day, minute, 'CH'],
    ['NM1', '41', '2', submitter.name, '', '', '', '', '46', submitter.id],
    ['PER', 'IC', submitter.contact, 'TE', submitter.phone],
    ['NM1', '40', '2', receiverName.name, '', '', '', '', '46', receiverName.id],
    ['HL', '1', '', '20', '1'],
    ...(billing.taxonomy === null ? [] : [['PRV', 'BI', 'PXC', billing.taxonomy]]),
    ['NM1', '85', '2', billing.name, '', '', '', '', 'XX', billing.npi],
    ['N3', billing.address.street],
    ['N4', billing.address.city, billing.address.state, billing.address.zip],
    ['REF', 'EI', billing.taxId],
  ]
}

/** Every element has its width, so the segment is 106 characters with its terminator, the suffix apart. */
function interchangeHeader(file: ChargeFile, options: X12Options): string {
  const { sender, receiver, segmentSuffix } = options
  // A training file is a test wherever it goes.
  const usage = file.training ? 'T' : options.usage
  const [day, minute] = made(file)
  const elements = [
    ['ISA', '00', ' '.repeat(10), '00', ' '.repeat(10)],
    [sender.qualifier, sender.id.padEnd(15), receiver.qualifier, receiver.id.padEnd(15)],
    [day.slice(2), minute, REPETITION, '00501', interchangeNumber(options), '0', usage, COMPONENT],
  ]
  return elements.flat().join(ELEMENT) + TERMINATOR + segmentSuffix
}

function interchangeNumber({ control }: X12Options): string {
  return String(control.interchange).padStart(9, '0')
}

/** Day and minute of the file as the desk's clock showed them. */
function made({ createdAt }: ChargeFile): readonly [string, string] {
  return [createdAt.slice(0, 10).replaceAll('-', ''), createdAt.slice(11, 16).replace(':', '')]
}

function countOf(text: string, name: string): string {
  const starts = text.split(TERMINATOR).filter(segment => segment.trimStart().startsWith(`${name}${ELEMENT}`))
  return String(starts.length)
}
