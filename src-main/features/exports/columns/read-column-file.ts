import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ChargeFacts } from '../charge-facts.ts'
import type { LineReader, ReadFile } from '../read-file.ts'
import type { ColumnOptions } from '#shared/contract/column-options.ts'
import { readRow } from './read-row.ts'

/** Reads a flat file back by its column list: rows, widths, names, H and T with the hash of what is between. */
export function* readColumnFile(bytes: Uint8Array, options: ColumnOptions): LineReader {
  const rows = rowsOf(bytes, options)
  if (!rows.ok) return rows
  const body = [...rows.value]
  if (options.names === 'first-row') {
    const names = cellsOf(body.shift() ?? '', options)
    if (!names.ok || names.value.join('\n') !== options.columns.map(({ name }) => name).join('\n')) {
      return fail('the row of names is another')
    }
  }
  const around = options.envelope === 'rows' ? { head: body.shift() ?? '', tail: body.pop() ?? '' } : null
  const seen = createTally()
  for (const [index, row] of body.entries()) {
    const cells = options.layout === 'fixed' ? cutRow(row, options) : cellsOf(row, options)
    const facts = cells.ok ? readRow(cells.value, options) : cells
    if (!facts.ok) return fail(`row ${index + 1}: ${facts.error}`)
    seen.add(facts.value)
    yield facts.value
  }
  const whole = { ...NOTHING_AROUND, messages: seen.sessions() }
  if (around === null) return ok(whole)
  const envelope = readEnvelope(around, { body, seen, options })
  return envelope.ok ? ok({ ...whole, ...envelope.value }) : envelope
}

/** Holds a side file against the main file it was written for. */
export function* readSideFile(side: Uint8Array, main: Uint8Array, options: ColumnOptions): LineReader {
  const rows = rowsOf(side, options)
  const body = rowsOf(main, options)
  if (!rows.ok || !body.ok || rows.value.length !== 2) return fail('the side file is not an H and a T row')
  const seen = createTally()
  const reading = readColumnFile(main, { ...options, envelope: 'none' })
  for (;;) {
    const next = reading.next()
    if (next.done && !next.value.ok) return next.value
    if (next.done) break
    seen.add(next.value)
    yield next.value
  }
  const [head = '', tail = ''] = rows.value
  const details = options.names === 'first-row' ? body.value.slice(1) : body.value
  const envelope = readEnvelope({ head, tail }, { body: details, seen, options })
  return envelope.ok ? ok({ ...NOTHING_AROUND, messages: seen.sessions(), ...envelope.value }) : envelope
}

/** What is to be known of all lines once they were read. */
type Tally = {
  readonly add: (line: ChargeFacts) => void
  readonly lines: () => number
  /** Null where no column tells credits from charges. */
  readonly credits: () => number | null
  /** By their accession number, a credit apart from its charge; null where no column tells them apart. */
  readonly sessions: () => number | null
}

function createTally(): Tally {
  const sessions = new Set<string>()
  let [lines, credits] = [0, 0]
  let [tellsSessions, tellsCredits] = [true, true]
  return {
    add: ({ accession, transaction }) => {
      lines += 1
      if (transaction === undefined) tellsCredits = false
      if (transaction === 'credit') credits += 1
      if (accession === undefined) tellsSessions = false
      else sessions.add(`${transaction} ${accession}`)
    },
    lines: () => lines,
    credits: () => (tellsCredits ? credits : null),
    sessions: () => (tellsSessions ? sessions.size : null),
  }
}

const NOTHING_AROUND = {
  batch: null,
  fileNumber: null,
  claim: null,
  chainHead: null,
  training: null,
  declared: { messages: null, lines: null, units: null },
} as const

function endOf({ lineEnd }: ColumnOptions): string {
  return lineEnd === 'CRLF' ? '\r\n' : '\n'
}

