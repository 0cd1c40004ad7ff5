import { firstOfMonth } from './day.ts'
import type { EditionEvidence, Format } from './format.ts'
import type { Head } from './head.ts'
import { monthOf } from './name-evidence.ts'
import { centsOf } from './numbers.ts'
import { isProcedureCode } from './procedure-code.ts'
import { readTable } from './read-table.ts'
import type { OutpatientPaymentRow } from './rows.ts'
import { cellAt, locateColumns, type TableLayout } from './table-columns.ts'

type Column = 'code' | 'status' | 'apc' | 'rate'

const NAMES = {
  code: [/^hcpcs( code)?$/],
  status: [/^si$/, /^status indicator$/],
  apc: [/^apc$/],
  rate: [/^payment rate$/],
} as const

/**
 * Addendum B of the outpatient prospective payment system: status, payment group and rate of each code. Its short
 * wording is the AMA's for most rows and is not read. Centers for Medicare and Medicaid Services, quarterly.
 */
export const outpatientPayment: Format = {
  name: 'OPPS Addendum B',
  find: head => {
    const layout = layoutOf(head)
    return layout === null ? null : { datasets: ['opps'], edition: editionOf(head, layout) }
  },
  read: async job => {
    const layout = layoutOf(job.head)
    if (layout === null) throw job.reading.refuse(null, 'the header of Addendum B', 'none')
    await readTable(job, {
      layout,
      expected: 'a code, a status indicator, and a rate such as $1,234.56 or nothing',
      rowOf: cells => rowOf(cells, layout),
      quoted: ['code', 'status', 'apc', 'rate'],
      keyOf: row => row.code,
      output: job.reading.output<OutpatientPaymentRow>(rows => ({ kind: 'outpatient-payment', rows })),
    })
    return null
  },
}

function layoutOf(head: Head): TableLayout<Column> | null {
  return locateColumns(head, NAMES, ['code', 'status', 'apc', 'rate'])
}

/** The title names the year, as `CY 2026`, and in some editions the month. */
function editionOf(head: Head, layout: TableLayout<Column>): EditionEvidence {
  const title = head.rows
    .filter(({ line }) => line < layout.headerLine)
    .flatMap(({ cells }) => cells)
    .filter(cell => /addendum b|opps payment/i.test(cell))
    .join('\n')
  const named = new RegExp(
    '(january|february|march|april|may|june|july|august|september|october|november|december)' +
      '\\s+(?:\\d{1,2},\\s*)?(20\\d{2})(?!\\d)',
    'i',
  ).exec(title)
  if (named) {
    const [year, month] = [Number(named[2]), monthOf(named[1] ?? '')]
    return { day: month === null ? null : firstOfMonth(year, month), year, month }
  }
  const year = Number(/\bCY\s*(20\d{2})(?!\d)/i.exec(title)?.[1] ?? 0) || null
  return { day: null, year, month: null }
}

function rowOf(cells: readonly string[], { columns }: TableLayout<Column>): OutpatientPaymentRow | null {
  const code = codeIn(cellAt(cells, columns.code))
  const statusIndicator = cellAt(cells, columns.status)
  const apc = cellAt(cells, columns.apc)
  const rate = cellAt(cells, columns.rate)
  const rateCents = rate === '' || rate === '.' ? null : centsOf(rate)
  if (!isProcedureCode(code) || !/^([A-Z]\d?)?$/.test(statusIndicator)) return null
  if (!/^(\d{1,4}|\.)?$/.test(apc) || (rateCents === null && rate !== '' && rate !== '.')) return null
  return { code, statusIndicator, apc: apc === '' || apc === '.' ? null : apc.padStart(4, '0'), rateCents }
}

/** The edition of January 2026 has two codes that end in the byte FF. */
function codeIn(cell: string): string {
  return cell.replace(/[\u00ff\ufffd]+$/, '')
}
