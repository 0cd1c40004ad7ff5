import type { SectionOf } from '#shared/contract/interface-sheet.ts'
import type { Column } from '#shared/contract/column-options.ts'
import { CSV_COLUMNS } from '../csv/csv-file.ts'
import { FACT_WORDS } from './fact-words.ts'
import type { TransactionCodes, ValueKind } from './value-kind.ts'

/** A column as a receiver meets it. */
export type RowField = {
  readonly name: string
  readonly fill: string
  readonly kind: ValueKind
  /** Characters; null where any length is taken. */
  readonly width: number | null
}

/** A kind of row: what its columns are. `H` and `T` rows have columns of their own. */
export type RowLayout = {
  readonly fixed: boolean
  readonly delimiter: string
  readonly lineEnd: '\r\n' | '\n'
  readonly quotes: boolean
  readonly names: boolean
  readonly envelope: boolean
  readonly codes: TransactionCodes
  readonly detail: readonly RowField[]
  readonly head: readonly RowField[]
  readonly tail: readonly RowField[]
}

const field = (name: string, fill: string, kind: ValueKind = 'text'): RowField => ({
  name,
  fill,
  kind,
  width: null,
})

const HEAD = [
  field('record_type', 'H'),
  field('layout', '1, the version of the layout'),
  field('batch', 'number of the batch, never given out twice'),
  field('file', 'number of the file, never given out twice'),
  field('site', 'site code of the settings'),
  field('created', 'when the file is written', 'instant'),
  field('claim', 'PROFESSIONAL or FACILITY'),
  field('audit', 'head of the audit chain'),
  field('training', 'TRAINING from a log for training, else empty'),
]

const TAIL = [
  field('record_type', 'T'),
  field('lines', 'number of charge rows', 'number'),
  field('units', 'sum of the units', 'number'),
  field('charges', 'number of charges', 'number'),
  field('credits', 'number of credits', 'number'),
  field('sha256', 'SHA-256 of the bytes of the charge rows with their line ends'),
]

const CSV_FACTS: Readonly<Record<string, keyof typeof FACT_WORDS>> = {
  line_id: 'lineNumber',
  batch_id: 'batch',
  txn_type: 'transaction',
  mrn: 'mrn',
  account: 'account',
  visit: 'visit',
  last: 'familyName',
  first: 'givenName',
  dob: 'birthDate',
  sex: 'sex',
  service_date: 'performedOn',
  service_time: 'performedAt',
  accession: 'accession',
  charge_code: 'chargeCode',
  cpt: 'procedureCode',
  units: 'units',
  side: 'side',
  location: 'placeOfService',
  performing_npi: 'performingNpi',
  referring_npi: 'referringNpi',
  device_udi: 'deviceIdentifier',
  entered_at: 'enteredAt',
  corrects_line_id: 'correctsLineNumber',
  code_edition: 'codeEdition',
}

function csvField(name: string): RowField {
  const fact = CSV_FACTS[name]
  if (fact !== undefined) return field(name, ...FACT_WORDS[fact])
  if (name.startsWith('mod')) return field(name, `modifier ${name.slice(3)}, where there is one`, 'modifier')
  if (name.startsWith('dx')) return field(name, `diagnosis ${name.slice(2)}, where there is one`, 'diagnosis')
  return name === 'record_type' ? field(name, 'D') : field(name, 'empty: the log does not know it')
}

/** The layout of the CSV file, docs/CHARGE-FILES.md. */
export const CSV_LAYOUT_OF_ROWS: RowLayout = {
  fixed: false,
  delimiter: ',',
  lineEnd: '\r\n',
  quotes: true,
  names: true,
  envelope: true,
  codes: { charge: 'CG', credit: 'CD' },
  detail: CSV_COLUMNS.map(csvField),
  head: HEAD,
  tail: TAIL,
}

export function columnLayout(section: SectionOf<'columns'>): RowLayout {
  return {
    fixed: section.layout === 'fixed',
    delimiter: section.delimiter,
    lineEnd: section.lineEnd === 'CRLF' ? '\r\n' : '\n',
    quotes: section.quotes === 'when-needed',
    names: section.names === 'first-row',
    envelope: section.envelope === 'rows',
    codes: section.transactionTypes,
    detail: section.columns.map(columnField),
    head: HEAD,
    tail: TAIL,
  }
}

const SPELLED = {
  plain: '',
  compact: ', without dashes, colons or dots',
  us: ', as MM/DD/YYYY',
  cents: ', in cents',
} as const

function columnField(column: Column): RowField {
  const { name, width } = column
  if (column.kind === 'text') return { name, fill: `always "${column.text}"`, kind: 'text', width }
  const [words, kind] = FACT_WORDS[column.fact]
  const part = column.part === null ? '' : `, part ${column.part}`
  const filled = column.pad === '0' ? ', filled up with zeros' : ''
  const partKind =
    column.part === null
      ? kind
      : column.fact === 'modifiers'
        ? 'modifier'
        : column.fact === 'diagnoses'
          ? 'diagnosis'
          : kind
  // Cents have no point, so they are no amount that a reader would take for one.
  const shown = column.spelling === 'cents' ? 'number' : partKind
  return { name, fill: `${words}${part}${SPELLED[column.spelling]}${filled}`, kind: shown, width }
}
