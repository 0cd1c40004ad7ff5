import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { LIMITS } from './limits.ts'
import type { SourceFile } from './rows.ts'
import { shown } from './shown.ts'
import { SourceFault } from './source-fault.ts'
import type { TableRow } from './table-rows.ts'
import { countLineFeeds } from './text-lines.ts'

type CsvLayout = { readonly delimiter: string; readonly encoding: 'utf-8' | 'windows-1252' }
type Parsed = { readonly record: string[]; readonly info: { readonly lines: number } }

/** The records of delimited text, with the line on which each begins. Quoted cells may hold line ends. */
export async function* csvRows(source: SourceFile, layout: CsvLayout): AsyncGenerator<TableRow> {
  const parser = Readable.from(textOf(source, layout.encoding), { objectMode: false }).compose(
    parse({
      delimiter: layout.delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LIMITS.lineCharacters,
    }),
  )
  let lastLine = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      yield { line: lastLine + 1, cells: record }
      lastLine = info.lines
    }
  } catch (error) {
    throw csvFault(source.name, error, lastLine)
  }
}

async function* textOf(source: SourceFile, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  let line = 1
  for await (const piece of source.open()) {
    const nul = piece.indexOf(0)
    if (nul >= 0) {
      throw new SourceFault({
        file: source.name,
        line: line + countLineFeeds(piece.subarray(0, nul)),
        expected: 'text',
        found: 'a NUL byte: the file is damaged or no text',
      })
    }
    line += countLineFeeds(piece)
    yield decoder.decode(piece, { stream: true })
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
  return new SourceFault({ ...place, expected: 'rows of a table', found: shown(error.message) })
}
