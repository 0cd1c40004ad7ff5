import type { RowBatch } from '../formats/rows.ts'

/** The codes that the rows of a part begin and end with, whatever their order. */
export type CodeRange = { readonly first: string; readonly last: string }

/** The range of column 1 with one batch more; null for rows that come in no parts. */
export function widenRange(range: CodeRange | null, batch: RowBatch): CodeRange | null {
  if (batch.kind !== 'pair') return range
  let first = range?.first
  let last = range?.last
  for (const { column1 } of batch.rows) {
    if (first === undefined || column1 < first) first = column1
    if (last === undefined || column1 > last) last = column1
  }
  return first === undefined || last === undefined ? null : { first, last }
}

/** Whether two ranges share a code. */
export function overlap(one: CodeRange, other: CodeRange): boolean {
  return one.first <= other.last && other.first <= one.last
}
