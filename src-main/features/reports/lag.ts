import type { Report, ReportTable } from '#shared/contract/reports.ts'
import { numberIn, textIn, total } from './count-rows.ts'
import { definition } from './definition.ts'
import { LAGS } from './queries.ts'
import type { CountRow } from './tally.ts'

/** How many sessions took so many days. */
type Distribution = readonly { readonly days: number; readonly sessions: number }[]

/** From service to entry, and from entry to export, of the charged sessions of a period. */
export const lag = definition({ lags: LAGS }, ({ lags }) => {
  const toEntry = distribution(lags, 'to_entry')
  const toExport = distribution(lags, 'to_export')
  const notLeft = total(
    lags.filter(row => row['to_export'] === null),
    'sessions',
  )
  return {
    facts: [...facts('Service to entry', toEntry), ...facts('Entry to export', toExport)],
    tables: [
      table('From service to entry', toEntry, 'Entry is the day on which the session was completed last.'),
      table('From entry to export', toExport, `${notLeft} sessions have not left yet and are not counted.`),
    ],
  }
})

function distribution(rows: readonly CountRow[], column: string): Distribution {
  const byDays = new Map<number, number>()
  for (const row of rows) {
    if (row[column] === null) continue
    const days = Number(textIn(row, column))
    byDays.set(days, (byDays.get(days) ?? 0) + numberIn(row, 'sessions'))
  }
  return [...byDays].map(([days, sessions]) => ({ days, sessions })).toSorted((a, b) => a.days - b.days)
}

function facts(name: string, lags: Distribution): Report['facts'] {
  return [
    { label: `${name}, median days`, value: percentile(lags, 0.5) },
    { label: `${name}, 9 of 10 within days`, value: percentile(lags, 0.9) },
    { label: `${name}, longest days`, value: lags.at(-1)?.days ?? null },
  ]
}

/** The fewest days within which this share of the sessions was done; null where there are none. */
export function percentile(lags: Distribution, share: number): number | null {
  const all = lags.reduce((sum, { sessions }) => sum + sessions, 0)
  let seen = 0
  for (const { days, sessions } of lags) {
    seen += sessions
    if (seen >= all * share) return days
  }
  return null
}

const BUCKETS = [
  ['Same day', 0],
  ['1 day', 1],
  ['2 days', 2],
  ['3 days', 3],
  ['4 to 7 days', 7],
  ['8 to 14 days', 14],
  ['15 to 30 days', 30],
  ['More than 30 days', Number.POSITIVE_INFINITY],
] as const

function table(title: string, lags: Distribution, note: string): ReportTable {
  const all = lags.reduce((sum, { sessions }) => sum + sessions, 0)
  const within = (days: number) =>
    lags.filter(lag => lag.days <= days).reduce((sum, { sessions }) => sum + sessions, 0)
  return {
    title,
    columns: [
      { title: 'Took', kind: 'text' },
      { title: 'Sessions', kind: 'count' },
      { title: 'Share', kind: 'share' },
      { title: 'Up to here', kind: 'share' },
    ],
    rows: BUCKETS.map(([label, through], index) => {
      const before = BUCKETS[index - 1]
      const sessions = within(through) - (before ? within(before[1]) : 0)
      return [label, sessions, all === 0 ? null : sessions / all, all === 0 ? null : within(through) / all]
    }),
    chart: { kind: 'columns', labels: 0, values: 1 },
    note,
  }
}
