import { assertNever } from '#shared/base/assert-never.ts'
import type { ChargeRecord, StreamedFile } from './charge-record.ts'
import type { FileFormat } from './file-format.ts'
import { foldRecord } from './fold-text.ts'
import { DEFAULT_HL7_OPTIONS } from '#shared/contract/hl7-options.ts'
import type { SiteCharges } from '#shared/contract/site-charges.ts'
import { priced } from './x12/priced.ts'

/**
 * The records as the receiver asked for them: prices and revenue codes of its sheet, ASCII, the charge code it bills
 * by. What was written is held against these, so everything that a sheet changes is changed here and nowhere else.
 */
export function asSent(file: StreamedFile, format: FileFormat): StreamedFile {
  return { ...file, records: { [Symbol.iterator]: () => recordsAsSent(file.records, format) } }
}

function* recordsAsSent(
  records: Iterable<ChargeRecord>,
  format: FileFormat,
): Generator<ChargeRecord, undefined> {
  for (const record of records) yield recordAsSent(record, format)
}

export function recordAsSent(record: ChargeRecord, format: FileFormat): ChargeRecord {
  switch (format.kind) {
    case 'csv':
      return record
    case 'fhir':
      return withCharges(record, format.options.charges)
    case 'x12':
      return priced(record, format.options)
    case 'hl7': {
      const { characters, chargeCode, charges } = format.options ?? DEFAULT_HL7_OPTIONS
      const charged = withCharges(record, charges)
      const folded = characters === 'ascii' ? foldRecord(charged) : charged
      return chargeCode === 'procedure' ? withoutChargeCodes(folded) : folded
    }
    case 'columns': {
      const charged = withCharges(record, format.options.charges)
      return format.options.characters === 'ascii' ? foldRecord(charged) : charged
    }
    default:
      return assertNever(format)
  }
}

function withoutChargeCodes(record: ChargeRecord): ChargeRecord {
  if (record.lines.every(({ chargeCode }) => chargeCode === null)) return record
  return { ...record, lines: record.lines.map(line => ({ ...line, chargeCode: null })) }
}

/** What the sheet knows of each procedure, where the line has nothing of its own. */
function withCharges(record: ChargeRecord, charges: SiteCharges): ChargeRecord {
  if (!record.lines.some(({ code }) => charges[code] !== undefined)) return record
  return {
    ...record,
    lines: record.lines.map(line => {
      const known = charges[line.code]
      if (known === undefined) return line
      const price = known.priceCents === null ? null : known.priceCents * line.units
      return {
        ...line,
        chargeCode: line.chargeCode ?? known.chargeCode,
        amountCents: line.amountCents ?? price,
        revenueCode: line.revenueCode ?? known.revenueCode,
      }
    }),
  }
}
