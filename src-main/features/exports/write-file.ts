import { assertNever } from '#shared/base/assert-never.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { asSent, recordAsSent } from './as-sent.ts'
import { typedTexts, type ChargeRecord, type FileHead, type StreamedFile } from './charge-record.ts'
import { columnProblem, writeColumnFile } from './columns/column-file.ts'
import { writeCsvFile } from './csv/csv-file.ts'
import { fhirProblem, writeFhirFile } from './fhir/fhir-file.ts'
import type { FileFormat } from './file-format.ts'
import { unfit, type FormatProblem } from './format-problem.ts'
import { hl7Problem, writeHl7File } from './hl7/batch-file.ts'
import { hl7Sheet, type Sheet } from './hl7/dialect.ts'
import type { SegmentProblem } from './hl7/segment.ts'
import { claimProblem } from './x12/claim-problem.ts'
import { writeX12File } from './x12/interchange.ts'
import { isWritable } from './writable-text.ts'

/** The bytes of a charge file. */
export function writeFile(file: StreamedFile, format: FileFormat): Result<Buffer, FormatProblem> {
  const bytes = createByteList()
  const writing = writePieces(file, format)
  for (;;) {
    const next = writing.next()
    if (next.done) return next.value === null ? ok(bytes.whole()) : fail(next.value)
    bytes.add(next.value)
  }
}

/** The text of a charge file in pieces, one or a few for each record; ends with what does not fit, or null. */
export function writePieces(file: StreamedFile, format: FileFormat): Generator<string, FormatProblem | null> {
  const sent = asSent(file, format)
  switch (format.kind) {
    case 'csv':
      return writeCsvFile(sent)
    case 'hl7':
      return writeMessages(sent, hl7Sheet(format.version, format.options))
    case 'x12':
      return writeX12File(sent, format.options)
    case 'fhir':
      return writeFhirFile(sent, format.options)
    case 'columns':
      return writeColumnFile(sent, format.options)
    default:
      return assertNever(format)
  }
}

function* writeMessages(file: StreamedFile, sheet: Sheet): Generator<string, FormatProblem | null> {
  const problem = yield* writeHl7File(file, sheet)
  return problem && inWords(problem, sheet.version)
}

/** Gathers text as UTF-8, so much at a time that few pieces are alive. */
export function createByteList(): { readonly add: (text: string) => void; readonly whole: () => Buffer } {
  const done: Buffer[] = []
  let waiting = ''
  const flush = () => {
    done.push(Buffer.from(waiting, 'utf8'))
    waiting = ''
  }
  return {
    add: text => {
      waiting += text
      if (waiting.length > 65_536) flush()
    },
    whole: () => {
      flush()
      return Buffer.concat(done)
    },
  }
}

/**
 * Why a record cannot stand in a file of this format, in words for the list of what was withheld; null when it can.
 * Nothing is ever cut to fit.
 */
export function unfitFor(record: ChargeRecord, file: FileHead, format: FileFormat): string | null {
  return problemOf(recordAsSent(record, format), file, format)?.words ?? null
}

function problemOf(record: ChargeRecord, file: FileHead, format: FileFormat): FormatProblem | null {
  switch (format.kind) {
    case 'csv':
      return csvProblem(record)
    case 'hl7': {
      const problem = hl7Problem(record, file, hl7Sheet(format.version, format.options))
      return problem && inWords(problem, format.version)
    }
    case 'x12':
      return claimProblem(record, format.options)
    case 'fhir':
      return fhirProblem(record)
    case 'columns':
      return columnProblem(record, file, format.options)
    default:
      return assertNever(format)
  }
}

function csvProblem(record: ChargeRecord): FormatProblem | null {
  if (!typedTexts(record).every(isWritable)) return { field: 'a field', words: UNWRITABLE }
  const crowded = record.lines.find(line => line.diagnoses.length > 4)
  return crowded ? unfit('dx4', `${crowded.code} has more than four diagnoses`) : null
}

const UNWRITABLE = 'Does not fit the file: a field holds a control character. Type the field again.'

/** The fields of a session that can outgrow a width, by their place in the message. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  'PID-3': 'the MRN',
  'PID-5': 'the patient name',
  'PID-18': 'the account number',
  'PV1-3': 'the place of service',
  'PV1-19': 'the visit number',
  'FT1-10': 'the number of units',
  'FT1-20': 'the name of the performing physician',
  'FT1-21': 'the name of the referring physician',
  'FT1-7': 'the charge code',
  'FT1-11': 'the amount of a line',
  'FT1-23': 'the accession number',
}

function inWords(problem: SegmentProblem, version: string): FormatProblem {
  const { field } = problem
  const words = FIELD_WORDS[field] ?? field
  switch (problem.kind) {
    case 'unwritable-character':
      return { field, words: UNWRITABLE }
    case 'beyond-ascii':
      return unfit(field, `${words} holds a letter that has no form in ASCII`)
    case 'no-amount':
      return unfit(field, 'price of a line is not known: the receiver wants amounts')
    case 'missing':
      return unfit(field, `${words} is empty, and HL7 ${version} requires it`)
    case 'too-long':
      return unfit(field, `${words} takes ${problem.length} characters, HL7 ${version} allows ${problem.max}`)
    default:
      return assertNever(problem)
  }
}
