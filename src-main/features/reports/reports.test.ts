import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { extractText } from 'unpdf'
import { expect, test } from 'vitest'
import { parseIsoDate } from '#shared/base/iso-date.ts'
import type { Report, ReportKind, ReportTable } from '#shared/contract/reports.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { tempCore, type TempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'

const UNTIL = '2026-11-20'
const MONTH = { from: '2026-10-21', through: UNTIL } as const
/** All that is seeded. */
const ALL = { from: '2026-10-01', through: UNTIL } as const

function seeded(): TempCore {
  const core = tempCore()
  const until = parseIsoDate(UNTIL)
  if (until === null || !core.services.settings.beginTraining()) throw new Error('no log for training')
  for (const step of core.services.seed({ sessions: 700, years: 0.1, seed: 3, until }))
    expect(step.of).toBe(700)
  return core
}

async function reportOf({ services }: TempCore, kind: ReportKind, period: Period = MONTH): Promise<Report> {
  const made = await services.reports.run({ asking: randomUUID(), kind, ...period })
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}

type Period = { readonly from: string; readonly through: string }

function tableOf(report: Report, title: string): ReportTable {
  const table = report.tables.find(one => one.title === title)
  if (!table) throw new Error(`no table ${title}`)
  return table
}

const factOf = (report: Report, label: string) => report.facts.find(fact => fact.label === label)?.value

/** The charged sessions of a period, as the command line lists them: by another way than reports count. */
function chargedIn({ services }: TempCore, { from, through }: Period) {
  return [...services.sessions.listAll()].filter(
    ({ state, performedOn }) =>
      ['complete', 'approved', 'exported'].includes(state) && performedOn >= from && performedOn <= through,
  )
}

test('volume by code is what the sessions of the period hold, line by line', async () => {
  const core = seeded()
  const sessions = chargedIn(core, MONTH)
  const lines = sessions.flatMap(session => session.lines)
  const report = await reportOf(core, 'volume')
  expect(factOf(report, 'Sessions')).toBe(sessions.length)
  expect(factOf(report, 'Charge lines')).toBe(lines.length)
  const byCode = [...Map.groupBy(lines, line => line.code)].map(([code, own]) => [
    code,
    own.reduce((sum, { units }) => sum + units, 0),
  ])
  const told = tableOf(report, 'By code').rows.map(row => [row[0], row[6]])
  expect(told).toEqual(byCode.toSorted())
})

test('volume by day, guidance, device, physician and place adds up to what was typed', async () => {
  const core = seeded()
  const report = await reportOf(core, 'volume')
  const entries = chargedIn(core, MONTH).flatMap(({ id }) => core.services.sessions.storedEntry(id) ?? [])
  const sum = (title: string, column: number) =>
    tableOf(report, title).rows.reduce((all, row) => all + Number(row[column]), 0)
  for (const [title, column] of [
    ['Over time', 1],
    ['By performing physician', 2],
    ['By place of service', 2],
  ] as const) {
    expect([title, sum(title, column)]).toEqual([title, entries.length])
  }
  const wires = entries.flatMap(({ lesions }) =>
    lesions.flatMap(({ placement }) => (placement?.devices ?? []).filter(({ type }) => type === 'wire')),
  )
  expect(tableOf(report, 'By device').rows.find(([device]) => device === 'wire')?.[1]).toBe(
    wires.reduce((all, { count }) => all + count, 0),
  )
  const underUltrasound = entries.flatMap(({ lesions }) =>
    lesions.filter(
      ({ placement, biopsy }) => placement?.guidance === 'ultrasound' || biopsy?.guidance === 'ultrasound',
    ),
  )
  const ultrasound = tableOf(report, 'By guidance').rows.find(([guidance]) => guidance === 'ultrasound')
  expect(ultrasound?.[1]).toBe(underUltrasound.length)
})

test('missing exams are those of the page of missing charges', async () => {
  const core = seeded()
  const missing = await core.services.worklist.listMissing({})
  if (!missing.ok) throw new Error(missing.error.code)
  const report = await reportOf(core, 'missing', ALL)
  expect(factOf(report, 'Missing')).toBe(missing.value.length)
  expect(factOf(report, 'Open drafts')).toBe(
    [...core.services.sessions.listAll()].filter(({ state }) => state === 'draft').length,
  )
})

test('exports are those of the history', async () => {
  const core = seeded()
  const history = await core.services.exports.history({})
  if (!history.ok) throw new Error(history.error.code)
  const files = history.value.flatMap(batch => batch.files)
  const report = await reportOf(core, 'exports', ALL)
  expect(report.facts).toEqual([
    { label: 'Charge lines', value: files.reduce((sum, { lines }) => sum + lines, 0) },
    { label: 'Units', value: files.reduce((sum, { units }) => sum + units, 0) },
    { label: 'Batches', value: history.value.length },
    { label: 'Files', value: files.length },
  ])
})

