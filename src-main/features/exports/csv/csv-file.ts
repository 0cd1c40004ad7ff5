import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import type { Sex } from '#shared/domain/session-entry.ts'
import type { Side } from '#shared/domain/vocabulary.ts'
import type { ChargeFile, ChargeRecord, NumberedLine } from '../charge-record.ts'

/** Raised when a column is added, moved or read differently. */
export const CSV_LAYOUT = '1'

type Charge = { readonly record: ChargeRecord; readonly line: NumberedLine; readonly file: ChargeFile }

const SEX_CODE = { female: 'F', male: 'M', other: 'O', unknown: 'U' } as const satisfies Record<Sex, string>
const SIDE_CODE = { right: 'R', left: 'L' } as const satisfies Record<Side, string>
const unknown = () => ''

/** The columns, in order, and what a charge says in each. */
const COLUMNS = {
  record_type: () => 'D',
  line_id: ({ line }) => line.lineNumber,
  batch_id: ({ file }) => file.batch,
  txn_type: () => 'CG',
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
  charge_code: ({ line }) => line.code,
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
  corrects_line_id: unknown,
  code_edition: ({ line }) => line.codeEdition,
} satisfies Record<string, (charge: Charge) => string>

export const CSV_COLUMNS: readonly string[] = Object.keys(COLUMNS)

/**
 * A CSV charge file: RFC 4180, UTF-8 without a byte order mark, CRLF, ISO dates, no thousands mark.
 *
 * - The column line.
 * - One `H` row; after its type stand the layout's version, the batch, the file's number, the site, the instant it was
 *   made, the claim (`PROFESSIONAL`, `FACILITY`), the head of the audit chain, and `TRAINING` where the patients are invented. Its other
 *   columns are empty.
 * - A `D` row for each charge line. `side` is R, L or empty where the line has none. `location` is the place-of-service
 *   code. `charge_code` repeats the code until a site maps its own. `device_udi` is the UDI-DI of the first device
 *   read for the lesions of the line. `department`, `entered_by` and `corrects_line_id` are empty: the log does not
 *   know them yet.
 * - One `T` row: lines, units, charges, credits, then the SHA-256 of the bytes of all D rows with their line ends.
 *
 * Nothing is put before a value that a spreadsheet would take for a formula: a machine reads this file, and the value
 * must arrive as it is.
 */
export function writeCsvFile(file: ChargeFile): Buffer {
  const charges = file.records.flatMap(record => record.lines.map(line => ({ record, line, file })))
  const details = rowsText(charges.map(detail))
  const [head, tail] = [header(file), trailer(charges, details)].map(cells => rowsText([padded(cells)]))
  return Buffer.from([rowsText([CSV_COLUMNS]), head, details, tail].join(''), 'utf8')
}

function header(file: ChargeFile): readonly string[] {
  const claim = file.claim.toUpperCase()
  const { batch, fileNumber, site, createdAt, chainHead, training } = file
  return ['H', CSV_LAYOUT, batch, fileNumber, site, createdAt, claim, chainHead, training ? 'TRAINING' : '']
}

function trailer(charges: readonly Charge[], details: string): readonly string[] {
  const lines = String(charges.length)
  const units = charges.reduce((sum, { line }) => sum + line.units, 0)
  const hash = createHash('sha256').update(details, 'utf8').digest('hex')
  return ['T', lines, String(units), lines, '0', hash]
}

function detail(charge: Charge): readonly string[] {
  const { modifiers, diagnoses } = charge.line
  // There is no column for a fifth, and it would be lost without a word.
  if (modifiers.length > 4 || diagnoses.length > 4) {
    throw new Error('A line carries at most four modifiers and four diagnoses')
  }
  return Object.values(COLUMNS).map(cellOf => cellOf(charge))
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
