import type { ReadJob } from './format.ts'
import { LIMITS } from './limits.ts'
import { PairKeys } from './pair-keys.ts'
import { PAIR_EXPECTED, PairLineParser } from './pair-line.ts'
import type { PairRow } from './rows.ts'
import { shown } from './shown.ts'
import { lineBlocks } from './text-lines.ts'

/** What begins as a row does, so that a damaged first row is not taken for a notice. */
const ROW_START = /^[0-9A-Z]{5}\t[0-9A-Z]{5}\t/

/** Reads the pair edits as published: notices and a wrapped header, then a tab text of seven columns. */
export async function readPairText({ source, reading }: ReadJob): Promise<void> {
  const output = reading.output<PairRow>(rows => ({ kind: 'pair', rows }))
  const parser = new PairLineParser()
  const keys = new PairKeys()
  let started = false

  function reject(number: number, line: string): void {
    if (started || ROW_START.test(line)) {
      if (line.trim() !== '') reading.bad(number, PAIR_EXPECTED, line)
    } else if (number > LIMITS.preambleLines) {
      throw reading.refuse(number, `the first row within ${LIMITS.preambleLines} lines`, shown(line))
    }
  }

  for await (const { first, lines, ended } of lineBlocks(source)) {
    reading.requireWanted()
    for (let place = 0; place < lines.length; place += 1) {
      const line = lines[place] ?? ''
      const row = parser.parse(line)
      if (!ended && isCutOff(line, row, parser)) {
        throw reading.refuse(first + place, 'the end of the line', `${shown(line)}: the file is cut off`)
      }
      if (row === null) reject(first + place, line)
      else {
        started = true
        const finished = keys.next(row)
        if (finished !== null && output.add(finished)) await output.flush()
      }
    }
  }
  const last = keys.last()
  if (last !== null) output.add(last)
  await output.flush()
}

function isCutOff(line: string, row: PairRow | null, parser: PairLineParser): boolean {
  return row === null ? line.trim() !== '' : parser.isCut(row.rationale)
}