test('a session is counted while it is charged, and its findings with it', async () => {
  const core = tempCore()
  const { sessions } = core.services
  const entry = anEntry()
  const day = { from: entry.performedOn, through: entry.performedOn }
  const counted = async () => factOf(await reportOf(core, 'volume', day), 'Sessions')
  const started = sessions.start({ commandId: randomUUID(), performedOn: entry.performedOn })
  if (!started.ok) throw new Error(started.error.code)
  const { id } = started.value
  const change = (revision: number) => ({ commandId: randomUUID(), id, revision })
  expect(await counted()).toBe(0)
  const completed = sessions.complete({ ...change(0), entry })
  if (!completed.ok) throw new Error(completed.error.code)
  expect(await counted()).toBe(1)
  const found = await reportOf(core, 'findings', day)
  expect(tableOf(found, 'By rule').rows.map(([rule]) => rule)).toContain('reference/older-edition')
  const held = sessions.hold({ ...change(1), reason: 'waiting-for-report', note: '' })
  if (!held.ok) throw new Error(held.error.code)
  expect(await counted()).toBe(1)
  expect(sessions.reopen(change(2))).toMatchObject({ ok: true })
  expect(await counted()).toBe(0)
  expect(tableOf(await reportOf(core, 'findings', day), 'By rule').rows).toEqual([])
})

test('a report saved as CSV reads back as it stands on the screen, with its period and edition', async () => {
  const core = seeded()
  const folder = tempFolder()
  const saved = await core.services.reports.save({
    asking: randomUUID(),
    kind: 'volume',
    ...MONTH,
    format: 'csv',
    folder,
  })
  if (!saved.ok) throw new Error(saved.error.code)
  const bytes = readFileSync(saved.value.path)
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  const rows: string[][] = parse(bytes, { bom: true, relaxColumnCount: true })
  expect(rows.slice(0, 3)).toEqual([
    ['Report', 'Volume'],
    ['From', MONTH.from],
    ['Through', MONTH.through],
  ])
  expect(rows.find(([name]) => name === 'Edition')?.[1]).toContain('breast-localization')
  const report = await reportOf(core, 'volume')
  const heading = rows.findIndex(row => row[0] === 'By guidance')
  const guidance = tableOf(report, 'By guidance')
  expect(rows.slice(heading + 2, heading + 2 + guidance.rows.length)).toEqual(
    guidance.rows.map(row => row.map(String)),
  )
})

test('a report saved as PDF says the same in its text, page by page', async () => {
  const core = seeded()
  const folder = tempFolder()
  const asked = { asking: randomUUID(), kind: 'volume', ...MONTH, format: 'pdf', folder } as const
  const saved = await core.services.reports.save(asked)
  if (!saved.ok) throw new Error(saved.error.code)
  expect(saved.value.path).toMatch(/REPORT_TRAINING\w+_VOLUME_20261021_20261120_\d{14}\.pdf$/)
  const { text } = await extractText(new Uint8Array(readFileSync(saved.value.path)), { mergePages: true })
  const words = text.replace(/\s+/g, ' ')
  const report = await reportOf(core, 'volume')
  expect(words).toContain(`Volume ${MONTH.from} through ${MONTH.through}`)
  expect(words).toContain('TRAINING: invented patients')
  for (const [code, , , , , , units] of tableOf(report, 'By code').rows) {
    expect(words).toMatch(new RegExp(`${String(code)} \\D.* ${String(units)}`))
  }
})

test('no report holds a name, a number or an accession of a patient', async () => {
  const core = seeded()
  const sessions = chargedIn(core, MONTH)
  for (const kind of ['volume', 'missing', 'lag', 'findings', 'exports'] as const) {
    const text = JSON.stringify(await reportOf(core, kind))
    for (const { patient, mrn, accession } of sessions) {
      expect([patient.familyName, mrn, accession].filter(word => text.includes(`"${word}`))).toEqual([])
    }
  }
})

test('a report that is cancelled, or overtaken by the next, says so', async () => {
  const core = seeded()
  const asking = randomUUID()
  const years = { from: '2000-01-01', through: UNTIL } as const
  const run = core.services.reports.run({ asking, kind: 'volume', ...years })
  await core.services.reports.cancel({ asking })
  expect(await run).toMatchObject({ ok: false, error: { code: 'report-cancelled' } })
  const overtaken = core.services.reports.run({ asking: randomUUID(), kind: 'volume', ...years })
  const next = core.services.reports.run({ asking: randomUUID(), kind: 'lag', ...MONTH })
  expect(await overtaken).toMatchObject({ error: { code: 'report-cancelled' } })
  expect(await next).toMatchObject({ ok: true })
})

test('while a report is counted, sessions are entered and saved', async () => {
  const core = seeded()
  const run = core.services.reports.run({
    asking: randomUUID(),
    kind: 'volume',
    from: '2000-01-01',
    through: UNTIL,
  })
  const started = core.services.sessions.start({ commandId: randomUUID(), performedOn: UNTIL })
  expect(started.ok).toBe(true)
  expect(await run).toMatchObject({ ok: true })
})

test.each([
  ['that ends before it begins', { from: '2026-11-20', through: '2026-11-19' }],
  ['of more than thirty years', { from: '1990-01-01', through: '2026-11-20' }],
])('a period %s is refused in words', async (_, period) => {
  const made = await tempCore().services.reports.run({ asking: randomUUID(), kind: 'lag', ...period })
  expect(made).toMatchObject({ ok: false, error: { code: 'period-invalid', field: 'through' } })
})
