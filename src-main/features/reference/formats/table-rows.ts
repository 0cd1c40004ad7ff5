import { isUtf8 } from 'node:buffer'
import { csvRows } from './csv-rows.ts'
import type { SourceFile } from './rows.ts'
import { workbookRows } from './workbook-rows.ts'

/** A row of a table, whether it came from CSV, tab text or a workbook. */
export type TableRow = {
  /** Where it begins in the file, from 1; the row number in a workbook. */
  readonly line: number
  readonly cells: readonly string[]
  /** False for the last row of a text that ends without a line end: it may be cut off. */
  readonly ended: boolean
}

/** How a file holds its table. */
export type TableShape =
  { readonly kind: 'delimited'; readonly delimiter: string } | { readonly kind: 'workbook' }

/** The rows of a table, however it is held. Throws `SourceFault` where the file ends within a row. */
export async function* tableRows(source: SourceFile, shape: TableShape): AsyncGenerator<TableRow> {
  if (shape.kind === 'workbook') yield* workbookRows(source)
  else yield* csvRows(source, { delimiter: shape.delimiter, encoding: await encodingOf(source) })
}

/**
 * UTF-8 if the whole file is, else Windows-1252, which has every character of Latin-1. The start alone does not tell:
 * the outpatient payment file has its only two odd bytes far inside.
 */
async function encodingOf(source: SourceFile): Promise<'utf-8' | 'windows-1252'> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of source.open()) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    const whole = bytes.length - unfinishedBytes(bytes)
    if (!isUtf8(bytes.subarray(0, whole))) return 'windows-1252'
    rest = bytes.subarray(whole)
  }
  return rest.length === 0 ? 'utf-8' : 'windows-1252'
}

/** Bytes at the end that may be the beginning of a character of UTF-8. */
function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return back > (byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1) ? 0 : back
    if (byte < 0x80) return 0
  }
  return 0
}
