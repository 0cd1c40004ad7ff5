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
  const change = changeFor(format)
  return { ...file, records: { [Symbol.iterator]: () => changed(file.records, change) } }
}

function* changed(records: Iterable<ChargeRecord>, change: Change): Generator<ChargeRecord, undefined> {
  for (const record of records) yield change(record)
}

export function recordAsSent(record: ChargeRecord, format: FileFormat): ChargeRecord {
  return changeFor(format)(record)
}

type Change = (record: ChargeRecord) => ChargeRecord

function changeFor(format: FileFormat): Change {
  switch (format.kind) {
    case 'csv':
      return record => record
    case 'fhir':
      return charging(format.options.charges)
    case 'x12':
      return record => priced(record, format.options)
    case 'hl7': {
      const { characters, chargeCode, charges } = format.options ?? DEFAULT_HL7_OPTIONS
      const charge = charging(charges)
      const fold = folding(characters)
      return chargeCode === 'procedure'
        ? record => withoutChargeCodes(fold(charge(record)))
        : record => fold(charge(record))
    }
    case 'columns': {
      const charge = charging(format.options.charges)
      const fold = folding(format.options.characters)
      return record => fold(charge(record))
    }
    default:
      return assertNever(format)
  }
}

function charging(charges: SiteCharges): Change {
  return Object.keys(charges).length === 0 ? record => record : record => withCharges(record, charges)
}

function folding(characters: 'utf-8' | 'ascii'): Change {
  return characters === 'ascii' ? foldRecord : record => record
}

function withoutChargeCodes(record: ChargeRecord): ChargeRecord {
  if (!record.lines.some(({ chargeCode }) => chargeCode !== null)) return record
  return { ...record, lines: record.lines.map(line => ({ ...line, chargeCode: null })) }
}

/** What the sheet knows of each procedure, where the line has nothing of its own. */
function withCharges(record: ChargeRecord, charges: SiteCharges): ChargeRecord {
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
