import type { ReportTable } from '#shared/contract/reports.ts'
import type { CountRow } from './tally.ts'
import type { TimeBuckets } from './time-buckets.ts'

/** The number in a column; 0 where there is none. */
export function numberIn(row: CountRow, column: string): number {
  const value = row[column]
  return typeof value === 'number' ? value : 0
}

/** The text in a column; empty where there is none. */
export function textIn(row: CountRow, column: string): string {
  const value = row[column]
  return typeof value === 'string' ? value : ''
}

/** The sum of a column. */
export function total(rows: readonly CountRow[], column: string): number {
  return rows.reduce((sum, row) => sum + numberIn(row, column), 0)
}

/** The rows of each value of a column, with the sums of some others; the largest first. */
export function summed(
  rows: readonly CountRow[],
  by: string,
  columns: readonly string[],
): readonly { readonly value: string; readonly sums: readonly number[] }[] {
  const groups = [...Map.groupBy(rows, row => textIn(row, by))]
  return groups
    .map(([value, own]) => ({ value, sums: columns.map(column => total(own, column)) }))
    .toSorted((one, other) => (other.sums[0] ?? 0) - (one.sums[0] ?? 0) || (one.value < other.value ? -1 : 1))
}

type OverTime = {
  readonly title: string
  readonly rows: readonly CountRow[]
  readonly columns: readonly (readonly [column: string, title: string])[]
}

/** A table of a period in its days, weeks, months or years, also those on which nothing was; its picture shows the first column. */
export function overTime(buckets: TimeBuckets, { title, rows, columns }: OverTime): ReportTable {
  const own = Map.groupBy(rows, row => buckets.nameOf(textIn(row, 'day')))
  return {
    title,
    columns: [
      { title: buckets.unit, kind: 'text' },
      ...columns.map(([, heading]) => ({ title: heading, kind: 'count' as const })),
    ],
    rows: buckets.names.map(name => [name, ...columns.map(([column]) => total(own.get(name) ?? [], column))]),
    chart: { kind: 'columns', labels: 0, values: 1 },
    note: '',
  }
}
