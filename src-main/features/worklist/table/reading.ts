import { COLUMN_FIELD_LABEL, type ColumnField, type TableReading } from '#shared/contract/worklist-table.ts'
import { guessColumns, knownNames, plainName } from './columns.ts'
import { findDateOrder } from './dates.ts'

type Cells = readonly string[]

/** How a table would be read, by what its first rows show. */
export function guessReading(rows: readonly Cells[]): TableReading {
  const [first = []] = rows
  const hasHeader = knownNames(first) > 0 || first.every(cell => !/\d/.test(cell))
  const width = Math.max(1, ...rows.map(row => row.length))
  const columns = hasHeader ? guessColumns(first) : []
  return withDateOrder(
    {
      columns: Array.from({ length: width }, (_, index) => columns[index] ?? null),
      hasHeader,
      dateOrder: null,
      day: null,
    },
    rows,
  )
}

/** The reading with how its dates are written, where they tell it by themselves. */
export function withDateOrder(reading: TableReading, rows: readonly Cells[]): TableReading {
  const dates = dateCells(reading, rows)
  return { ...reading, dateOrder: findDateOrder(dates) ?? reading.dateOrder }
}

function dateCells({ columns, hasHeader }: TableReading, rows: readonly Cells[]): readonly string[] {
  const places = columns.flatMap((field, place) =>
    field === 'scheduledOn' || field === 'birthDate' ? [place] : [],
  )
  return rows.slice(hasHeader ? 1 : 0).flatMap(row => places.map(place => row[place] ?? ''))
}

/** Under which name a reading is remembered: the names of the columns, or how many there are. */
export function readingName(rows: readonly Cells[], { hasHeader, columns }: TableReading): string {
  return hasHeader ? (rows[0] ?? []).map(plainName).join('\u001f') : `#${columns.length}`
}

/** What is still to be said before a table can be imported, in sentences. */
export function readingQuestions(reading: TableReading): readonly string[] {
  const has = (field: ColumnField) => reading.columns.includes(field)
  const twice = reading.columns.filter((field, at) => field !== null && reading.columns.indexOf(field) !== at)
  return [
    ...(has('mrn') ? [] : ['Which column is the MRN?']),
    ...(has('accession') || has('orderNumber') ? [] : ['Which column is the accession number?']),
    ...(has('scheduledOn') || reading.day !== null
      ? []
      : ['Which column is the day? If none is, choose the day of all rows.']),
    ...(reading.dateOrder === null
      ? ['Do dates begin with the month or with the day? The rows shown do not tell.']
      : []),
    ...twice.flatMap(field =>
      field === null ? [] : [`Two columns are "${COLUMN_FIELD_LABEL[field]}". Keep one.`],
    ),
  ]
}
