import { MAX_COLUMNS, type TableLook, type TableReading } from '#shared/contract/worklist-table.ts'
import type { ExamMessage, Found } from '../exam-message.ts'
import { problemAt } from '../exam-message.ts'
import { guessReading, readingName, readingQuestions, withDateOrder } from './reading.ts'
import { rowMessage } from './row-message.ts'
import { separatorName } from './separator.ts'
import type { TableText } from './table-text.ts'

const ROWS_LOOKED_AT = 200
const ROWS_SHOWN = 8

export type Remembered = (name: string) => TableReading | null

export type LookOptions = {
  /** What a person chose on screen; wins over what was remembered and over a guess. */
  readonly chosen: { readonly [K in keyof TableReading]?: TableReading[K] | undefined }
  readonly remembered: Remembered
}

/** How a table looks and how it would be read. */
export function lookAtTable(table: TableText, { chosen, remembered }: LookOptions): TableLook {
  const rows = firstRows(table)
  const guessed = guessReading(rows)
  const hasHeader = chosen.hasHeader ?? guessed.hasHeader
  const known = remembered(readingName(rows, { ...guessed, hasHeader }))
  const base = known && known.columns.length === guessed.columns.length ? known : guessed
  const reading = settled({ ...base, hasHeader, dateOrder: known?.dateOrder ?? null }, chosen, rows)
  return {
    format: `${table.encoding}, ${separatorName(table.separator)}`,
    header: hasHeader ? (rows[0] ?? []) : reading.columns.map((_field, at) => `Column ${at + 1}`),
    rows: rows.slice(hasHeader ? 1 : 0).slice(0, ROWS_SHOWN),
    reading,
    remembered: base === known && Object.keys(chosen).length === 0,
    questions: readingQuestions(reading),
  }
}

function settled(
  base: TableReading,
  chosen: LookOptions['chosen'],
  rows: readonly (readonly string[])[],
): TableReading {
  const reading = { ...base, columns: chosen.columns ?? base.columns, day: chosen.day ?? base.day }
  if (chosen.dateOrder) return { ...reading, dateOrder: chosen.dateOrder }
  return withDateOrder(reading, rows)
}

function firstRows(table: TableText): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = []
  for (const row of table.rows()) {
    if (row.kind === 'cells') rows.push(row.cells.slice(0, MAX_COLUMNS))
    if (rows.length >= ROWS_LOOKED_AT) break
  }
  return rows
}

/** The name under which the reading of a table is remembered. */
export function nameOfTable(table: TableText, reading: TableReading): string {
  return readingName(firstRows(table), reading)
}

/** The exams of a table, row by row. */
export function* tableMessages(
  table: TableText,
  reading: TableReading,
  origin: Pick<ExamMessage, 'source'> & { readonly at: string },
): Generator<Found> {
  let isHeader = reading.hasHeader
  for (const row of table.rows()) {
    if (row.kind === 'broken') yield problemAt(`line ${row.line}`, row.text)
    else if (isHeader) isHeader = false
    else yield rowMessage(row.cells, row.line, reading, origin)
  }
}
