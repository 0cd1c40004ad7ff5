import type { ChargeRecord, FileHead, StreamedFile } from '../charge-record.ts'
import type { FormatProblem } from '../format-problem.ts'
import { claimProblem } from './claim-problem.ts'
import { claimSegments } from './claim-segments.ts'
import { quickClaims, type ClaimText } from './quick-claim.ts'
import { COMPONENT, ELEMENT, renderSegment, REPETITION, TERMINATOR, type Segment } from './render-segment.ts'
import { GUIDE, type X12Options } from '#shared/contract/x12-options.ts'

/**
 * An 837 interchange of priced records, claim by claim: one functional group, and as many transaction sets as the claims
 * need. SE01, GE01 and IEA01 are counted as segments are written, and once more as they are read back: receivers have
 * been sent an SE that said 49 over 48 segments. Ends with the problem of a record that does not fit, or null. Source:
 * ASC X12 005010X222A1 (professional), 005010X223A2 (institutional).
 */
export function* writeX12File(
  file: StreamedFile,
  options: X12Options,
): Generator<string, FormatProblem | null> {
  const line = (segment: Segment) => renderSegment(segment, options.segmentSuffix)
  yield interchangeHeader(file, options)
  yield line(groupHeader(file, options))
  const quickly = quickClaims(options)
  let [sets, claims, segments] = [0, 0, 0]
  for (const record of file.records) {
    // The second level of a set is its first claim.
    const level = (claims === options.claimsPerSet ? 0 : claims) + 2
    let written = quickly(record, level)
    if (written === null) {
      const problem = claimProblem(record, options)
      if (problem) return problem
      written = claimText(record, options, level)
    }
    if (claims === options.claimsPerSet) {
      yield line(setTrailer(segments, sets))
      claims = 0
    }
    if (claims === 0) {
      sets += 1
      segments = 0
      const head = [['ST', '837', setNumber(sets), GUIDE[file.claim]], ...headSegments(file, options)]
      segments += head.length
      yield head.map(line).join('')
    }
    claims += 1
    segments += written.segments
    yield written.text
  }
  if (sets > 0) yield line(setTrailer(segments, sets))
  yield line(['GE', String(sets), String(options.control.group)])
  yield line(['IEA', '1', interchangeNumber(options)])
  return null
}

function groupHeader(file: FileHead, options: X12Options): Segment {
  const [day, minute] = made(file)
  const { senderCode, receiverCode, control } = options
  return ['GS', 'HC', senderCode, receiverCode, day, minute, String(control.group), 'X', GUIDE[file.claim]]
}

/** SE counts itself. */
function setTrailer(segments: number, sets: number): Segment {
  return ['SE', String(segments + 1), setNumber(sets)]
}

function setNumber(sets: number): string {
  return String(sets).padStart(4, '0')
}

function claimText(record: ChargeRecord, options: X12Options, level: number): ClaimText {
  const segments = claimSegments(record, options, level)
  return {
    text: segments.map(segment => renderSegment(segment, options.segmentSuffix)).join(''),
    segments: segments.length,
  }
}

function headSegments(file: FileHead, options: X12Options): readonly Segment[] {
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
function interchangeHeader(file: FileHead, options: X12Options): string {
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
function made({ createdAt }: FileHead): readonly [string, string] {
  return [createdAt.slice(0, 10).replaceAll('-', ''), createdAt.slice(11, 16).replace(':', '')]
}
