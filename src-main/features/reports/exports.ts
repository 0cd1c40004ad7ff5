import type { ReportTable } from '#shared/contract/reports.ts'
import { overTime, summed, total } from './count-rows.ts'
import { definition } from './definition.ts'
import { BATCHES } from './queries.ts'
import type { CountRow } from './tally.ts'
import { timeBuckets } from './time-buckets.ts'

const COLUMNS = [
  ['lines', 'Charge lines'],
  ['units', 'Units'],
  ['batches', 'Batches'],
  ['files', 'Files'],
] as const

/** What left in a period, by the day on which each batch was made. */
export const exports = definition({ batches: BATCHES }, ({ batches }, { period }) => {
  const left = batches.filter(row => row['state'] === 'released')
  const others = batches.filter(row => row['state'] !== 'released')
  return {
    facts: COLUMNS.map(([column, label]) => ({ label, value: total(left, column) })),
    tables: [
      overTime(timeBuckets(period), { title: 'Over time', rows: left, columns: COLUMNS }),
      table('By destination', 'destination', left),
      table('By format', 'format', left),
      ...(others.length === 0 ? [] : [table('Batches that did not leave', 'state', others)]),
    ],
  }
})

function table(title: string, column: string, rows: readonly CountRow[]): ReportTable {
  return {
    title,
    columns: [
      { title: title.replace(/^By /, '').replace(/^./, letter => letter.toUpperCase()), kind: 'text' },
      ...COLUMNS.map(([, heading]) => ({ title: heading, kind: 'count' as const })),
    ],
    rows: summed(
      rows,
      column,
      COLUMNS.map(([name]) => name),
    ).map(({ value, sums }) => [value, ...sums]),
    chart: { kind: 'bars', labels: 0, values: 1 },
    note: '',
  }
}
