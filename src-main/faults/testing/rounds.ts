import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const isLong = process.env['CHARGEMARK_FAULTS'] === 'long'
const FOLDER = fileURLToPath(new URL('../../../test-results/faults/', import.meta.url))

/** How often a fault is tried: a few times with all tests, many times by `npm run test:faults`. */
export function rounds(few: number, many: number): number {
  return isLong ? many : few
}

/** A row of docs/RELIABILITY.md. */
export type FaultRow = {
  readonly fault: string
  readonly tried: number
  /** What was seen, in words. */
  readonly seen: string
  readonly lost: string
}

/** Notes what a fault came to; only the long form is worth a row. */
export function noteFault(row: FaultRow): void {
  if (!isLong) return
  mkdirSync(FOLDER, { recursive: true })
  const name = row.fault.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(row)}\n`)
}

/** Enough time for any number of rounds. */
export const TIMEOUT_MS = 30 * 60 * 1000
