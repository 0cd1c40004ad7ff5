import type { ReportTable } from '#shared/contract/reports.ts'
import { DEVICE_LABEL, GUIDANCE_LABEL } from '#shared/domain/labels.ts'
import { ownWords } from '#shared/domain/own-words.ts'
import { PLACES_OF_SERVICE } from '#shared/domain/place-of-service.ts'
import { overTime, summed, textIn, total } from './count-rows.ts'
import { definition, type Context } from './definition.ts'
import { LINES_BY_CODE, SERVICES, SESSIONS_BY_DAY } from './queries.ts'
import type { CountRow } from './tally.ts'
import { timeBuckets } from './time-buckets.ts'

const SESSION_COLUMNS = [
  ['sessions', 'Sessions'],
  ['lines', 'Charge lines'],
  ['units', 'Units'],
] as const

/** What was charged, by day of service: over time, and by code, guidance, device, physician and place. */
export const volume = definition(
  { byDay: SESSIONS_BY_DAY, byCode: LINES_BY_CODE, services: SERVICES },
  ({ byDay, byCode, services }, context) => {
    const days = new Set(byDay.map(row => textIn(row, 'day'))).size
    const sessions = total(byDay, 'sessions')
    return {
      facts: [
        { label: 'Sessions', value: sessions },
        { label: 'Charge lines', value: total(byDay, 'lines') },
        { label: 'Units', value: total(byDay, 'units') },
        {
          label: 'Sessions a working day',
          value: days === 0 ? null : Math.round((sessions / days) * 10) / 10,
        },
      ],
      tables: [
        overTime(timeBuckets(context.period), { title: 'Over time', rows: byDay, columns: SESSION_COLUMNS }),
        codes(byCode),
        ofService(services, SERVICE.guidance),
        ofService(services, SERVICE.device),
        physicians(byDay, context),
        places(byDay),
      ],
    }
  },
)

function codes(rows: readonly CountRow[]): ReportTable {
  const byCode = [...Map.groupBy(rows, row => textIn(row, 'code'))].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    title: 'By code',
    columns: [
      { title: 'Code', kind: 'text' },
      { title: 'What', kind: 'text' },
      { title: 'Professional sessions', kind: 'count' },
      { title: 'Professional units', kind: 'count' },
      { title: 'Facility sessions', kind: 'count' },
      { title: 'Facility units', kind: 'count' },
      { title: 'Units', kind: 'count' },
    ],
    rows: byCode.map(([code, own]) => {
      const of = (claim: string, column: string) =>
        total(
          own.filter(row => row['claim'] === claim),
          column,
        )
      return [
        code,
        ownWords(code),
        of('professional', 'sessions'),
        of('professional', 'units'),
        of('facility', 'sessions'),
        of('facility', 'units'),
        total(own, 'units'),
      ]
    }),
    chart: { kind: 'bars', labels: 0, values: 6 },
    note: 'A session that is charged to both kinds of claim counts under each.',
  }
}

type Service = {
  readonly kind: string
  readonly title: string
  readonly heading: string
  readonly amount: string
  readonly label: (value: string) => string
  readonly note: string
}

const SERVICE = {
  guidance: {
    kind: 'guidance',
    title: 'By guidance',
    heading: 'Guidance',
    amount: 'Lesions',
    label: value => labelIn(GUIDANCE_LABEL, value),
    note: 'A lesion counts once under each guidance of its placement and biopsy.',
  },
  device: {
    kind: 'device',
    title: 'By device',
    heading: 'Device',
    amount: 'Devices',
    label: value => labelIn(DEVICE_LABEL, value),
    note: '',
  },
} as const satisfies Record<string, Service>

function ofService(
  rows: readonly CountRow[],
  { kind, title, heading, amount, label, note }: Service,
): ReportTable {
  const own = rows.filter(row => row['kind'] === kind)
  return {
    title,
    columns: [
      { title: heading, kind: 'text' },
      { title: amount, kind: 'count' },
      { title: 'Sessions', kind: 'count' },
    ],
    rows: summed(own, 'value', ['amount', 'sessions']).map(({ value, sums }) => [label(value), ...sums]),
    chart: { kind: 'bars', labels: 0, values: 1 },
    note,
  }
}

function physicians(rows: readonly CountRow[], { nameOf }: Context): ReportTable {
  return {
    title: 'By performing physician',
    columns: [{ title: 'Physician', kind: 'text' }, { title: 'NPI', kind: 'text' }, ...sessionHeadings()],
    rows: summed(rows, 'physician', COLUMN_NAMES).map(({ value, sums }) => [
      nameOf(value) || 'not stated',
      value,
      ...sums,
    ]),
    chart: { kind: 'bars', labels: 0, values: 2 },
    note: '',
  }
}

function places(rows: readonly CountRow[]): ReportTable {
  return {
    title: 'By place of service',
    columns: [{ title: 'Place', kind: 'text' }, { title: 'Words', kind: 'text' }, ...sessionHeadings()],
    rows: summed(rows, 'place', COLUMN_NAMES).map(({ value, sums }) => [
      value || 'not stated',
      PLACES_OF_SERVICE.find(({ code }) => code === value)?.label ?? '',
      ...sums,
    ]),
    chart: { kind: 'bars', labels: 0, values: 2 },
    note: '',
  }
}

const COLUMN_NAMES = SESSION_COLUMNS.map(([name]) => name)

function sessionHeadings() {
  return SESSION_COLUMNS.map(([, title]) => ({ title, kind: 'count' as const }))
}

function labelIn(labels: Readonly<Record<string, string>>, value: string): string {
  return labels[value] ?? value
}
