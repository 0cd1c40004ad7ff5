import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import type { CatalogueDevice, DeviceEntry } from '#shared/domain/device.ts'
import { DEVICE_TYPES, GUIDANCES } from '#shared/domain/vocabulary.ts'
import { checkDevice } from './device-check.ts'

const COLUMNS = ['name', 'type', 'device_identifier', 'supply_code', 'guidance'] as const

/** A row of a catalogue file with its place in it; `message` says why it cannot be taken. */
export type FileRow =
  | { readonly kind: 'device'; readonly line: number; readonly device: DeviceEntry }
  | { readonly kind: 'refused'; readonly line: number; readonly message: string }

/** The catalogue as a file: RFC 4180, UTF-8, CRLF; guidance as words separated by a space. */
export function writeCatalogue(devices: readonly CatalogueDevice[]): string {
  const rows = devices.map(({ name, type, deviceIdentifier, supplyCode, guidance }) => [
    name,
    type,
    deviceIdentifier,
    supplyCode,
    guidance.join(' '),
  ])
  return stringify([[...COLUMNS], ...rows], { record_delimiter: '\r\n' })
}

/**
 * Reads a catalogue file, row by row: columns by their names in any order and case, commas or semicolons between.
 * `name` and `type` must be there. A row that cannot be read stands in no other's way.
 */
export function readCatalogue(text: string): readonly FileRow[] {
  const rows = parseRows(text)
  if (typeof rows === 'string') return [{ kind: 'refused', line: 1, message: rows }]
  const [head, ...rest] = rows
  const names = (head?.cells ?? []).map(cell =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  if (!names.includes('name') || !names.includes('type')) {
    const message = `The first line names the columns: ${COLUMNS.join(', ')}. Name and type must be there.`
    return [{ kind: 'refused', line: 1, message }]
  }
  return rest.map(({ cells, line }) => {
    const cell = (column: (typeof COLUMNS)[number]) => (cells[names.indexOf(column)] ?? '').trim()
    return readRow(line, cell)
  })
}

type Row = { readonly cells: readonly string[]; readonly line: number }

/** The rows with the line each ends at, or why the text is no such file. */
function parseRows(text: string): readonly Row[] | string {
  if (text.includes('\u0000')) return 'This is no text file. Save the list as CSV and choose that file.'
  const first = text.slice(0, text.search(/\r|\n|$/))
  const delimiter = first.split(';').length > first.split(',').length ? ';' : ','
  try {
    const rows: Row[] = []
    parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      onRecord: (record: string[], { lines }) => void rows.push({ cells: record, line: lines }),
    })
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return 'The rows cannot be told apart: a quotation mark is opened and not closed. Nothing was taken.'
  }
}

const type = z.enum(DEVICE_TYPES)
const guidanceWord = z.enum(GUIDANCES)

function readRow(line: number, cell: (column: (typeof COLUMNS)[number]) => string): FileRow {
  const refuse = (message: string): FileRow => ({ kind: 'refused', line, message })
  const readType = type.safeParse(cell('type').toLowerCase().replace(/\s+/g, '-'))
  if (!readType.success) return refuse(`Type is one of ${DEVICE_TYPES.join(', ')}.`)
  const words = cell('guidance')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  const guidance = words.flatMap(word => guidanceWord.safeParse(word).data ?? [])
  if (guidance.length < words.length) return refuse(`Guidance is words out of ${GUIDANCES.join(', ')}.`)
  const checked = checkDevice({
    name: cell('name'),
    type: readType.data,
    deviceIdentifier: cell('device_identifier'),
    supplyCode: cell('supply_code'),
    guidance,
  })
  if (checked.kind === 'fit') return { kind: 'device', line, device: checked.device }
  const [first] = checked.problems
  return refuse(first ? `${NAMES[first.field]}: ${first.message}` : 'The row cannot be read.')
}

const NAMES = {
  name: 'Name',
  type: 'Type',
  deviceIdentifier: 'Device identifier',
  supplyCode: 'Supply code',
  guidance: 'Guidance',
} as const satisfies Record<keyof DeviceEntry, string>
