import { anOrder } from '#main/features/worklist/testing/a-message.ts'
import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { Worklist } from './pages/worklist.ts'
import { entryInLog, findSession, today } from './stored-session.ts'

const HEAD =
  'Accession,MRN,Patient,DOB,Sex,Date,Time,Procedure,Performing,Performing NPI,Referring,Referring NPI'
const PHYSICIANS = '"TESTREADER, Synthetic",1234567893,,'

/** A schedule of two invented patients. */
function listOf(day: string): string {
  return [
    HEAD,
    `TEST-A-16,TEST0016,"TESTPLUM, Synthetic Pia",1971-02-03,F,${day},09:10,Wire localization left,${PHYSICIANS}`,
    `TEST-A-17,TEST0017,"TESTQUINCE, Synthetic",1960-12-31,F,${day},10:30,Ultrasound clip,${PHYSICIANS}`,
    '',
  ].join('\n')
}

const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

test('a CSV file is looked at once, then imported; the same file again changes nothing', async ({ app }) => {
  const worklist = new Worklist(app.page)
  const file = { name: 'schedule.csv', content: listOf(await today(app.page)) }
  await worklist.openImport()
  await worklist.chooseFiles(file)
  await expect(worklist.reader).toContainText('UTF-8, comma')
  await worklist.importRows()
  await expect(worklist.results.first()).toContainText('2 new · 0 updated · 0 unchanged · 0 refused')
  await worklist.chooseFiles(file)
  await expect(worklist.results.first()).toContainText('0 new · 0 updated · 2 unchanged · 0 refused')
  await expect(worklist.reader).toHaveCount(0)
  await expect(worklist.counter).toHaveText(/^2 missing/)
})

test('columns that are not known are named on screen, with the day and the order of dates asked', async ({
  app,
}) => {
  const worklist = new Worklist(app.page)
  await worklist.openImport()
  await worklist.paste('Foo\tMRN\tWho\tBorn\nTEST-A-16\tTEST0016\tTESTPLUM, Synthetic\t03/04/1971\n')
  await expect(worklist.reader.getByRole('listitem')).toHaveText([/accession number/, /the day/])
  await app.page.getByLabel('What is the column Foo?').selectOption('Accession number')
  await app.page.getByLabel('What is the column Who?').selectOption('Patient: whole name')
  await app.page.getByLabel('What is the column Born?').selectOption('Birth date')
  await worklist.reader.getByRole('button', { name: 'The day shown' }).press('Enter')
  await expect(worklist.reader.getByRole('listitem')).toHaveText([/the month or with the day/])
  await app.page.getByLabel('Dates are written').selectOption('month first: 11/20/2026')
  await expect(worklist.reader.getByRole('listitem')).toHaveCount(0)
  await worklist.importRows()
  await expect(worklist.results.first()).toContainText('1 new')
  await expect(new DayList(app.page).row('TESTPLUM')).toContainText('Missing')
})

test('from an expected exam, one stereotactic wire is saved and complete in at most 12 keys', async ({
  app,
}) => {
  const worklist = new Worklist(app.page)
  await worklist.bringIn(listOf(await today(app.page)))
  const row = new DayList(app.page).row('TESTPLUM').getByRole('button', { name: /TESTPLUM/ })
  await row.focus()
  const entry = new EntryScreen(app.page)
  entry.keys.countAnew()
  await entry.keys.press('Enter')
  await expect(entry.cell('Guidance', 'A')).toBeFocused()
  await entry.keys.press('s', 'w')
  await entry.finish()
  await entry.expectState('Complete')
  expect(entry.keys.strokes).toBeLessThanOrEqual(12)
  expect(await entryInLog(app.page, await findSession(app.page, 'TEST-A-16'))).toMatchObject({
    patient: { mrn: 'TEST0016', familyName: 'TESTPLUM', givenName: 'Synthetic', middleName: 'Pia' },
    accession: 'TEST-A-16',
    performedAt: '09:10',
    performing: { npi: '1234567893' },
    lesions: [{ side: 'left' }],
  })
  await expect(worklist.counter).toHaveText(/^1 missing/)
})

