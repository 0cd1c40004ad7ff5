import type { DecodedField, DecodedPart, SpecifiedField } from '#shared/contract/decoded-file.ts'
import type { SectionOf, SheetFormat } from '#shared/contract/interface-sheet.ts'
import { elementOf } from '../decode/fhir-fields.ts'
import { CHARGE_MASTER_FILL, HL7_FIELDS } from '../decode/hl7-fields.ts'
import { FILL_WORDS } from '../decode/fact-words.ts'
import { elementWords } from '../decode/x12-fields.ts'
import { SEGMENT_TABLES, type FieldRule, type SegmentTable } from '../hl7/segment-tables.ts'

export type FieldToSpecify = {
  readonly place: string
  readonly field: DecodedField
  readonly part: DecodedPart
  readonly format: Exclude<SheetFormat, SectionOf<'csv'> | SectionOf<'columns'>>
}

/** A field of a segment or resource as the specification prints it. */
export function specifiedBy({ place, field, part, format }: FieldToSpecify): SpecifiedField {
  const common = { place, name: field.name, example: field.value }
  switch (format.kind) {
    case 'hl7': {
      const rule = ruleOf(SEGMENT_TABLES[format.version], place)
      const byChargeMaster = place === 'FT1-7' && format.chargeCode === 'charge-master'
      return {
        ...common,
        length: rule === null ? 'exactly as shown' : `at most ${rule.max}`,
        required: rule?.required ?? true,
        fill: byChargeMaster
          ? CHARGE_MASTER_FILL
          : (fillOf(format, place) ?? HL7_FIELDS.get(place)?.fill ?? ''),
        source: `HL7 v${format.version}`,
      }
    }
    case 'x12': {
      const known = elementWords(part.name, Number(place.slice(part.name.length)))
      return {
        ...common,
        length: known === undefined ? '' : lengthInWords(known.min, known.max),
        required: true,
        fill: countFrom(format, place) ?? known?.fill ?? '',
        source: 'ASC X12 005010',
      }
    }
    case 'fhir':
      return {
        ...common,
        length: 'any',
        required: ['status', 'code.coding.code', 'subject.reference', 'resourceType'].includes(place),
        fill: elementOf(part.name, place)?.fill ?? '',
        source: `FHIR R4, ${part.name}`,
      }
  }
}

/** Where the count of a control number begins, if the sheet says so. */
function countFrom({ firstInterchange }: SectionOf<'x12'>, place: string): string | null {
  if (firstInterchange === null || !['ISA13', 'GS06'].includes(place)) return null
  return `count kept for this receiver from ${firstInterchange} on, never given out twice`
}

/** What the sheet fills a field with that is otherwise empty. */
function fillOf({ fill }: SectionOf<'hl7'>, place: string): string | null {
  const one = fill.find(({ field }) => field === place)
  if (one === undefined) return null
  return one.kind === 'text' ? `always "${one.text}"` : FILL_WORDS[one.fact]
}

/** The rule of a field such as `FT1-7`; null for the delimiters, which the table leaves to the writer. */
export function ruleOf(table: SegmentTable, place: string): FieldRule | null {
  const [segment = '', position = ''] = place.split('-')
  const fields: Readonly<Record<string, FieldRule>> | undefined = new Map(Object.entries(table)).get(segment)
  return fields?.[position] ?? null
}

function lengthInWords(min: number, max: number): string {
  return min === max ? `exactly ${max}` : `${min} to ${max}`
}
