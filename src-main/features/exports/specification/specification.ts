import { fail, ok, type Result } from '#shared/base/result.ts'
import type {
  DecodedField,
  DecodedPart,
  Specification,
  SpecifiedPart,
} from '#shared/contract/decoded-file.ts'
import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { elementPath } from '../decode/decode-fhir.ts'
import { decodeFile } from '../decode/decode-file.ts'
import { columnLayout, CSV_LAYOUT_OF_ROWS } from '../decode/row-layout.ts'
import { agreedIn } from './agreed.ts'
import { sampleOf } from '../destinations/sample-file.ts'
import { sheetHash } from '../destinations/sheet-hash.ts'
import { claimsOf } from '../destinations/sheet-format.ts'
import { specifiedBy, type FieldToSpecify } from './specified-field.ts'
import { specifiedRows } from './specified-rows.ts'

/**
 * What a destination's files hold, field by field. The list is taken from the bytes that the sheet really writes, in
 * which everything stands that it can carry, so it cannot name a field that is not sent or leave one out.
 */
export function specificationOf(sheet: InterfaceSheet, settings: Settings): Result<Specification, string> {
  const decoded: DecodedPart[] = []
  for (const claim of claimsOf(sheet)) {
    const sample = sampleOf({ sheet, settings, claim, marked: false })
    if (!sample.ok) return fail(sample.error)
    decoded.push(...decodeFile(sample.value.bytes.toString('utf8'), sheet.format))
  }
  const common = { title: sheet.name, agreed: agreedIn(sheet, settings), hash: sheetHash(sheet) }
  return ok({ ...common, parts: partsOf(sheet, decoded) })
}

function partsOf({ format }: InterfaceSheet, decoded: readonly DecodedPart[]): readonly SpecifiedPart[] {
  switch (format.kind) {
    case 'csv':
      return specifiedRows(CSV_LAYOUT_OF_ROWS, decoded, 'layout 1')
    case 'columns':
      return specifiedRows(columnLayout(format), decoded, 'this sheet')
    default:
      return gathered(decoded, format)
  }
}

type Format = FieldToSpecify['format']

/** Segments or resources and their fields, each once, in the order of a file. */
function gathered(decoded: readonly DecodedPart[], format: Format): readonly SpecifiedPart[] {
  const found = new Map<string, { readonly first: DecodedPart; readonly fields: Map<string, DecodedField> }>()
  for (const part of decoded) {
    const key = partKey(part, format)
    const known = found.get(key) ?? { first: part, fields: new Map<string, DecodedField>() }
    found.set(key, known)
    for (const field of part.fields) {
      const place = format.kind === 'fhir' ? elementPath(field.place) : field.place
      if (!known.fields.has(place)) known.fields.set(place, field)
    }
  }
  return [...found.values()].map(({ first, fields }) => ({
    name: first.name,
    title: first.title,
    fields: inOrder([...fields], first, format).map(([place, field]) =>
      specifiedBy({ place, field, part: first, format }),
    ),
  }))
}

/** Segments of one name that say different things, such as NM1, are told apart. */
function partKey({ name, title }: DecodedPart, { kind }: Format): string {
  return kind === 'x12' ? `${name} ${title}` : name
}

type Placed = readonly [place: string, field: DecodedField]

/** A field that the first segment of its name left empty stands where it belongs, not at the end. */
function inOrder(fields: readonly Placed[], part: DecodedPart, { kind }: Format): readonly Placed[] {
  if (kind === 'fhir') return fields
  const rank = ([place]: Placed) => Number(place.slice(part.name.length).replace('-', ''))
  return fields.toSorted((one, other) => rank(one) - rank(other))
}
