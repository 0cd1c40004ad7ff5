import { finished } from 'node:stream'
import { CsvError, parse, type Parser } from 'csv-parse'
import { LIMITS } from './limits.ts'
import type { SourceFile } from './rows.ts'
import { SourceFault } from './source-fault.ts'
import type { TableRow } from './table-rows.ts'
import { countLineFeeds, holdsNul } from './text-lines.ts'

type CsvLayout = { readonly delimiter: string; readonly encoding: 'utf-8' | 'windows-1252' }
type Parsed = { readonly record: string[]; readonly info: { readonly lines: number } }

/** The records of delimited text, with the line on which each begins. Quoted cells may hold line ends. */
export async function* csvRows(source: SourceFile, layout: CsvLayout): AsyncGenerator<TableRow> {
  const text = new DecodedText(source, layout.encoding)
  const records = new CsvRecords(source.name, layout.delimiter)
  let held: TableRow | null = null
  try {
    for await (const piece of text.pieces()) {
      await records.write(piece)
      for (const row of records.taken()) {
        if (held !== null) yield held
        held = row
      }
    }
    await records.end()
    for (const row of records.taken()) {
      if (held !== null) yield held
      held = row
    }
  } finally {
    records.close()
  }
  if (held !== null) yield { ...held, ended: text.endsWithLineEnd }
}

/** The CSV library, fed piece by piece. Its stream is never piped: a reader may stop anywhere. */
class CsvRecords {
  readonly #file: string
  readonly #parser: Parser
  #rows: TableRow[] = []
  #lastLine = 0
  #error: unknown = null

  constructor(file: string, delimiter: string) {
    this.#file = file
    this.#parser = parse({
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LIMITS.lineCharacters,
    })
    this.#parser.on('data', ({ record, info }: Parsed) => {
      this.#rows.push({ line: this.#lastLine + 1, cells: record, ended: true })
      this.#lastLine = info.lines
    })
    this.#parser.on('error', (error: unknown) => {
      this.#error ??= error
    })
  }

  taken(): readonly TableRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  write(text: string): Promise<void> {
    return this.#settled(done => this.#parser.write(text, done))
  }

  end(): Promise<void> {
    return this.#settled(done => {
      finished(this.#parser, done)
      this.#parser.end()
    })
  }

  close(): void {
    this.#parser.destroy()
  }

  async #settled(start: (done: () => void) => void): Promise<void> {
    await new Promise<void>(resolve => start(() => resolve()))
    if (this.#error !== null) throw csvFault(this.#file, this.#error, this.#lastLine)
  }
}

/** The text of a file. Throws for a NUL, which no table holds. */
class DecodedText {
  readonly #source: SourceFile
  readonly #encoding: string
  #lastByte = 0

  constructor(source: SourceFile, encoding: string) {
    this.#source = source
    this.#encoding = encoding
  }

  get endsWithLineEnd(): boolean {
    return this.#lastByte === 10 || this.#lastByte === 13 || this.#lastByte === 26
  }

  async *pieces(): AsyncGenerator<string> {
    const decoder = new TextDecoder(this.#encoding, { ignoreBOM: true })
    let line = 1
    for await (const piece of this.#source.open()) {
      const nul = piece.indexOf(0)
      if (nul >= 0) throw holdsNul(this.#source.name, line + countLineFeeds(piece.subarray(0, nul)))
      line += countLineFeeds(piece)
      this.#lastByte = piece.at(-1) ?? this.#lastByte
      yield decoder.decode(piece, { stream: true })
    }
  }
}

function csvFault(file: string, error: unknown, lastLine: number): unknown {
  if (!(error instanceof CsvError)) return error
  const place = { file, line: lastLine + 1 }
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new SourceFault({
      ...place,
      expected: 'the end of a quoted cell',
      found: 'the end of the file: it is cut off',
    })
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new SourceFault({
      ...place,
      expected: `rows of at most ${LIMITS.lineCharacters} characters`,
      found: 'a longer one: a quotation mark is missing or the file is another',
    })
  }
  return new SourceFault({ ...place, expected: 'rows of a table', found: error.code })
}
