import type { ReportTable } from '#shared/contract/reports.ts'
import { NO_CHARGE_LABEL } from '#shared/domain/exam-labels.ts'
import { numberIn, overTime, summed, textIn, total } from './count-rows.ts'
import { definition } from './definition.ts'
import { EXAMS, LAGS, OPEN_SESSIONS } from './queries.ts'
import type { CountRow } from './tally.ts'
import { timeBuckets } from './time-buckets.ts'

/** What became of the expected exams of a period, and what was entered when the day was over. */
export const missing = definition(
  { exams: EXAMS, open: OPEN_SESSIONS, lags: LAGS },
  ({ exams, open, lags }, { period }) => {
    const of = (standing: string) =>
      total(
        exams.filter(row => row['standing'] === standing),
        'exams',
      )
    const opened = (state: string) =>
      total(
        open.filter(row => row['state'] === state),
        'sessions',
      )
    const late = lags.filter(row => Number(textIn(row, 'to_entry')) > 0)
    const waiting = exams.map(row => ({
      ...row,
      missing: row['standing'] === 'missing' ? numberIn(row, 'exams') : 0,
    }))
    return {
      facts: [
        { label: 'Expected exams', value: total(exams, 'exams') },
        { label: 'With a session', value: of('session') },
        { label: 'Missing', value: of('missing') },
        { label: 'Entered after the day', value: total(late, 'sessions') },
        { label: 'Open drafts', value: opened('draft') },
        { label: 'Held', value: opened('held') },
      ],
      tables: [
        overTime(timeBuckets(period), {
          title: 'Missing over time',
          rows: waiting,
          columns: [
            ['missing', 'Missing'],
            ['exams', 'Expected'],
          ],
        }),
        standings(exams),
        lateness(lags),
      ],
    }
  },
)

const STANDING: Readonly<Record<string, string>> = {
  session: 'With a session',
  missing: 'Missing: no session and no reason',
  'schedule-cancelled': 'Cancelled by the schedule',
  ...Object.fromEntries(
    Object.entries(NO_CHARGE_LABEL).map(([reason, label]) => [reason, `No charge: ${label.toLowerCase()}`]),
  ),
}

function standings(exams: readonly CountRow[]): ReportTable {
  const all = total(exams, 'exams')
  return {
    title: 'What became of the expected exams',
    columns: [
      { title: 'Standing', kind: 'text' },
      { title: 'Exams', kind: 'count' },
      { title: 'Share', kind: 'share' },
    ],
    rows: summed(exams, 'standing', ['exams']).map(({ value, sums: [count = 0] }) => [
      STANDING[value] ?? value,
      count,
      count / all,
    ]),
    chart: { kind: 'bars', labels: 0, values: 1 },
    note: 'By the day they were scheduled on. A session may still be open.',
  }
}

const LATE = [
  ['On the day', 0, 0],
  ['The next day', 1, 1],
  ['After 2 to 3 days', 2, 3],
  ['After 4 to 7 days', 4, 7],
  ['After more than a week', 8, Number.POSITIVE_INFINITY],
] as const

function lateness(lags: readonly CountRow[]): ReportTable {
  const all = total(lags, 'sessions')
  return {
    title: 'When charged sessions were entered',
    columns: [
      { title: 'Completed', kind: 'text' },
      { title: 'Sessions', kind: 'count' },
      { title: 'Share', kind: 'share' },
    ],
    rows: LATE.map(([label, from, through]) => {
      const own = lags.filter(row => {
        const days = Number(textIn(row, 'to_entry'))
        return days >= from && days <= through
      })
      const sessions = total(own, 'sessions')
      return [label, sessions, all === 0 ? null : sessions / all]
    }),
    chart: { kind: 'bars', labels: 0, values: 1 },
    note: 'Days of the calendar, weekends counted.',
  }
}
