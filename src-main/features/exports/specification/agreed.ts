import { assertNever } from '#shared/base/assert-never.ts'
import type { Specification } from '#shared/contract/decoded-file.ts'
import type { InterfaceSheet, SectionOf, SheetFormat } from '#shared/contract/interface-sheet.ts'
import type { SheetDelivery } from '#shared/contract/sheet-delivery.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { fileNameOf } from '../destinations/file-name.ts'
import { partnersOf } from '../destinations/sheet-format.ts'

type Agreed = Specification['agreed']

const CLAIMS = {
  professional: 'professional claims only',
  facility: 'facility claims only',
  both: 'professional and facility claims, in files of their own',
} as const

/** What is agreed beyond the fields, in words: who, where, when, how written. */
export function agreedIn(sheet: InterfaceSheet, settings: Settings): Agreed {
  const { id, mode, claims, delivery, format } = sheet
  const facts = { training: false, site: settings.site, workstation: settings.workstation, count: 12 }
  const claim = claims === 'facility' ? 'facility' : 'professional'
  const createdAt = '2026-11-20T17:30:00.000-05:00'
  return [
    { label: 'Destination', value: `${sheet.name} (${id})` },
    { label: 'Mode', value: mode === 'test' ? 'TEST: not for billing' : 'Production' },
    { label: 'Claims', value: CLAIMS[claims] },
    { label: 'Format', value: formatInWords(format) },
    {
      label: 'File names',
      value: `${delivery.fileName}, such as ${fileNameOf(sheet, { ...facts, createdAt, claim, batch: 'K7M0000007' })}`,
    },
    ...deliveryInWords(delivery),
    ...sectionInWords(sheet, settings),
  ]
}

export function formatInWords(format: SheetFormat): string {
  switch (format.kind) {
    case 'hl7':
      return `HL7 v${format.version}, DFT^P03 (IHE Charge Posting, RAD-35)`
    case 'csv':
      return 'CSV, layout 1'
    case 'columns':
      return format.layout === 'fixed' ? 'Fixed width' : 'Chosen columns, delimited'
    case 'x12':
      return 'ASC X12 837, 005010X222A1 professional, 005010X223A2 facility'
    case 'fhir':
      return format.shape === 'bundle' ? 'FHIR R4, transaction Bundle' : 'FHIR R4, NDJSON'
    default:
      return assertNever(format)
  }
}

function deliveryInWords({ folder, tempFolder, answerFolders, schedule }: SheetDelivery): Agreed {
  return [
    { label: 'Folder', value: folder ?? 'chosen at each export' },
    {
      label: 'While written',
      value: `${tempFolder ?? 'under a hidden name in the same folder'}; it takes its name when it is whole and checked`,
    },
    { label: 'Answers', value: answerFolders.length === 0 ? 'none' : answerFolders.join(', ') },
    {
      label: 'When',
      value:
        schedule.kind === 'by-hand'
          ? 'by hand'
          : `at ${schedule.at.join(', ')} on ${schedule.days.join(', ')}`,
    },
  ]
}

function sectionInWords(sheet: InterfaceSheet, settings: Settings): Agreed {
  const { format } = sheet
  switch (format.kind) {
    case 'hl7':
      return hl7InWords(sheet, format, settings)
    case 'csv':
      return [{ label: 'Written', value: 'UTF-8, CRLF, RFC 4180' }]
    case 'columns':
      return columnsInWords(format)
    case 'x12':
      return [
        { label: 'Sender', value: `${format.sender.qualifier} ${format.sender.id}` },
        { label: 'Receiver', value: `${format.receiver.qualifier} ${format.receiver.id}` },
        { label: 'Delimiters', value: '* : ~ ^' },
        { label: 'Control numbers (ISA13)', value: interchangesInWords(format) },
        { label: 'Claims in a set', value: `at most ${format.claimsPerSet}` },
        { label: 'Credits', value: 'none: they are withheld and named' },
      ]
    case 'fhir':
      return [
        ...Object.entries(format.systems).map(([name, value]) => ({ label: `System of ${name}`, value })),
        {
          label: 'Credits',
          value: format.credits === 'offset' ? 'a charge of factor -1' : 'status entered-in-error',
        },
      ]
    default:
      return assertNever(format)
  }
}

function interchangesInWords({ firstInterchange }: SectionOf<'x12'>): string {
  return `from ${firstInterchange ?? 1} on, one count for sender and receiver, none used twice`
}

const WRAPPERS = { none: 'messages only', batch: 'BHS ... BTS', 'file+batch': 'FHS BHS ... BTS FTS' } as const

function hl7InWords(sheet: InterfaceSheet, format: SectionOf<'hl7'>, settings: Settings): Agreed {
  const { sendingApplication, sendingFacility, receivingApplication, receivingFacility } = partnersOf(
    sheet,
    settings,
  )
  const { charge, credit } = format.transactionTypes
  return [
    { label: 'From', value: `${sendingApplication || 'no application'}, ${sendingFacility}` },
    {
      label: 'To',
      value: `${receivingApplication || 'no application'}, ${receivingFacility || 'no facility'}`,
    },
    { label: 'Wrapper', value: WRAPPERS[format.wrapper] },
    { label: 'Segment end', value: format.segmentEnd },
    { label: 'Characters', value: format.characters === 'ascii' ? 'ASCII, letters folded' : 'UTF-8' },
    { label: 'FT1-6', value: `${charge} charge, ${credit} credit` },
    {
      label: 'Corrected line',
      value: format.correctedLine === 'none' ? 'not named' : `named in ${format.correctedLine}`,
    },
    {
      label: 'DG1',
      value:
        format.diagnoses === 'message'
          ? 'after all FT1, each diagnosis once'
          : 'after each FT1, those of the line',
    },
  ]
}

function columnsInWords(format: SectionOf<'columns'>): Agreed {
  const { charge, credit } = format.transactionTypes
  const delimiter = format.delimiter === '\t' ? 'tab' : format.delimiter
  return [
    {
      label: 'Written',
      value: `${format.characters === 'ascii' ? 'ASCII, letters folded' : 'UTF-8'}, ${format.lineEnd}`,
    },
    ...(format.layout === 'fixed' && format.envelope === 'none'
      ? []
      : [{ label: 'Delimiter', value: delimiter }]),
    { label: 'Quotes', value: format.quotes === 'never' ? 'never' : 'where a value needs them' },
    { label: 'Row of names', value: format.names === 'first-row' ? 'first' : 'none' },
    { label: 'H and T rows', value: format.envelope === 'rows' ? 'around the charges' : 'none' },
    { label: 'Transaction', value: `${charge} charge, ${credit} credit` },
  ]
}
