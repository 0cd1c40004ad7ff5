import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { factsOf, type Fact } from '../charge-facts.ts'
import type { ChargeFile, ChargeRecord, NumberedLine } from '../charge-record.ts'
import { unfit, type FormatProblem } from '../format-problem.ts'
import { cellProblem, cellText, padded, partsOf } from './column-cell.ts'
import type { ColumnOptions, FactColumn } from '#shared/contract/column-options.ts'

const LINE_END = { CRLF: '\r\n', LF: '\n' } as const

/** Raised when H or T rows are read differently. */
const ENVELOPE_LAYOUT = '1'

/** A flat file by its column list: one row a charge line, H and T rows around them where they are wanted. */
export function writeColumnFile(file: ChargeFile, options: ColumnOptions): Result<Buffer, FormatProblem> {
  const problem = file.records.map(record => columnProblem(record, file, options)).find(one => one !== null)
  if (problem) return fail(problem)
  const names =
    options.names === 'first-row' ? rowsText([options.columns.map(({ name }) => name)], options) : ''
  const details = detailsOf(file, options)
  const text =
    options.envelope === 'rows' ? headRow(file, options) + details + tailRow(file, details, options) : details
  return ok(Buffer.from(names + text, 'utf8'))
}

/**
 * The H and T rows by themselves, for a receiver that cannot skip them. The hash is that of the charge rows as they
 * stand in the main file.
 */
export function writeSideFile(file: ChargeFile, options: ColumnOptions): Buffer {
  return Buffer.from(headRow(file, options) + tailRow(file, detailsOf(file, options), options), 'utf8')
}

function detailsOf(file: ChargeFile, options: ColumnOptions): string {
  const rows = file.records.flatMap(record =>
    record.lines.map(line => cellsOf(record, line, { file, options })),
  )
  if (options.layout === 'delimited') return rowsText(rows, options)
  return rows.map(cells => cells.join('') + LINE_END[options.lineEnd]).join('')
}

type Of = { readonly file: ChargeFile; readonly options: ColumnOptions }

function cellsOf(record: ChargeRecord, line: NumberedLine, { file, options }: Of): readonly string[] {
  const facts = factsOf(record, line, file.batch)
  return options.columns.map(column => padded(column, cellText(column, facts, options)))
}

function headRow(file: ChargeFile, options: ColumnOptions): string {
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

function tailRow({ records }: ChargeFile, details: string, options: ColumnOptions): string {
  const lines = records.flatMap(record => record.lines)
  const units = lines.reduce((sum, line) => sum + line.units, 0)
  const credits = lines.filter(({ transaction }) => transaction === 'credit').length
  const hash = createHash('sha256').update(details, 'utf8').digest('hex')
  const counts = [lines.length, units, lines.length - credits, credits].map(String)
  return rowsText([['T', ...counts, hash]], options)
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
  file: ChargeFile,
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

function crowded(facts: Readonly<Record<Fact, string>>, { columns }: ColumnOptions): FormatProblem | null {
  const parted = columns.filter(
    (column): column is FactColumn => column.kind === 'fact' && column.part !== null,
  )
  for (const { fact } of parted) {
    const room = parted.filter(column => column.fact === fact).length
    const wanted = partsOf(fact, facts).length
    if (wanted > room) {
      return unfit(fact, `${facts.procedureCode} has ${wanted} ${fact}, the columns have room for ${room}`)
    }
  }
  return null
}
