import type { ReadJob } from './format.ts'
import { PairKeys } from './pair-keys.ts'
import { PAIR_EXPECTED, PairLineParser } from './pair-line.ts'
import type { PairRow } from './rows.ts'
import { tableRows } from './table-rows.ts'

/** Reads the same table from a workbook or a CSV saved from it. */
export async function readPairTable({ source, head, reading }: ReadJob): Promise<void> {
  const output = reading.output<PairRow>(rows => ({ kind: 'pair', rows }))
  const parser = new PairLineParser()
  const keys = new PairKeys()
  let started = false
  for await (const { line, cells } of tableRows(source, head.shape)) {
    const text = cells.slice(0, 7).join('\t')
    const row = parser.parse(text)
    if (row === null) {
      if (started && text.trim() !== '') reading.bad(line, PAIR_EXPECTED, cells.join(' | '))
      continue
    }
    started = true
    const finished = keys.next(row)
    if (finished !== null && output.add(finished)) await output.flush()
  }
  const last = keys.last()
  if (last !== null) output.add(last)
  await output.flush()
}
