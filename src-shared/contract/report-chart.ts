import type { ReportCell, ReportTable } from './reports.ts'

/** A bar or column of a picture: how long it is of the longest one, from 0 to 1. */
export type ChartPart = { readonly label: string; readonly value: number; readonly share: number }

/** More bars than this say nothing at a glance; the table has them all. */
const MOST_BARS = 14

/** What the picture of a table shows; null where it has none, or nothing to show. */
export function chartOf(table: ReportTable): readonly ChartPart[] | null {
  const { chart } = table
  if (chart === null) return null
  const shown = chart.kind === 'bars' ? table.rows.slice(0, MOST_BARS) : table.rows
  const values = shown.map(row => numberOf(row[chart.values]))
  const longest = Math.max(0, ...values)
  if (longest === 0) return null
  return shown.map((row, index) => {
    const value = values[index] ?? 0
    return { label: String(row[chart.labels] ?? ''), value, share: value / longest }
  })
}

function numberOf(cell: ReportCell | undefined): number {
  return typeof cell === 'number' ? cell : 0
}

const COUNT = new Intl.NumberFormat('en-US')
const SHARE = new Intl.NumberFormat('en-US', { style: 'percent', minimumFractionDigits: 1 })

/** A cell as it is read: `12,345`, `82.4%`; empty where there is nothing to say. */
export function cellInWords(cell: ReportCell, kind: ReportTable['columns'][number]['kind']): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  return kind === 'share' ? SHARE.format(cell) : COUNT.format(cell)
}
