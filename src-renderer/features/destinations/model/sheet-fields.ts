import type { FormatKind } from '#shared/contract/interface-sheet.ts'
import { CHARGES, FILL, PRICES, REVENUE_CODES, SUBSCRIBERS, type LineTable } from './line-tables.ts'
import type { Json } from './sheet-draft.ts'

export type Option = { readonly value: Json; readonly label: string }

/** A field of the form: where it stands in the sheet, and how it is filled in. */
export type SheetField = {
  readonly path: string
  readonly label: string
  readonly hint?: string
  /** Takes the whole width of the form, as a path or a pattern does. */
  readonly wide?: true
  readonly control:
    | { readonly kind: 'text' }
    /** An empty field is null; the words say what that means. */
    | { readonly kind: 'text-or-null'; readonly empty: string }
    | { readonly kind: 'number' }
    | { readonly kind: 'choice'; readonly options: readonly Option[] }
    | { readonly kind: 'lines' }
    | { readonly kind: 'table'; readonly table: LineTable }
    | { readonly kind: 'schedule' }
    | { readonly kind: 'columns' }
}

export type FieldGroup = { readonly title: string; readonly fields: readonly SheetField[] }

const text = (path: string, label: string, hint?: string): SheetField => ({
  path,
  label,
  ...(hint === undefined ? {} : { hint }),
  control: { kind: 'text' },
})

const choice = (path: string, label: string, options: readonly (readonly [Json, string])[]): SheetField => ({
  path,
  label,
  control: { kind: 'choice', options: options.map(([value, words]) => ({ value, label: words })) },
})

const orNull = (path: string, label: string, empty: string): SheetField => ({
  path,
  label,
  hint: empty,
  control: { kind: 'text-or-null', empty },
})

const wide = (field: SheetField): SheetField => ({ ...field, wide: true })

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

const QUALIFIERS = ['01', '14', '20', '27', '28', '29', '30', '33', 'ZZ'].map(one => [one, one] as const)

const X12: readonly FieldGroup[] = [
  {
    title: 'Envelope',
    fields: [
      choice('format.sender.qualifier', 'Sender qualifier (ISA05)', QUALIFIERS),
      text('format.sender.id', 'Sender (ISA06)'),
      choice('format.receiver.qualifier', 'Receiver qualifier (ISA07)', QUALIFIERS),
      text('format.receiver.id', 'Receiver (ISA08)'),
      text('format.senderCode', 'Sender code (GS02)'),
      text('format.receiverCode', 'Receiver code (GS03)'),
      choice('format.purpose', 'Purpose (BHT02)', [
        ['00', '00 original'],
        ['18', '18 issued again'],
      ]),
      choice('format.segmentSuffix', 'After each segment', [
        ['', 'Nothing'],
        ['\n', 'LF'],
        ['\r\n', 'CR LF'],
      ]),
      { path: 'format.claimsPerSet', label: 'Claims in a set', control: { kind: 'number' } },
    ],
  },
  {
    title: 'Submitter and receiver',
    fields: [
      text('format.submitter.name', 'Submitter'),
      text('format.submitter.id', 'Submitter number'),
      text('format.submitter.contact', 'Contact'),
      text('format.submitter.phone', 'Telephone'),
      text('format.receiverName.name', 'Receiver name'),
      text('format.receiverName.id', 'Receiver number'),
    ],
  },
  {
    title: 'Billing provider and payer',
    fields: [
      text('format.billing.name', 'Billing provider'),
      text('format.billing.npi', 'NPI'),
      text('format.billing.taxId', 'Tax id'),
      orNull('format.billing.taxonomy', 'Taxonomy', 'Empty: not sent.'),
      text('format.billing.address.street', 'Street'),
      text('format.billing.address.city', 'City'),
      text('format.billing.address.state', 'State'),
      text('format.billing.address.zip', 'ZIP, nine digits'),
      text('format.payer.name', 'Payer'),
      text('format.payer.id', 'Payer number'),
      text('format.payer.filingIndicator', 'Claim filing (SBR09)'),
    ],
  },
  {
    title: 'Facility claims',
    fields: [
      text('format.institutional.facilityType', 'Bill type, two digits'),
      text('format.institutional.admissionType', 'Admission type'),
      text('format.institutional.admissionSource', 'Admission source'),
      text('format.institutional.patientStatus', 'Patient status'),
    ],
  },
  {
    title: 'Prices and subscribers',
    fields: [
      {
        path: 'format.prices',
        label: 'Prices',
        hint: PRICES.hint,
        control: { kind: 'table', table: PRICES },
      },
      {
        path: 'format.revenueCodes',
        label: 'Revenue codes',
        hint: REVENUE_CODES.hint,
        control: { kind: 'table', table: REVENUE_CODES },
      },
      {
        path: 'format.subscribers',
        label: 'Subscribers',
        hint: SUBSCRIBERS.hint,
        control: { kind: 'table', table: SUBSCRIBERS },
      },
    ],
  },
]

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