test('an exam and its session are one row; picked again, the same session opens', async ({ app }) => {
  const worklist = new Worklist(app.page)
  const list = new DayList(app.page)
  await worklist.bringIn(listOf(await today(app.page)))
  await expect(list.rows).toHaveCount(2)
  await list
    .row('TESTPLUM')
    .getByRole('button', { name: /TESTPLUM/ })
    .press('Enter')
  await expect(list.row('TESTPLUM')).toContainText('Open')
  await list
    .row('TESTQUINCE')
    .getByRole('button', { name: /TESTQUINCE/ })
    .press('Enter')
  await list.row('TESTPLUM').getByRole('button').press('Enter')
  await expect(new EntryScreen(app.page).field('Accession')).toHaveValue('TEST-A-16')
  await expect(list.rows).toHaveCount(2)
})

test('no charge is marked by keys with its reason, and taken back by the same key', async ({ app }) => {
  const worklist = new Worklist(app.page)
  const list = new DayList(app.page)
  await worklist.bringIn(listOf(await today(app.page)))
  const row = list.row('TESTQUINCE')
  await row.getByRole('button', { name: /TESTQUINCE/ }).focus()
  await app.page.keyboard.press('x')
  await app.page.keyboard.press('3')
  await app.page.keyboard.press('Enter')
  await expect(row).toContainText(/No charge.*Done elsewhere/)
  await expect(worklist.counter).toHaveText(/^1 missing/)
  await expect(row.getByRole('button', { name: /TESTQUINCE/ })).toBeFocused()
  await app.page.keyboard.press('x')
  await expect(row).toContainText('Missing')
  await expect(worklist.counter).toHaveText(/^2 missing/)
})

test('what is missing from earlier days is said in the top bar and leads to the list', async ({ app }) => {
  const worklist = new Worklist(app.page)
  await worklist.bringIn(listOf(dayBefore(await today(app.page))))
  await expect(worklist.counter).toHaveText(/^2 missing · 2 earlier/)
  await app.page.keyboard.press('Alt+y')
  await expect(worklist.missing).toHaveText([/TESTPLUM.*TEST-A-16/, /TESTQUINCE/])
  await app.page.getByRole('button', { name: 'Begin session of TESTPLUM' }).focus()
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('x')
  await app.page.keyboard.press('5')
  await app.page.getByLabel('In a few words').fill('Seen twice')
  await app.page.keyboard.press('Enter')
  await expect(worklist.missing).toHaveCount(1)
  await app.page.getByRole('button', { name: 'Begin session of TESTPLUM' }).press('Enter')
  const entry = new EntryScreen(app.page)
  await expect(entry.field('Date of service')).toHaveValue(dayBefore(await today(app.page)))
})

test('a scan opens its exam wherever the focus is, and leaves nothing where it was typed', async ({
  app,
}) => {
  const worklist = new Worklist(app.page)
  await worklist.bringIn(listOf(await today(app.page)))
  await worklist.scan('TEST-A-16')
  const entry = new EntryScreen(app.page)
  await expect(entry.field('Accession')).toHaveValue('TEST-A-16')
  await expect(new DayList(app.page).row('TESTPLUM')).toContainText('Open')
})

test('a scan for another patient asks before it switches; the draft is kept as it was', async ({ app }) => {
  const worklist = new Worklist(app.page)
  await worklist.bringIn(listOf(await today(app.page)))
  await worklist.scan('TEST-A-16')
  const entry = new EntryScreen(app.page)
  await expect(entry.cell('Guidance', 'A')).toBeFocused()
  await entry.keys.press('s', 'w')
  await expect(entry.line('19283')).toBeVisible()
  const first = await findSession(app.page, 'TEST-A-16')
  await expect
    .poll(async () => (await entryInLog(app.page, first)).lesions[0]?.placement?.devices)
    .toEqual([{ type: 'wire', count: 1 }])

  await worklist.scan('TEST-A-17')
  await expect(worklist.scanBar).toContainText(/TEST-A-17.*TESTQUINCE.*open session is of TESTPLUM/)
  await expect(entry.field('Accession')).toHaveValue('TEST-A-16')
  await expect(worklist.switchPatient).toBeFocused()
  await app.page.keyboard.press('Escape')
  await expect(worklist.scanBar).toHaveCount(0)
  await expect(entry.lesionRows).toHaveText(['A'])

  await worklist.scan('TEST-A-17')
  await expect(worklist.switchPatient).toBeFocused()
  await app.page.keyboard.press('Enter')
  await expect(entry.field('Accession')).toHaveValue('TEST-A-17')
  await expect(entry.chargeLines).toHaveCount(0)
  const kept = await entryInLog(app.page, first)
  expect(kept.lesions).toMatchObject([
    { side: 'left', placement: { guidance: 'stereotactic', devices: [{ type: 'wire', count: 1 }] } },
  ])
})

