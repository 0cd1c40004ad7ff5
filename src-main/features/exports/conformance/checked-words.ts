import { assertNever } from '#shared/base/assert-never.ts'
import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'

const EVERYWHERE = [
  'No field stands in the file that the sheet does not fill',
  'Dates exist; codes, modifiers, diagnoses, NPIs and numbers have their shape',
]

/** What a check looks at, in words, for the person who is shown its verdict. */
export function checkedInWords({ format, mode }: InterfaceSheet): readonly string[] {
  const test = mode === 'test' ? ['Nothing in the file says that it is for production'] : []
  switch (format.kind) {
    case 'hl7':
      return [
        `Segments end with ${format.segmentEnd} and stand in the order of DFT^P03 ${format.version}, wrapped as agreed`,
        'Fields are no longer than the standard allows, and none that it requires is empty',
        ...EVERYWHERE,
        'Sender and receiver are those of the sheet, in every header',
        'Each message and each line has a number of its own',
        'BTS counts the messages, lines and units that stand in the file; FTS the batches',
        'Charges are numbered from 1 in each message; DG1 names the diagnoses of FT1-19',
        ...test,
      ]
    case 'csv':
    case 'columns':
      return [
        'The columns are those of the sheet, in their order, each row whole',
        ...EVERYWHERE,
        ...(format.kind === 'csv' || format.envelope === 'rows'
          ? ['The T row counts the rows and units, and its SHA-256 is that of the charge rows']
          : []),
      ]
    case 'x12':
      return [
        ...(format.firstInterchange === null
          ? []
          : ['ISA13 and GS06 are not below the first control number of the sheet']),
        'The ISA has 106 characters in its fixed widths; segments stand in the order of the guide',
        'Elements are as long as the standard allows',
        ...EVERYWHERE,
        'Sender, receiver, submitter, billing provider and payer are those of the sheet',
        'SE, GE and IEA count what stands in the file and repeat the numbers of their headers',
        'CLM02 is the sum of its lines; HL levels and diagnosis pointers lead somewhere',
        ...test,
      ]
    case 'fhir':
      return [
        'Every resource is one that the sheet writes, and every reference leads to one of the file',
        ...EVERYWHERE,
        'Requests, identifier systems and tags are those of the sheet; lines and units are counted',
      ]
    default:
      return assertNever(format)
  }
}
