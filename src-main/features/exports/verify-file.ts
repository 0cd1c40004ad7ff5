import { createHash } from 'node:crypto'
import { assertNever } from '#shared/base/assert-never.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { asSent } from './as-sent.ts'
import { carriedBy } from './carried.ts'
import { factsOf, type ChargeFacts, type Fact } from './charge-facts.ts'
import type { ChargeFile } from './charge-record.ts'
import { readColumnFile } from './columns/read-column-file.ts'
import { readCsvFile } from './csv/read-csv-file.ts'
import { readFhirFile } from './fhir/read-fhir-file.ts'
import type { FileFormat } from './file-format.ts'
import { readHl7File } from './hl7/read-hl7-file.ts'
import type { ReadFile } from './read-file.ts'
import { readX12File } from './x12/read-x12-file.ts'

/** What a file holds, counted in its bytes. */
export type FileCounts = {
  readonly sha256: string
  readonly bytes: number
  readonly messages: number
  readonly lines: number
  readonly units: number
  /** Lines that take back another; the others are charges. */
  readonly credits: number
}

/**
 * Reads a charge file back from its bytes and holds it against the log: envelope, declared counts, and every line fact
 * by fact. Answers what was counted in the bytes, or the first difference, naming the line and the fact but never a
 * value. Receivers have been sent trailers that said 96 and files that held 31; ours are read before they are released.
 */
export function verifyFile(
  bytes: Buffer,
  expected: ChargeFile,
  format: FileFormat,
): Result<FileCounts, string> {
  const read = readBytes(bytes, format)
  if (!read.ok) return read
  const file = read.value
  const counts = countsOf(file, bytes)
  const problem =
    differenceInHead(file, expected) ??
    differenceInCounts(file, counts) ??
    differenceInLines(file.lines, asSent(expected, format), carriedBy(format, expected.claim))
  return problem === null ? ok(counts) : fail(problem)
}

/** What a file holds by its own bytes, once its trailer agrees. */
export function countFile(bytes: Buffer, format: FileFormat): Result<FileCounts, string> {
  const read = readBytes(bytes, format)
  if (!read.ok) return read
  const counts = countsOf(read.value, bytes)
  const problem = differenceInCounts(read.value, counts)
  return problem === null ? ok(counts) : fail(problem)
}

function countsOf(file: ReadFile, bytes: Buffer): FileCounts {
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    // Where nothing tells sessions apart, each line counts as one.
    messages: file.messages ?? file.lines.length,
    lines: file.lines.length,
    units: file.lines.reduce((sum, line) => sum + Number(line.units), 0),
    credits: file.lines.filter(line => line.transaction === 'credit').length,
  }
}

function readBytes(bytes: Buffer, format: FileFormat): Result<ReadFile, string> {
  switch (format.kind) {
    case 'csv':
      return readCsvFile(bytes)
    case 'hl7':
      return readHl7File(bytes, format.version, format.options)
    case 'x12':
      return readX12File(bytes, format.options)
    case 'fhir':
      return readFhirFile(bytes, format.options)
    case 'columns':
      return readColumnFile(bytes, format.options)
    default:
      return assertNever(format)
  }
}

function differenceInHead(file: ReadFile, expected: ChargeFile): string | null {
  const isAnother = (found: string | null, wanted: string) => found !== null && found !== wanted
  if (isAnother(file.batch, expected.batch)) return 'the batch number is another'
  if (isAnother(file.fileNumber, expected.fileNumber)) return 'the file number is another'
  if (isAnother(file.claim?.toLowerCase() ?? null, expected.claim)) return 'the kind of claim is another'
  if (isAnother(file.chainHead, expected.chainHead)) return 'the audit chain head is another'
  if (file.training !== null && file.training !== expected.training) {
    return 'work and training are mistaken for one another'
  }
  if (file.messages !== null && file.messages !== expected.records.length) {
    return 'the number of sessions is another'
  }
  return null
}

function differenceInCounts({ declared }: ReadFile, counts: FileCounts): string | null {
  const isAnother = (said: number | null, counted: number) => said !== null && said !== counted
  if (isAnother(declared.messages, counts.messages)) return 'the trailer counts other messages'
  if (isAnother(declared.lines, counts.lines)) return 'the trailer counts other lines'
  if (isAnother(declared.units, counts.units)) return 'the trailer counts other units'
  return null
}

function differenceInLines(
  lines: readonly ChargeFacts[],
  expected: ChargeFile,
  carried: readonly Fact[],
): string | null {
  const wanted = expected.records.flatMap(record =>
    record.lines.map(line => factsOf(record, line, expected.batch)),
  )
  if (lines.length !== wanted.length) return 'the number of lines is another'
  for (const [index, facts] of wanted.entries()) {
    const line = lines[index] ?? {}
    if (Object.keys(line).length !== carried.length) return `line ${index + 1} carries other facts`
    const different = carried.find(fact => line[fact] !== facts[fact])
    if (different !== undefined) return `line ${index + 1} has another ${different}`
  }
  return null
}