test('a scan into a field of text is taken out of it again', async ({ app }) => {
  const worklist = new Worklist(app.page)
  await worklist.bringIn(listOf(await today(app.page)))
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeOn('TEST0017')
  await entry.keys.press('Alt+t')
  await entry.keys.type('kept words')
  await entry.saved()
  const walkIn = await findSession(app.page, 'TEST0017')
  await expect.poll(async () => (await entryInLog(app.page, walkIn)).note).toBe('kept words')
  await worklist.scan('TEST-A-17')
  await expect(entry.field('Accession')).toHaveValue('TEST-A-17')
  expect((await entryInLog(app.page, walkIn)).note).toBe('kept words')
})

test('a number that nobody expects is said, and typed words are left alone', async ({ app }) => {
  const worklist = new Worklist(app.page)
  await worklist.scan('UNKNOWN-99')
  await expect(worklist.scanBar).toContainText('UNKNOWN-99')
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeOn('UNKNOWN-99')
  await expect(entry.field('MRN')).toHaveValue('UNKNOWN-99')
})

test('HL7 files bring in orders; what is broken in them is told, the rest is kept', async ({ app }) => {
  const worklist = new Worklist(app.page)
  const day = (await today(app.page)).replaceAll('-', '')
  const good = anOrder({ time: `${day}060000`, schedule: `${day}091000` })
  const broken = anOrder({ accession: 'TEST-A-18', placer: 'P18', mrn: '', time: `${day}060000` })
  await worklist.openImport()
  await worklist.chooseFiles(
    { name: 'orders.hl7', content: good + broken },
    { name: 'book.xlsx', content: 'PK\u0003\u0004' },
  )
  await expect(worklist.results).toHaveText([
    /book.xlsx.*1 refused.*Save the sheet as CSV/s,
    /orders.hl7.*1 new · 0 updated · 0 unchanged · 1 refused.*message 2.*PID-3/s,
  ])
  await expect(new DayList(app.page).row('TESTPLUM')).toContainText('Missing')
})

test('a cancelled order with a session is flagged in its row and stays', async ({ app }) => {
  const worklist = new Worklist(app.page)
  const day = (await today(app.page)).replaceAll('-', '')
  await worklist.openImport()
  const order = { schedule: `${day}091000`, time: `${day}000100` }
  await worklist.chooseFiles({ name: 'orders.hl7', content: anOrder(order) })
  await expect(worklist.results.first()).toContainText('1 new')
  const list = new DayList(app.page)
  await list
    .row('TESTPLUM')
    .getByRole('button', { name: /TESTPLUM/ })
    .press('Enter')
  await expect(list.row('TESTPLUM')).toContainText('Open')
  await worklist.openImport()
  await worklist.chooseFiles({
    name: 'cancel.hl7',
    content: anOrder({ ...order, control: 'CA', time: `${day}000200`, id: '2' }),
  })
  await expect(list.row('TESTPLUM')).toContainText(/Open.*Cancelled, yet a session is here/)
})

test('an expected exam is found by the first letters of its name', async ({ app }) => {
  const worklist = new Worklist(app.page)
  await worklist.bringIn(listOf(dayBefore(await today(app.page))))
  const entry = new EntryScreen(app.page)
  await entry.keys.press('/')
  await entry.keys.type('testqui')
  await expect(new DayList(app.page).rows).toHaveText([/TESTQUINCE/])
  await entry.keys.press('Enter', 'Enter')
  await expect(entry.field('Accession')).toHaveValue('TEST-A-17')
})
