import type { Conformance, SheetFault } from '#shared/contract/decoded-file.ts'
import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { decodeFile } from '../decode/decode-file.ts'
import { sheetForSamples } from '../destinations/sample-charges.ts'
import { formatOfSheet, partnersOf, type ControlNumbers } from '../destinations/sheet-format.ts'
import { specificationOf } from '../specification/specification.ts'
import { countFile } from '../verify-file.ts'
import { checkedInWords } from './checked-words.ts'
import { countFaults } from './count-faults.ts'
import { fieldFaults } from './field-faults.ts'

/** More than this many nobody reads; the first ones usually bring the others about. */
const MOST_FAULTS = 200

/**
 * Whether a file is what a sheet says: field by field by the same list that the specification prints, then as a whole by
 * the reader that every file is read back with before it is released.
 */
export function checkFile(bytes: Buffer, sheet: InterfaceSheet, settings: Settings): Conformance {
  const { format } = sheet
  const specification = specificationOf(sheet, settings)
  const text = decoded(bytes)
  if (text === null || !specification.ok) {
    const message = specification.ok ? 'the bytes are not UTF-8' : specification.error
    return verdict(sheet, [{ line: null, place: 'file', message }], null)
  }
  const parts = decodeFile(text, format)
  const counts = countFile(bytes, formatOfSheet(sheetForSamples(sheet), controlIn(text, format.kind)))
  const found = [
    ...fieldFaults({ text, parts, format, specification: specification.value }),
    ...countFaults(parts, format),
    ...partnerFaults(parts, sheet, settings),
    ...firstNumberFaults(parts, sheet),
  ]
  // The reader stops at its first difference and seldom says where; it is heard where nothing else was found.
  const whole = counts.ok || found.length > 0 ? [] : [{ line: null, place: 'file', message: counts.error }]
  return verdict(sheet, [...found, ...whole], counts.ok ? counts.value : null)
}

function verdict(
  sheet: InterfaceSheet,
  faults: readonly SheetFault[],
  counts: Conformance['counts'],
): Conformance {
  return {
    conforms: faults.length === 0,
    checked: checkedInWords(sheet),
    faults: faults.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)).slice(0, MOST_FAULTS),
    counts: counts && {
      messages: counts.messages,
      lines: counts.lines,
      units: counts.units,
      bytes: counts.bytes,
    },
  }
}

function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** An interchange has whatever numbers its receiver was at; a file that names none is refused by the reader. */
function controlIn(text: string, kind: InterfaceSheet['format']['kind']): ControlNumbers {
  if (kind !== 'x12') return { interchange: 1, group: 1 }
  const elements = text.slice(0, 400).split(text.charAt(3))
  return { interchange: Number(elements[13]), group: Number(elements[22]) }
}

/** A number below the first of the sheet is one of the system before. */
function firstNumberFaults(
  parts: ReturnType<typeof decodeFile>,
  { format }: InterfaceSheet,
): readonly SheetFault[] {
  const first = format.kind === 'x12' ? format.firstInterchange : null
  if (first === null) return []
  const message = `is below ${first}, where the control numbers of the sheet begin`
  return [
    ['ISA', 'ISA13'],
    ['GS', 'GS06'],
  ].flatMap(([segment, place = '']) =>
    parts
      .filter(
        ({ name, fields }) =>
          name === segment && fields.some(field => field.place === place && Number(field.value) < first),
      )
      .map(({ line }) => ({ line, place, message })),
  )
}

/** Who sends to whom, in every header of an HL7 file. */
function partnerFaults(
  parts: ReturnType<typeof decodeFile>,
  sheet: InterfaceSheet,
  settings: Settings,
): readonly SheetFault[] {
  if (sheet.format.kind !== 'hl7') return []
  const { sendingApplication, sendingFacility, receivingApplication, receivingFacility } = partnersOf(
    sheet,
    settings,
  )
  const wanted = [sendingApplication, sendingFacility, receivingApplication, receivingFacility]
  return parts
    .filter(({ name }) => ['FHS', 'BHS', 'MSH'].includes(name))
    .flatMap(({ name, line, fields }) =>
      wanted.flatMap((value, index) => {
        const place = `${name}-${index + 3}`
        const stands = fields.find(field => field.place === place)?.value ?? ''
        return stands === value ? [] : [{ line, place, message: 'is not as the sheet says' }]
      }),
    )
}
