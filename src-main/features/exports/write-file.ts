import { assertNever } from '#shared/base/assert-never.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { typedTexts, type ChargeFile, type ChargeRecord } from './charge-record.ts'
import { writeCsvFile } from './csv/csv-file.ts'
import type { FileFormat } from './file-format.ts'
import { hl7Problem, writeHl7File } from './hl7/batch-file.ts'
import { DIALECTS } from './hl7/dialect.ts'
import type { SegmentProblem } from './hl7/segment.ts'
import { isWritable } from './writable-text.ts'

/** The bytes of a charge file. */
export function writeFile(file: ChargeFile, format: FileFormat): Result<Buffer, SegmentProblem> {
  switch (format.kind) {
    case 'csv':
      return ok(writeCsvFile(file))
    case 'hl7':
      return writeHl7File(file, DIALECTS[format.version])
    default:
      return assertNever(format)
  }
}

/**
 * Why a record cannot stand in a file of this format, in words for the list of what was withheld; null when it can.
 * Nothing is ever cut to fit.
 */
export function unfitFor(record: ChargeRecord, file: ChargeFile, format: FileFormat): string | null {
  switch (format.kind) {
    case 'csv':
      return csvProblem(record)
    case 'hl7': {
      const problem = hl7Problem(record, file, DIALECTS[format.version])
      return problem && inWords(problem, format.version)
    }
    default:
      return assertNever(format)
  }
}

function csvProblem(record: ChargeRecord): string | null {
  if (!typedTexts(record).every(isWritable)) return UNWRITABLE
  const crowded = record.lines.find(line => line.diagnoses.length > 4)
  return crowded ? `Does not fit the file: ${crowded.code} has more than four diagnoses.` : null
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
  'FT1-23': 'the accession number',
}

function inWords(problem: SegmentProblem, version: string): string {
  const words = FIELD_WORDS[problem.field] ?? problem.field
  switch (problem.kind) {
    case 'unwritable-character':
      return UNWRITABLE
    case 'missing':
      return `Does not fit the file: ${words} is empty, and HL7 ${version} requires it.`
    case 'too-long':
      return `Does not fit the file: ${words} takes ${problem.length} characters, HL7 ${version} allows ${problem.max}.`
    default:
      return assertNever(problem)
  }
}
