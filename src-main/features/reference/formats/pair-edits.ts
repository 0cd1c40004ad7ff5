import { type Finding, type Format, NO_EDITION } from './format.ts'
import type { Head } from './head.ts'
import { readPairTable } from './pair-table.ts'
import { PairLineParser } from './pair-line.ts'
import { readPairText } from './pair-text.ts'

/** A data row as published; three of them are enough to know a file whose header was cut away. */
const DATA_LINE = /^[0-9A-Z]{5}\t[0-9A-Z]{5}\t\*?\t\d{8}\t(\d{8}|\*)?\t[019]\t/

/**
 * NCCI procedure-to-procedure edits, as tab text or the workbook of the same table. The content does not say whether
 * they are the practitioner's or the hospital's. Centers for Medicare and Medicaid Services, quarterly, four parts.
 */
export const pairEdits: Format = {
  name: 'NCCI pair edits',
  find,
  read: async job => {
    await (isTabText(job.head) ? readPairText(job) : readPairTable(job))
    return null
  },
}

function find(head: Head): Finding | null {
  const headed = head.rows.some(({ cells }) => isHeader(cells))
  const rows = head.lines.filter(line => DATA_LINE.test(line)).length
  if (!headed && rows < 3) return null
  return { datasets: ['ptp-practitioner', 'ptp-outpatient'], edition: NO_EDITION }
}

/** `Column 1`, `Column 2` and `*=in existence`, whatever line ends Excel left in them. */
function isHeader(cells: readonly string[]): boolean {
  const [first, second, third] = cells.map(cell => cell.replace(/\s+/g, ' ').trim().toLowerCase())
  return first === 'column 1' && second === 'column 2' && third?.includes('in existence') === true
}

function isTabText({ shape, lines }: Head): boolean {
  const parser = new PairLineParser()
  return shape.kind === 'delimited' && lines.some(line => parser.parse(line) !== null)
}