/** The rows without their ends. No value holds a line end, so every end is one of a row. */
function rowsOf(bytes: Uint8Array, options: ColumnOptions): Result<readonly string[], string> {
  const text = decoded(bytes)
  if (text === null) return fail('the bytes are not UTF-8')
  if (options.characters === 'ascii' && bytes.some(byte => byte > 0x7e))
    return fail('the bytes are not ASCII')
  const end = endOf(options)
  if (!text.endsWith(end)) return fail('the last row has no end')
  const rows = text.slice(0, -end.length).split(end)
  const broken = rows.findIndex(row => /[\r\n\u0000]/.test(row))
  return broken < 0 ? ok(rows) : fail(`row ${broken + 1} holds another line end`)
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function cellsOf(row: string, { delimiter, quotes }: ColumnOptions): Result<readonly string[], string> {
  if (quotes === 'never') return row.includes('"') ? fail('a quote stands in it') : ok(row.split(delimiter))
  const cells = quotedCells(row, delimiter)
  return cells === null ? fail('its quotes do not pair') : ok(cells)
}

/** RFC 4180: a cell in quotes ends at a quote that is not doubled; one without quotes holds none. */
function quotedCells(row: string, delimiter: string): readonly string[] | null {
  const cells: string[] = []
  for (let at = 0; ;) {
    const end = row[at] === '"' ? closingQuote(row, at + 1) + 1 : row.indexOf(delimiter, at)
    if (end === 0) return null
    const stop = end < 0 ? row.length : end
    const cell = row.slice(at, stop)
    if (row[at] === '"') cells.push(cell.slice(1, -1).replaceAll('""', '"'))
    else if (cell.includes('"')) return null
    else cells.push(cell)
    if (stop === row.length) return cells
    if (row[stop] !== delimiter) return null
    at = stop + 1
  }
}

/** Where the quote that closes a cell stands; -1 where none does. */
function closingQuote(row: string, from: number): number {
  const at = row.indexOf('"', from)
  return at < 0 || row[at + 1] !== '"' ? at : closingQuote(row, at + 2)
}

function cutRow(row: string, { columns }: ColumnOptions): Result<readonly string[], string> {
  const cells: string[] = []
  let at = 0
  for (const { width } of columns) {
    cells.push(row.slice(at, at + (width ?? 0)))
    at += width ?? 0
  }
  return row.length === at ? ok(cells) : fail(`it is ${row.length} wide and not ${at}`)
}

type Inside = {
  readonly body: readonly string[]
  readonly seen: Tally
  readonly options: ColumnOptions
}
type Envelope = Pick<ReadFile, 'batch' | 'fileNumber' | 'claim' | 'chainHead' | 'training' | 'declared'>

function readEnvelope(
  { head, tail }: { readonly head: string; readonly tail: string },
  { body, seen, options }: Inside,
): Result<Envelope, string> {
  const [first, last] = [cellsOf(head, options), cellsOf(tail, options)]
  if (!first.ok || !last.ok) return fail('the H or T row cannot be read')
  const [type, layout, batch, fileNumber, , , claim, chainHead, mark, ...more] = first.value
  if (type !== 'H' || layout !== '1' || more.length > 0) return fail('the first row is not H')
  if (mark !== '' && mark !== 'TRAINING') return fail('the H row says neither work nor training')
  const [end, count = '', units = '', charges, credits, hash, ...rest] = last.value
  if (end !== 'T' || rest.length > 0) return fail('the last row is not T')
  const bytes = body.map(row => row + endOf(options)).join('')
  if (hash !== createHash('sha256').update(bytes).digest('hex'))
    return fail('the hash is not that of the rows')
  if (Number(charges) + Number(credits) !== seen.lines()) return fail('the T row counts other lines')
  if (seen.credits() !== null && Number(credits) !== seen.credits()) {
    return fail('the T row counts other credits')
  }
  const declared = { messages: null, lines: whole(count), units: whole(units) }
  return ok({
    batch: batch ?? '',
    fileNumber: fileNumber ?? '',
    claim: claim ?? '',
    chainHead: chainHead ?? '',
    training: mark === 'TRAINING',
    declared,
  })
}

/** NaN for anything that is not a whole number, so that it equals no count. */
function whole(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : NaN
}
