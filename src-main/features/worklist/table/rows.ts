/** A row of a table with the line it begins at, or why it cannot be read. */
export type TableRow =
  | { readonly kind: 'cells'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'broken'; readonly line: number; readonly text: string }

/** What parts the cells of a line: a character, or the places where they begin. */
export type Separator =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'places'; readonly starts: readonly number[] }

/** A quoted cell may hold line ends; one that holds more than these was never closed. */
const LINES_IN_A_CELL = 20
const CHARACTERS_IN_A_LINE = 20_000

const NEVER_CLOSED = 'A quotation mark is opened and not closed.'
const TOO_LONG = `The line has more than ${CHARACTERS_IN_A_LINE.toLocaleString('en-US')} characters.`

/**
 * Reads rows one by one. A row that is broken is told with its line and the next one is read as if nothing had been:
 * a single stray quotation mark never takes the rest of the file with it. Empty lines are left out.
 */
export function* readRows(pieces: Iterable<string>, separator: Separator): Generator<TableRow> {
  const waiting: Line[] = []
  let width: number | null = null
  function* rows(isLast: boolean): Generator<TableRow> {
    for (const row of takeRows(waiting, { separator, isLast, width: () => width })) {
      if (row.kind === 'cells') width ??= row.cells.length
      yield row
    }
  }
  for (const line of linesOf(pieces)) {
    waiting.push(line)
    if (waiting.length > LINES_IN_A_CELL) yield* rows(false)
  }
  while (waiting.length > 0) yield* rows(true)
}

type Line = { readonly number: number; readonly text: string; readonly tooLong: boolean }

type Taking = {
  readonly separator: Separator
  readonly isLast: boolean
  /** How many cells the first row has; null before it. */
  readonly width: () => number | null
}

/** Takes rows off the front as long as they are whole beyond doubt; at the end of the file, all of them. */
function* takeRows(waiting: Line[], taking: Taking): Generator<TableRow> {
  while (waiting.length > (taking.isLast ? 0 : LINES_IN_A_CELL)) {
    const read = readRow(waiting, taking)
    waiting.splice(0, read.lines)
    if (read.row.kind === 'broken' || read.row.cells.some(cell => cell.trim() !== '')) yield read.row
  }
}

type ReadRow = { readonly row: TableRow; readonly lines: number }

function readRow(waiting: readonly Line[], { separator, width }: Taking): ReadRow {
  const [first] = waiting
  const line = first?.number ?? 0
  if (first?.tooLong) return { row: { kind: 'broken', line, text: TOO_LONG }, lines: 1 }
  if (separator.kind === 'places') {
    return { row: { kind: 'cells', line, cells: atPlaces(first?.text ?? '', separator.starts) }, lines: 1 }
  }
  let text = ''
  for (const [index, next] of waiting.slice(0, LINES_IN_A_CELL).entries()) {
    text += index === 0 ? next.text : `\n${next.text}`
    const cells = splitQuoted(text, separator.character)
    // A stray mark may find its partner lines below: then the row has not as many cells as the others.
    const fits = index === 0 || width() === null || cells?.length === width()
    if (cells !== null && fits) return { row: { kind: 'cells', line, cells }, lines: index + 1 }
  }
  return { row: { kind: 'broken', line, text: NEVER_CLOSED }, lines: 1 }
}

/**
 * The cells of a row as RFC 4180 has them, null while a quotation mark is open. A mark inside a cell that does not
 * begin with one is a mark: `wire 5" long`.
 */
export function splitQuoted(text: string, separator: string): readonly string[] | null {
  const cells: string[] = []
  let at = 0
  for (;;) {
    const start = at
    if (text[at] === '"') {
      const closed = closingMark(text, separator, at + 1)
      if (closed < 0) return null
      cells.push(text.slice(start + 1, closed).replaceAll('""', '"'))
      at = nextSeparator(text, separator, closed + 1)
    } else {
      at = nextSeparator(text, separator, at)
      cells.push(text.slice(start, at))
    }
    if (at >= text.length) return cells
    at += 1
  }
}

/** The mark that closes a cell: not doubled, and with nothing but spaces before the next cell. */
function closingMark(text: string, separator: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at += 1
    else if (endsCell(text, separator, at + 1)) return at
  }
  return -1
}

function endsCell(text: string, separator: string, from: number): boolean {
  let at = from
  while (text[at] === ' ') at += 1
  return at >= text.length || text[at] === separator
}

function nextSeparator(text: string, separator: string, from: number): number {
  const at = text.indexOf(separator, from)
  return at < 0 ? text.length : at
}

function atPlaces(text: string, starts: readonly number[]): readonly string[] {
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length).trim())
}

/** Lines whatever ends them. One that is too long is cut, so that a file without line ends takes no memory. */
function* linesOf(pieces: Iterable<string>): Generator<Line> {
  let number = 1
  let rest = ''
  let tooLong = false
  for (const piece of pieces) {
    const lines = `${rest}${piece}`.split(/\r\n|\r(?!$)|\n/)
    rest = lines.pop() ?? ''
    for (const text of lines) {
      yield { number, text: unmarked(text, number), tooLong: tooLong || text.length > CHARACTERS_IN_A_LINE }
      number += 1
      tooLong = false
    }
    if (rest.length > CHARACTERS_IN_A_LINE) {
      tooLong = true
      rest = rest.endsWith('\r') ? '\r' : ''
    }
  }
  const last = rest.replace(/\r$/, '')
  if (last !== '' || tooLong) {
    yield { number, text: unmarked(last, number), tooLong: tooLong || last.length > CHARACTERS_IN_A_LINE }
  }
}

function unmarked(text: string, number: number): string {
  return number === 1 ? text.replace(/^\ufeff/, '') : text
}
