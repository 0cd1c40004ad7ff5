import { AddOnRows, earliest } from './add-on-rows.ts'
import { dayOf, dayOfYear } from './day.ts'
import { type Format, NO_EDITION } from './format.ts'
import { type Head, mostLinesFit } from './head.ts'
import { LIMITS } from './limits.ts'
import { isProcedureCode } from './procedure-code.ts'
import { readTable } from './read-table.ts'
import type { AddOnRow, Day } from './rows.ts'
import { cellAt, locateColumns, type TableLayout } from './table-columns.ts'
import { readFixedLines } from './read-fixed-lines.ts'

type Column = 'type' | 'addOn' | 'addOnEnd' | 'primary' | 'primaryEnd' | 'effective' | 'deletion'

const NAMES = {
  type: [/^aoc edit type/],
  addOn: [/^add on code/],
  addOnEnd: [/^aoc del ?dt/],
  primary: [/^primary code$/],
  primaryEnd: [/^primary code del ?dt/],
  effective: [/^aoc edit eff ?dt/],
  deletion: [/^aoc edit del ?dt/],
} as const

/** Type and add-on code, its last day, primary code, its last day, first and last day of the pair; a note follows. */
const FIXED_LINE = /^[123][0-9A-Z]{5}(\d{7}| {7})[0-9A-Z]{5}(\d{7}| {7})(\d{7}| {7})/
const EXPECTED = 'type 1, 2 or 3, an add-on code, a primary code or CCCCC, days as YYYYDDD'
const CONTRACTOR_DEFINED = 'CCCCC'

/** Add-on code edits as a workbook. Centers for Medicare and Medicaid Services, quarterly. */
export const addOnTable: Format = {
  name: 'add-on code edits',
  find: head => (layoutOf(head) === null ? null : { datasets: ['add-on'], edition: NO_EDITION }),
  read: async job => {
    const layout = layoutOf(job.head)
    if (layout === null) throw job.reading.refuse(null, 'the header of the add-on edits', 'none')
    const { columns } = layout
    await readTable(job, {
      layout,
      expected: EXPECTED,
      rowOf: cells =>
        rowOf({
          type: cellAt(cells, columns.type),
          addOn: cellAt(cells, columns.addOn),
          primary: cellAt(cells, columns.primary),
          effective: cellAt(cells, columns.effective),
          ends: [columns.deletion, columns.addOnEnd, columns.primaryEnd].map(column => cellAt(cells, column)),
        }),
      quoted: ['type', 'addOn', 'addOnEnd', 'primary', 'primaryEnd', 'effective', 'deletion'],
      keyOf: null,
      output: new AddOnRows(job.reading),
    })
    return null
  },
}

/** The same edits in lines of fixed width, `AOC_V2026Q2-F-MCR.txt`. */
export const addOnText: Format = {
  name: 'add-on code edits',
  find: head => (mostLinesFit(head, FIXED_LINE) ? { datasets: ['add-on'], edition: NO_EDITION } : null),
  read: async job => {
    const rows = new AddOnRows(job.reading)
    await readFixedLines(job, ({ number, line, ended }) => {
      const row = lineOf(line)
      if (!ended && (row === null || line.length < LIMITS.addOnColumns)) {
        throw job.reading.refuse(number, 'the end of the line', 'the end of the file: it is cut off')
      }
      if (row === null) job.reading.bad(number, EXPECTED, line.slice(0, LIMITS.addOnColumns))
      else rows.add(row)
      return null
    })
    await rows.flush()
    return null
  },
}

function layoutOf(head: Head): TableLayout<Column> | null {
  return locateColumns(head, NAMES, ['type', 'addOn', 'primary'])
}

function lineOf(line: string): AddOnRow | null {
  const at = (from: number, to: number) => line.slice(from, to).trim()
  return rowOf({
    type: at(0, 1),
    addOn: at(1, 6),
    primary: at(13, 18),
    effective: at(25, 32),
    ends: [at(32, 39), at(6, 13), at(18, 25)],
  })
}

type Texts = Readonly<Record<'type' | 'addOn' | 'primary' | 'effective', string>> & {
  readonly ends: readonly string[]
}

function rowOf(texts: Texts): AddOnRow | null {
  const { addOn, primary } = texts
  const type = texts.type === '1' ? 1 : texts.type === '2' ? 2 : texts.type === '3' ? 3 : null
  const effective = editDay(texts.effective)
  const ends = texts.ends.map(text => editDay(text.trim()))
  if (type === null || !isProcedureCode(addOn) || !isProcedureCode(primary)) return null
  if (effective === 'unreadable') return null
  const days: (Day | null)[] = []
  for (const end of ends) {
    if (end === 'unreadable') return null
    days.push(end)
  }
  return {
    addOn,
    primary: primary === CONTRACTOR_DEFINED ? null : primary,
    type,
    effective,
    deletion: earliest(days),
  }
}

/** `YYYYDDD`, in some workbooks `YYYYMMDD`; nothing and zeros stand for no day. */
function editDay(text: string): Day | null | 'unreadable' {
  if (/^0*$/.test(text)) return null
  return dayOfYear(text) ?? dayOf(text) ?? 'unreadable'
}
