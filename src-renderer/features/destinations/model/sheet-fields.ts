import type { FormatKind } from '#shared/contract/interface-sheet.ts'
import { choice, orNull, text, wide, type FieldGroup, type SheetField } from './field-makers.ts'
import { CHARGES, FILL } from './line-tables.ts'
import { X12 } from './x12-sheet-fields.ts'

const GENERAL: FieldGroup = {
  title: 'Destination',
  fields: [
    text('name', 'Name'),
    text('id', 'Id', 'Small letters, digits, dashes. It never changes once saved.'),
    choice('mode', 'Mode', [
      ['test', 'TEST: not for billing'],
      ['production', 'Production'],
    ]),
    choice('claims', 'Claims it takes', [
      ['both', 'Professional and facility'],
      ['professional', 'Professional only'],
      ['facility', 'Facility only'],
    ]),
  ],
}

const DELIVERY: FieldGroup = {
  title: 'Delivery',
  fields: [
    wide(orNull('delivery.folder', 'Folder', 'Empty: chosen at each export.')),
    wide(
      orNull(
        'delivery.tempFolder',
        'Folder while written',
        'Empty: hidden in the folder itself. On the same volume.',
      ),
    ),
    wide(
      text(
        'delivery.fileName',
        'File name',
        'Of {site} {workstation} {date} {time} {number} {claim} {batch}',
      ),
    ),
    {
      path: 'delivery.answerFolders',
      label: 'Folders of answers',
      hint: 'One a line.',
      control: { kind: 'lines' },
    },
    { path: 'delivery.schedule', label: 'When', control: { kind: 'schedule' } },
  ],
}

const CHARACTERS = choice('format.characters', 'Characters', [
  ['utf-8', 'UTF-8'],
  ['ascii', 'ASCII, letters folded (Å to A)'],
])

const CODES: readonly SheetField[] = [
  text('format.transactionTypes.charge', 'Code of a charge', 'FT1-6 and its like: CG, CH ...'),
  text('format.transactionTypes.credit', 'Code of a credit', 'CD, CR ...'),
]

const AS_SETTINGS = 'Empty: as in the settings.'

const CHARGE_TABLE: SheetField = {
  path: 'format.charges',
  label: 'Charge codes and prices',
  hint: CHARGES.hint,
  control: { kind: 'table', table: CHARGES },
}

const HL7: FieldGroup = {
  title: 'HL7 messages',
  fields: [
    choice('format.version', 'Version (MSH-12)', [
      ['2.3.1', '2.3.1'],
      ['2.5.1', '2.5.1'],
    ]),
    text('format.sendingApplication', 'Sending application (MSH-3)'),
    orNull('format.sendingFacility', 'Sending facility (MSH-4)', AS_SETTINGS),
    orNull('format.receivingApplication', 'Receiving application (MSH-5)', AS_SETTINGS),
    orNull('format.receivingFacility', 'Receiving facility (MSH-6)', AS_SETTINGS),
    choice('format.wrapper', 'Around the messages', [
      ['file+batch', 'File and batch: FHS BHS ... BTS FTS'],
      ['batch', 'Batch: BHS ... BTS'],
      ['none', 'Nothing'],
    ]),
    choice('format.segmentEnd', 'Segments end with', [
      ['CR', 'CR, as the standard says'],
      ['CRLF', 'CR LF'],
    ]),
    ...CODES,
    choice('format.chargeCode', 'Charge code (FT1-7)', [
      ['procedure', 'CPT or HCPCS code'],
      ['charge-master', 'The department’s charge code'],
    ]),
    choice('format.amounts', 'Amount (FT1-11)', [
      ['none', 'Not sent'],
      ['extended', 'Of the whole line'],
    ]),
    choice('format.procedures', 'Procedures (PR1)', [
      [null, 'Not sent'],
      [{ functionalType: 'D' }, 'After each FT1, type D diagnostic'],
      [{ functionalType: 'P' }, 'After each FT1, type P for treatment'],
      [{ functionalType: 'I' }, 'After each FT1, type I invasive'],
      [{ functionalType: 'A' }, 'After each FT1, type A anesthesia'],
    ]),
    choice('format.diagnoses', 'Diagnoses (DG1)', [
      ['message', 'After all FT1'],
      ['each-charge', 'After each FT1'],
    ]),
    choice('format.correctedLine', 'A corrected line is named in', [
      ['none', 'Nowhere'],
      ['FT1-30', 'FT1-30 (2.5.1)'],
      ['NTE', 'NTE after FT1'],
    ]),
    CHARACTERS,
    CHARGE_TABLE,
    {
      path: 'format.fill',
      label: 'Further fields',
      hint: FILL.hint,
      control: { kind: 'table', table: FILL },
    },
  ],
}

const COLUMNS: FieldGroup = {
  title: 'Rows and columns',
  fields: [
    choice('format.layout', 'Layout', [
      ['fixed', 'Fixed width'],
      ['delimited', 'Delimited'],
    ]),
    choice('format.delimiter', 'Delimiter', [
      [',', 'Comma'],
      [';', 'Semicolon'],
      ['|', 'Pipe'],
      ['\t', 'Tab'],
    ]),
    choice('format.quotes', 'Quotes', [
      ['when-needed', 'Where a value needs them'],
      ['never', 'Never'],
    ]),
    choice('format.lineEnd', 'Rows end with', [
      ['CRLF', 'CR LF'],
      ['LF', 'LF'],
    ]),
    choice('format.names', 'Row of names', [
      ['first-row', 'First'],
      ['none', 'None'],
    ]),
    choice('format.envelope', 'H and T rows', [
      ['rows', 'Around the charges'],
      ['none', 'None'],
    ]),
    CHARACTERS,
    ...CODES,
    CHARGE_TABLE,
    { path: 'format.columns', label: 'Columns', control: { kind: 'columns' } },
  ],
}

const FHIR: FieldGroup = {
  title: 'FHIR resources',
  fields: [
    choice('format.shape', 'File', [
      ['bundle', 'Transaction Bundle'],
      ['ndjson', 'NDJSON, a resource a line'],
    ]),
    choice('format.credits', 'A credit is', [
      ['offset', 'a charge of its own, factor -1'],
      ['entered-in-error', 'the sent charge, marked as an error'],
    ]),
    wide(text('format.systems.line', 'System of line numbers')),
    wide(text('format.systems.mrn', 'System of MRNs')),
    wide(text('format.systems.account', 'System of accounts')),
    wide(text('format.systems.visit', 'System of visits')),
    wide(text('format.systems.accession', 'System of accessions')),
    wide(text('format.systems.chargeCode', 'System of charge codes')),
    CHARGE_TABLE,
  ],
}

const OF_FORMAT: Readonly<Record<FormatKind, readonly FieldGroup[]>> = {
  csv: [],
  hl7: [HL7],
  columns: [COLUMNS],
  x12: X12,
  fhir: [FHIR],
}

/** The form of a sheet, by its format. */
export function groupsOf(kind: FormatKind): readonly FieldGroup[] {
  return [GENERAL, DELIVERY, ...OF_FORMAT[kind]]
}
