import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import { factsOf, type Facts } from '../charge-facts.ts'
import type { ChargeRecord, FileHead, NumberedLine, StreamedFile } from '../charge-record.ts'
import { unfit, type FormatProblem } from '../format-problem.ts'
import { cellProblem, cellText, padded, partsOf } from './column-cell.ts'
import type { ColumnOptions, FactColumn } from '#shared/contract/column-options.ts'

const LINE_END = { CRLF: '\r\n', LF: '\n' } as const

/** Raised when H or T rows are read differently. */
const ENVELOPE_LAYOUT = '1'

/** A flat file by its column list: one row a charge line, H and T rows around them where they are wanted. */
export function* writeColumnFile(
  file: StreamedFile,
  options: ColumnOptions,
): Generator<string, FormatProblem | null> {
  const counted = createCount()
  if (options.names === 'first-row') yield rowsText([options.columns.map(({ name }) => name)], options)
  if (options.envelope === 'rows') yield headRow(file, options)
  for (const record of file.records) {
    const problem = columnProblem(record, file, options)
    if (problem !== null) return problem
    const rows = rowsOf(record, { file, options })
    counted.add(record, rows)
    yield rows
  }
  if (options.envelope === 'rows') yield tailRow(counted, options)
  return null
}

/**
 * The H and T rows by themselves, for a receiver that cannot skip them. The hash is that of the charge rows as they
 * stand in the main file.
 */
export function writeSideFile(file: StreamedFile, options: ColumnOptions): Buffer {
  const counted = createCount()
  for (const record of file.records) counted.add(record, rowsOf(record, { file, options }))
  return Buffer.from(headRow(file, options) + tailRow(counted, options), 'utf8')
}

function rowsOf(record: ChargeRecord, of: Of): string {
  const rows = record.lines.map(line => cellsOf(record, line, of))
  const { options } = of
  if (options.layout === 'delimited') return rowsText(rows, options)
  return rows.map(cells => cells.join('') + LINE_END[options.lineEnd]).join('')
}

type Count = {
  readonly add: (record: ChargeRecord, rows: string) => void
  /** Lines, units, charges, credits, then the hash of all rows. */
  readonly cells: () => readonly string[]
}

function createCount(): Count {
  const hash = createHash('sha256')
  let [lines, units, credits] = [0, 0, 0]
  return {
    add: (record, rows) => {
      hash.update(rows, 'utf8')
      for (const line of record.lines) {
        lines += 1
        units += line.units
        if (line.transaction === 'credit') credits += 1
      }
    },
    cells: () => [...[lines, units, lines - credits, credits].map(String), hash.digest('hex')],
  }
}

type Of = { readonly file: FileHead; readonly options: ColumnOptions }

function cellsOf(record: ChargeRecord, line: NumberedLine, { file, options }: Of): readonly string[] {
  const facts = factsOf(record, line, file.batch)
  return options.columns.map(column => padded(column, cellText(column, facts, options)))
}

function headRow(file: FileHead, options: ColumnOptions): string {
  const { batch, fileNumber, site, createdAt, claim, chainHead, training } = file
  const parts = [
    batch,
    fileNumber,
    site,
    createdAt,
    claim.toUpperCase(),
    chainHead,
    training ? 'TRAINING' : '',
  ]
  return rowsText([['H', ENVELOPE_LAYOUT, ...parts]], options)
}

function tailRow(counted: Count, options: ColumnOptions): string {
  return rowsText([['T', ...counted.cells()]], options)
}

function rowsText(
  rows: readonly (readonly string[])[],
  { delimiter, quotes, lineEnd }: ColumnOptions,
): string {
  const end = LINE_END[lineEnd]
  if (quotes === 'never') return rows.map(cells => cells.join(delimiter) + end).join('')
  const options = { delimiter, record_delimiter: end, eof: true, escape_formulas: false, bom: false }
  return stringify(
    rows.map(cells => [...cells]),
    options,
  )
}

/** Why a record cannot stand in the columns; null when it can. Nothing is cut and no part is left behind. */
export function columnProblem(
  record: ChargeRecord,
  file: FileHead,
  options: ColumnOptions,
): FormatProblem | null {
  for (const line of record.lines) {
    const facts = factsOf(record, line, file.batch)
    const problem = missingColumn(line, options) ?? crowded(facts, options)
    if (problem) return problem
    for (const column of options.columns) {
      const found = cellProblem(column, cellText(column, facts, options), options)
      if (found) return found
    }
  }
  return null
}

/** A credit that does not say that it is one would be a second charge. */
function missingColumn(
  { transaction, code }: NumberedLine,
  { columns }: ColumnOptions,
): FormatProblem | null {
  const says = columns.some(column => column.kind === 'fact' && column.fact === 'transaction')
  return transaction === 'charge' || says
    ? null
    : unfit('transaction', `no column says that ${code} is a credit`)
}

function crowded(facts: Facts, { columns }: ColumnOptions): FormatProblem | null {
  const parted = columns.filter(
    (column): column is FactColumn => column.kind === 'fact' && column.part !== null,
  )
  for (const { fact } of parted) {
    const room = parted.filter(column => column.fact === fact).length
    const wanted = partsOf(fact, facts).length
    if (wanted > room) {
      return unfit(fact, `${facts('procedureCode')} has ${wanted} ${fact}, the columns have room for ${room}`)
    }
  }
  return null
}
