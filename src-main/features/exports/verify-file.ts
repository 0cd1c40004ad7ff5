import { createHash } from 'node:crypto'
import { assertNever } from '#shared/base/assert-never.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { asSent } from './as-sent.ts'
import { carriedBy } from './carried.ts'
import { FACT_OF, type ChargeFacts, type Fact, type FactOf } from './charge-facts.ts'
import type { ChargeRecord, NumberedLine, StreamedFile } from './charge-record.ts'
import { readColumnFile } from './columns/read-column-file.ts'
import { readCsvFile } from './csv/read-csv-file.ts'
import { readFhirFile } from './fhir/read-fhir-file.ts'
import type { FileFormat } from './file-format.ts'
import { readHl7File } from './hl7/read-hl7-file.ts'
import type { LineReader, ReadFile } from './read-file.ts'
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
  expected: StreamedFile,
  format: FileFormat,
): Result<FileCounts, string> {
  const verifying = verifyInTurns(bytes, expected, format)
  for (;;) {
    const next = verifying.next()
    if (next.done) return next.value
  }
}

/** Lines that are compared in one turn. */
const LINES_A_TURN = 20

/** The same in turns, one for some lines that were compared, so that others get theirs in between. */
export function* verifyInTurns(
  bytes: Buffer,
  expected: StreamedFile,
  format: FileFormat,
): Generator<undefined, Result<FileCounts, string>> {
  const lines = readLines(bytes, format)
  const comparison = compareWith(asSent(expected, format), carriedBy(format, expected.claim))
  const counter = createCounter()
  for (let compared = 0; ; compared += 1) {
    const next = lines.next()
    if (!next.done) {
      counter.add(next.value)
      comparison.add(next.value)
      if (compared % LINES_A_TURN === 0) yield
      continue
    }
    if (!next.value.ok) return next.value
    const file = next.value.value
    const counts = counter.counts(file, bytes)
    const problem =
      differenceInHead(file, expected, comparison.records()) ??
      differenceInCounts(file, counts) ??
      comparison.problem()
    return problem === null ? ok(counts) : fail(problem)
  }
}

/** What a file holds by its own bytes, once its trailer agrees. */
export function countFile(bytes: Buffer, format: FileFormat): Result<FileCounts, string> {
  const lines = readLines(bytes, format)
  const counter = createCounter()
  for (;;) {
    const next = lines.next()
    if (!next.done) {
      counter.add(next.value)
      continue
    }
    if (!next.value.ok) return next.value
    const counts = counter.counts(next.value.value, bytes)
    const problem = differenceInCounts(next.value.value, counts)
    return problem === null ? ok(counts) : fail(problem)
  }
}

function createCounter() {
  let [lines, units, credits] = [0, 0, 0]
  return {
    add: (line: ChargeFacts) => {
      lines += 1
      units += Number(line.units)
      if (line.transaction === 'credit') credits += 1
    },
    counts: (file: ReadFile, bytes: Buffer): FileCounts => ({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      // Where nothing tells sessions apart, each line counts as one.
      messages: file.messages ?? lines,
      lines,
      units,
      credits,
    }),
  }
}

function readLines(bytes: Buffer, format: FileFormat): LineReader {
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

function differenceInHead(file: ReadFile, expected: StreamedFile, records: number): string | null {
  const isAnother = (found: string | null, wanted: string) => found !== null && found !== wanted
  if (isAnother(file.batch, expected.batch)) return 'the batch number is another'
  if (isAnother(file.fileNumber, expected.fileNumber)) return 'the file number is another'
  if (isAnother(file.claim?.toLowerCase() ?? null, expected.claim)) return 'the kind of claim is another'
  if (isAnother(file.chainHead, expected.chainHead)) return 'the audit chain head is another'
  if (file.training !== null && file.training !== expected.training) {
    return 'work and training are mistaken for one another'
  }
  return file.messages !== null && file.messages !== records ? 'the number of sessions is another' : null
}

function differenceInCounts({ declared }: ReadFile, counts: FileCounts): string | null {
  const isAnother = (said: number | null, counted: number) => said !== null && said !== counted
  if (isAnother(declared.messages, counts.messages)) return 'the trailer counts other messages'
  if (isAnother(declared.lines, counts.lines)) return 'the trailer counts other lines'
  if (isAnother(declared.units, counts.units)) return 'the trailer counts other units'
  return null
}

type Known = { readonly record: ChargeRecord; readonly line: NumberedLine }
type Carried = { readonly fact: Fact; readonly of: FactOf }

/** Holds lines against those of the log one by one, in their order. */
function compareWith(expected: StreamedFile, facts: readonly Fact[]) {
  const carried = facts.map(fact => ({ fact, of: FACT_OF[fact] }))
  let [records, lines] = [0, 0]
  let different: string | null = null
  let isUneven = false
  const wanted = linesOf(expected.records, () => (records += 1))
  return {
    add: (found: ChargeFacts) => {
      const next = wanted.next()
      lines += 1
      if (next.done) isUneven = true
      else different ??= differenceIn(found, next.value, { carried, batch: expected.batch, number: lines })
    },
    /** How many there are in the log; called when all lines were added. */
    records: () => {
      for (const _ of wanted) isUneven = true
      return records
    },
    problem: () => (isUneven ? 'the number of lines is another' : different),
  }
}

function* linesOf(records: Iterable<ChargeRecord>, onRecord: () => void): Generator<Known, undefined> {
  for (const record of records) {
    onRecord()
    for (const line of record.lines) yield { record, line }
  }
}

type Comparing = { readonly carried: readonly Carried[]; readonly batch: string; readonly number: number }

function differenceIn(
  found: ChargeFacts,
  { record, line }: Known,
  { carried, batch, number }: Comparing,
): string | null {
  for (const { fact, of } of carried) {
    if (found[fact] !== of(record, line, batch)) return `line ${number} has another ${fact}`
  }
  return Object.keys(found).length === carried.length ? null : `line ${number} carries other facts`
}
