import { assertNever } from '#shared/base/assert-never.ts'
import type { ChargeFile, ChargeRecord } from './charge-record.ts'
import type { FileFormat } from './file-format.ts'
import { foldRecord } from './fold-text.ts'
import { DEFAULT_HL7_OPTIONS } from '#shared/contract/hl7-options.ts'
import { priced } from './x12/priced.ts'

/**
 * The records as the receiver asked for them: prices and revenue codes of its sheet, ASCII, the charge code it bills
 * by. What was written is held against these, so everything that a sheet changes is changed here and nowhere else.
 */
export function asSent(file: ChargeFile, format: FileFormat): ChargeFile {
  return { ...file, records: file.records.map(record => recordAsSent(record, format)) }
}

export function recordAsSent(record: ChargeRecord, format: FileFormat): ChargeRecord {
  switch (format.kind) {
    case 'csv':
    case 'fhir':
      return record
    case 'x12':
      return priced(record, format.options)
    case 'hl7': {
      const { characters, chargeCode } = format.options ?? DEFAULT_HL7_OPTIONS
      const folded = characters === 'ascii' ? foldRecord(record) : record
      return chargeCode === 'procedure' ? withoutChargeCodes(folded) : folded
    }
    case 'columns':
      return format.options.characters === 'ascii' ? foldRecord(record) : record
    default:
      return assertNever(format)
  }
}

function withoutChargeCodes(record: ChargeRecord): ChargeRecord {
  return { ...record, lines: record.lines.map(line => ({ ...line, chargeCode: null })) }
}
