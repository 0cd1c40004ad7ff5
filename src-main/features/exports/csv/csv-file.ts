import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import type { Sex } from '#shared/domain/session-entry.ts'
import type { Side } from '#shared/domain/vocabulary.ts'
import type { ChargeRecord, FileHead, NumberedLine, StreamedFile, Transaction } from '../charge-record.ts'

/** Raised when a column is added, moved or read differently. */
export const CSV_LAYOUT = '1'

type Charge = { readonly record: ChargeRecord; readonly line: NumberedLine; readonly file: FileHead }

const SEX_CODE = { female: 'F', male: 'M', other: 'O', unknown: 'U' } as const satisfies Record<Sex, string>
const SIDE_CODE = { right: 'R', left: 'L' } as const satisfies Record<Side, string>
const TRANSACTION_CODE = { charge: 'CG', credit: 'CD' } as const satisfies Record<Transaction, string>
const unknown = () => ''

/** The columns, in order, and what a charge says in each. */
const COLUMNS = {
  record_type: () => 'D',
  line_id: ({ line }) => line.lineNumber,
  batch_id: ({ file }) => file.batch,
  txn_type: ({ line }) => TRANSACTION_CODE[line.transaction],
  mrn: ({ record }) => record.patient.mrn,
  account: ({ record }) => record.account,
  visit: ({ record }) => record.visit,
  last: ({ record }) => record.patient.familyName,
  first: ({ record }) => record.patient.givenName,
  dob: ({ record }) => record.patient.birthDate,
  sex: ({ record }) => SEX_CODE[record.patient.sex],
  service_date: ({ record }) => record.performedOn,
  service_time: ({ record }) => record.performedAt,
  accession: ({ record }) => record.accession,
  charge_code: ({ line }) => line.chargeCode ?? line.code,
  cpt: ({ line }) => line.code,
  mod1: ({ line }) => line.modifiers[0] ?? '',
  mod2: ({ line }) => line.modifiers[1] ?? '',
  mod3: ({ line }) => line.modifiers[2] ?? '',
  mod4: ({ line }) => line.modifiers[3] ?? '',
  units: ({ line }) => String(line.units),
  dx1: ({ line }) => line.diagnoses[0] ?? '',
  dx2: ({ line }) => line.diagnoses[1] ?? '',
  dx3: ({ line }) => line.diagnoses[2] ?? '',
  dx4: ({ line }) => line.diagnoses[3] ?? '',
  side: ({ line }) => (line.side === null ? '' : SIDE_CODE[line.side]),
  department: unknown,
  location: ({ record }) => record.placeOfService,
  performing_npi: ({ record }) => record.performing.npi,
  referring_npi: ({ record }) => record.referring?.npi ?? '',
  device_udi: ({ line }) => line.deviceIdentifier,
  entered_by: unknown,
  entered_at: ({ record }) => record.enteredAt,
  corrects_line_id: ({ line }) => line.correctsLineNumber ?? '',
  code_edition: ({ line }) => line.codeEdition,
} satisfies Record<string, (charge: Charge) => string>

export const CSV_COLUMNS: readonly string[] = Object.keys(COLUMNS)
const CELLS = Object.values(COLUMNS)

/**
 * A CSV charge file: RFC 4180, UTF-8 without a byte order mark, CRLF, ISO dates, no thousands mark.
 *
 * - The column line.
 * - One `H` row; after its type stand the layout's version, the batch, the file's number, the site, the instant it was
 *   made, the claim (`PROFESSIONAL`, `FACILITY`), the head of the audit chain, and `TRAINING` where the patients are invented. Its other
 *   columns are empty.
 * - A `D` row for each charge line. `side` is R, L or empty where the line has none. `location` is the place-of-service
 *   code. `charge_code` repeats the code where the site has no own. `device_udi` is the UDI-DI of the first device
 *   read for the lesions of the line. `department` and `entered_by` are empty: the log does not know them.
 * - One `T` row: lines, units, charges, credits, then the SHA-256 of the bytes of all D rows with their line ends.
 *
 * Nothing is put before a value that a spreadsheet would take for a formula: a machine reads this file, and the value
 * must arrive as it is.
 */
export function* writeCsvFile(file: StreamedFile): Generator<string, null> {
  yield rowsText([CSV_COLUMNS]) + rowsText([padded(header(file))])
  const hash = createHash('sha256')
  const counts = { lines: 0, units: 0, credits: 0 }
  for (const record of file.records) {
    const rows = rowsText(record.lines.map(line => detail({ record, line, file })))
    hash.update(rows, 'utf8')
    counts.lines += record.lines.length
    for (const { units, transaction } of record.lines) {
      counts.units += units
      if (transaction === 'credit') counts.credits += 1
    }
    yield rows
  }
  yield rowsText([padded(trailer(counts, hash.digest('hex')))])
  return null
}

function header(file: FileHead): readonly string[] {
  const claim = file.claim.toUpperCase()
  const { batch, fileNumber, site, createdAt, chainHead, training } = file
  return ['H', CSV_LAYOUT, batch, fileNumber, site, createdAt, claim, chainHead, training ? 'TRAINING' : '']
}

type Counts = { readonly lines: number; readonly units: number; readonly credits: number }

function trailer({ lines, units, credits }: Counts, hash: string): readonly string[] {
  return ['T', String(lines), String(units), String(lines - credits), String(credits), hash]
}

function detail(charge: Charge): readonly string[] {
  const { modifiers, diagnoses } = charge.line
  // There is no column for a fifth, and it would be lost without a word.
  if (modifiers.length > 4 || diagnoses.length > 4) {
    throw new Error('A line carries at most four modifiers and four diagnoses')
  }
  return CELLS.map(cellOf => cellOf(charge))
}

function padded(cells: readonly string[]): readonly string[] {
  return CSV_COLUMNS.map((_, index) => cells[index] ?? '')
}

function rowsText(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map(row => [...row]),
    { record_delimiter: '\r\n', eof: true, escape_formulas: false, bom: false },
  )
}
