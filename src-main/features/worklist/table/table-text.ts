import type { ByteSource } from '../byte-source.ts'
import { decodeText, type TextEncodingName } from './decoder.ts'
import { readRows, type Separator, type TableRow } from './rows.ts'
import { findSeparator } from './separator.ts'

/** A table that can be read from its beginning again and again, each time in slices. */
export type TableText = {
  readonly encoding: TextEncodingName
  readonly separator: Separator
  readonly rows: () => Iterable<TableRow>
}

const LINES_LOOKED_AT = 200
const CHARACTERS_LOOKED_AT = 64 * 1024

/** Finds out how a table is written; null when it has but one column. */
export function openTable(source: ByteSource): TableText | null {
  const start = source.slice(0, Math.min(CHARACTERS_LOOKED_AT, source.bytes))
  const looked = decodeText({ bytes: start.length, slice: (at, length) => start.subarray(at, at + length) })
  const lines = [...looked.pieces]
    .join('')
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .slice(0, LINES_LOOKED_AT)
  const separator = findSeparator(lines)
  if (separator === null) return null
  return {
    encoding: looked.encoding(),
    separator,
    rows: () => readRows(decodeText(source).pieces, separator),
  }
}
