import type { DecodedField, DecodedPart, SheetFault, Specification } from '#shared/contract/decoded-file.ts'
import type { SectionOf, SheetFormat } from '#shared/contract/interface-sheet.ts'
import { elementPath } from '../decode/decode-fhir.ts'
import { splitCells } from '../decode/decode-rows.ts'
import { elementOf } from '../decode/fhir-fields.ts'
import { HL7_FIELDS } from '../decode/hl7-fields.ts'
import { columnLayout, CSV_LAYOUT_OF_ROWS, type RowLayout } from '../decode/row-layout.ts'
import { shapeProblem, type TransactionCodes, type ValueKind } from '../decode/value-kind.ts'
import { elementWords } from '../decode/x12-fields.ts'
import { ruleOf } from '../specification/specified-field.ts'
import { SEGMENT_TABLES } from '../hl7/segment-tables.ts'

export type FileToCheck = {
  readonly text: string
  readonly parts: readonly DecodedPart[]
  readonly format: SheetFormat
  readonly specification: Specification
}

/** What is wrong with single fields: not of the sheet, too long, empty and needed, or of another shape. */
export function fieldFaults(file: FileToCheck): readonly SheetFault[] {
  const known = new Set(
    file.specification.parts.flatMap(({ name, fields }) => fields.map(({ place }) => `${name} ${place}`)),
  )
  return file.parts
    .filter(({ name }) => name !== 'names')
    .flatMap(part => {
      const shape = rowFault(part, file)
      // In a row of another width every later cell would be called wrong.
      if (shape !== null) return [shape]
      return [
        ...part.fields.flatMap(field => faultsIn(field, { part, file, known })),
        ...missingIn(part, file),
      ]
    })
}

type Where = { readonly part: DecodedPart; readonly file: FileToCheck; readonly known: ReadonlySet<string> }

function faultsIn(field: DecodedField, { part, file, known }: Where): readonly SheetFault[] {
  const { format, text } = file
  const fault = (message: string): SheetFault => ({ line: part.line, place: field.place, message })
  const place = format.kind === 'fhir' ? elementPath(field.place) : field.place
  if (!known.has(`${part.name} ${place}`))
    return [fault('stands in the file, and this sheet does not fill it')]
  const raw = text.slice(field.from, field.to)
  switch (format.kind) {
    case 'hl7':
      return inHl7(raw, place, format).map(fault)
    case 'x12':
      return inX12(raw, part.name, place).map(fault)
    case 'fhir':
      return shapes(elementOf(part.name, place)?.kind ?? 'text', [field.value], NO_CODES).map(fault)
    case 'csv':
      return inRow(field, part, CSV_LAYOUT_OF_ROWS).map(fault)
    case 'columns':
      return inRow(field, part, columnLayout(format)).map(fault)
  }
}

const NO_CODES: TransactionCodes = { charge: '', credit: '' }

function shapes(kind: ValueKind, values: readonly string[], codes: TransactionCodes): readonly string[] {
  const problem = values.map(value => shapeProblem(kind, value, codes)).find(one => one !== null)
  return problem === undefined ? [] : [problem]
}

function inHl7(raw: string, place: string, section: SectionOf<'hl7'>): readonly string[] {
  const rule = ruleOf(SEGMENT_TABLES[section.version], place)
  if (rule === null) return []
  const repetitions = raw.split('~')
  // A character that an escape stands for counts as one.
  const longest = Math.max(...repetitions.map(one => [...one.replaceAll(/\\[FSTRE]\\/g, '?')].length))
  const tooLong = longest > rule.max ? [`takes ${longest} characters, ${rule.max} are allowed`] : []
  const kind = HL7_FIELDS.get(place)?.kind ?? 'text'
  const firsts = repetitions.map(one => one.split('^')[0] ?? '')
  return [...tooLong, ...shapes(kind, firsts, section.transactionTypes)]
}

function inX12(raw: string, segment: string, place: string): readonly string[] {
  const known = elementWords(segment, Number(place.slice(segment.length)))
  if (known === undefined) return []
  const { min, max, kind } = known
  const fits = raw.length >= min && raw.length <= max
  const length = fits ? [] : [`takes ${raw.length} characters, ${min} to ${max} are allowed`]
  return [...length, ...shapes(kind, [raw.trim()], NO_CODES)]
}

function inRow({ place, value }: DecodedField, part: DecodedPart, layout: RowLayout): readonly string[] {
  const column = columnsOf(part, layout).find(one => one.name === place)
  if (column === undefined) return []
  const { width, kind } = column
  const tooLong = width !== null && [...value].length > width ? [`is longer than ${width}`] : []
  return [...tooLong, ...shapes(kind, [value], layout.codes)]
}

/** A row that is not as wide as its columns, or has another number of them. */
function rowFault(part: DecodedPart, { text, format }: FileToCheck): SheetFault | null {
  const layout = layoutOf(format)
  if (layout === null) return null
  const row = text.slice(part.from, part.to)
  const fault = (message: string): SheetFault => ({ line: part.line, place: 'row', message })
  if (layout.fixed && part.name === 'D') {
    const wanted = layout.detail.reduce((sum, { width }) => sum + (width ?? 0), 0)
    return row.length === wanted ? null : fault(`has ${row.length} characters, ${wanted} are needed`)
  }
  // A CSV has as many columns in every row; H and T rows around chosen columns have their own.
  const wanted =
    format.kind === 'csv' || part.name === 'D' ? layout.detail.length : columnsOf(part, layout).length
  const cells = splitCells(row, layout).length
  return cells === wanted ? null : fault(`has ${cells} columns, ${wanted} are needed`)
}

function layoutOf(format: SheetFormat): RowLayout | null {
  if (format.kind === 'csv') return CSV_LAYOUT_OF_ROWS
  return format.kind === 'columns' ? columnLayout(format) : null
}

function columnsOf({ name }: DecodedPart, layout: RowLayout): RowLayout['detail'] {
  return name === 'H' ? layout.head : name === 'T' ? layout.tail : layout.detail
}

/** Fields that the standard requires and that are empty. */
function missingIn({ name, line, fields }: DecodedPart, { format }: FileToCheck): readonly SheetFault[] {
  if (format.kind !== 'hl7') return []
  const table = new Map(Object.entries(SEGMENT_TABLES[format.version])).get(name) ?? {}
  return Object.entries(table)
    .filter(
      ([position, { required }]) => required && !fields.some(({ place }) => place === `${name}-${position}`),
    )
    .map(([position]) => ({
      line,
      place: `${name}-${position}`,
      message: 'is empty, and the standard requires it',
    }))
}
