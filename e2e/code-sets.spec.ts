import { diagnosisOrder, fiscalYearOf, pairEdits, quarterOf, type SmallFile } from './code-set-files.ts'
import { expect, test } from './fixtures.ts'
import { CodeSetsPage } from './pages/code-sets-page.ts'
import { CodesPage } from './pages/codes-page.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { storeDraft, today } from './stored-session.ts'

const PRACTITIONER = 'NCCI pair edits, practitioner'
const OLD_CODE = { code: 'N60.11', billable: true, text: 'Diffuse cystic mastopathy of right breast' }
const NEW_CODE = { code: 'N60.13', billable: true, text: 'Invented cystic finding of right breast' }
const NOT_VALID = 'Not in the edition of'
const HEADING = { code: 'N60.1', billable: false, text: 'Diffuse cystic mastopathy' }

function part(files: readonly SmallFile[], index: number): SmallFile {
  const file = files[index]
  if (!file) throw new Error(`There is no part ${index}`)
  return file
}

test('a quarter is in force once its files were chosen, and each is named with its fingerprint', async ({
  app,
}) => {
  const page = new CodeSetsPage(app.page)
  const files = pairEdits(quarterOf(await today(app.page)))
  await page.open()
  await expect(page.row(PRACTITIONER)).toContainText('built-in facts')
  await page.choose(files)
  await page.expectLoaded()
  await expect(page.announcement).toContainText('Import done: 4 files')
  await expect(page.row(PRACTITIONER)).toContainText('in force')

  await page.rehearsal.getByRole('button', { name: 'Compare with today' }).press('Enter')
  await expect(page.rehearsal).toContainText('not checked')
  await page.licence.getByRole('button', { name: 'Record a licence' }).press('Enter')
  await app.page.keyboard.type('TEST HOSPITAL')
  await page.licence.getByLabel('Last day').fill('2099-12-31')
  await page.licence.getByLabel('Users').fill('5')
  await app.page.keyboard.press('Enter')
  await expect(page.licence).toContainText('TEST HOSPITAL, 5 users, until 2099-12-31')

  await page.row(PRACTITIONER).getByRole('button').press('Enter')
  for (const { name } of files) await expect(page.editions).toContainText(name)
  await app.page.getByRole('button', { name: /^Remove NCCI/ }).press('Enter')
  await expect(page.row(PRACTITIONER)).toContainText('in force')
  await app.page.getByRole('button', { name: /^Press again to remove/ }).press('Enter')
  await expect(page.row(PRACTITIONER)).toContainText('built-in facts')
})

test('dropped from any page, parts that miss others are said, and what a name leaves open is asked', async ({
  app,
}) => {
  const page = new CodeSetsPage(app.page)
  const quarter = quarterOf(await today(app.page))
  const files = pairEdits(quarter)
  await page.drop([part(files, 0)])
  await page.expectLoaded()
  await expect(page.row(PRACTITIONER)).toContainText('incomplete')
  await expect(page.row(PRACTITIONER)).toContainText('2 of 4')

  await page.drop([{ ...part(files, 1), name: 'pairs.txt' }])
  const whose = page.load.getByRole('combobox', { name: 'pairs.txt' })
  await expect(whose).toBeFocused()
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('ArrowDown')
  await page.load.locator('input[type=date]').fill(`${quarter.year}-01-01`)
  await app.page.keyboard.press('Enter')
  await page.expectLoaded()
  await expect(page.row('NCCI pair edits, outpatient hospital')).toContainText(`${quarter.year}-01-01`)
})

test('a file cut off is refused with its line, and what was loaded before stays', async ({ app }) => {
  const page = new CodeSetsPage(app.page)
  const files = pairEdits(quarterOf(await today(app.page)))
  const cut = part(files, 1)
  const end = cut.buffer.lastIndexOf('\r\n', cut.buffer.length - 3) + 9
  const line = cut.buffer.subarray(0, end).toString('latin1').split('\r\n').length
  await page.open()
  await page.choose([part(files, 0)])
  await page.expectLoaded()

  await page.choose([{ ...cut, buffer: cut.buffer.subarray(0, end) }])
  await expect(page.refusals).toHaveText([new RegExp(`${cut.name}.*${line}.*the end of the line`)])
  await expect(page.announcement).toContainText(`refused, nothing was changed. ${cut.name}, line ${line}`)
  await expect(page.row(PRACTITIONER)).toContainText('2 of 4')
})

test('an import goes on behind the session, and ends by one key with nothing changed', async ({ app }) => {
  const page = new CodeSetsPage(app.page)
  const files = pairEdits(quarterOf(await today(app.page)), 400_000)
  await page.open()
  await page.choose(files)
  await expect(page.progress).toBeVisible()
  await page.leave()
  await new EntryScreen(app.page).begin()
  await expect(app.page.getByRole('button', { name: 'Code sets' })).toContainText('%')
  await app.page.keyboard.press('Alt+v')
  await app.page.keyboard.press('Alt+Delete')
  await expect(page.load).toContainText('Cancelled. What was loaded before stays in force.')
  await expect(page.row(PRACTITIONER)).toContainText('built-in facts')
})

test('a code is found by its words, opened, and left again for where one was', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  const codes = new CodesPage(app.page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await entry.keys.press('w')
  await expect(entry.line('19283')).toBeVisible()
  await app.page.keyboard.press('Alt+t')
  await app.page.keyboard.type('half a')

  await codes.open()
  await expect(codes.hits.filter({ hasText: '19283' })).toBeVisible()
  await codes.find('loc wire us')
  await expect(codes.hits.first()).toContainText('19285')
  await app.page.keyboard.press('Enter')
  await codes.expectOpen('19285')
  await codes.code.getByRole('link', { name: '19286' }).first().press('Enter')
  await codes.expectOpen('19286')
  await app.page.keyboard.press('Escape')
  await expect(codes.code.getByRole('link', { name: '19286' }).first()).toBeFocused()
  await app.page.keyboard.press('Escape')
  await expect(codes.search).toBeFocused()
  await app.page.keyboard.press('Escape')
  await expect(entry.field('Note')).toBeFocused()
  await app.page.keyboard.type(' note')
  await expect(entry.field('Note')).toHaveValue('half a note')
})

test('from a charge line one key shows its code, and Escape goes back to the line', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  const codes = new CodesPage(app.page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await entry.keys.press('w')
  await expect(entry.line('19283')).toBeVisible()
  await entry.keys.press('Alt+j', 'c')
  await codes.expectOpen('19283')
  await expect(codes.code).toContainText('19284')
  await app.page.keyboard.press('Escape')
  await expect(entry.line('19283').locator('summary')).toBeFocused()
  await expect(entry.cell('Devices', 'A')).toHaveText('wire')
})

test('a diagnosis is searched in the edition of its date of service, and only what is chosen is taken', async ({
  app,
}) => {
  const day = await today(app.page)
  const year = fiscalYearOf(day)
  const before = `${year - 1}-09-30`
  await storeDraft(app.page, {
    accession: 'TEST-A-1',
    patient: { mrn: 'TEST0001', familyName: 'TESTBEFORE' },
    diagnoses: [],
    performedOn: before,
  })
  await storeDraft(app.page, {
    accession: 'TEST-A-2',
    patient: { mrn: 'TEST0002', familyName: 'TESTTODAY' },
    diagnoses: [],
    performedOn: day,
  })
  const page = new CodeSetsPage(app.page)
  await page.open()
  await page.choose([
    diagnosisOrder(year - 1, [HEADING, OLD_CODE]),
    diagnosisOrder(year, [HEADING, OLD_CODE, NEW_CODE]),
  ])
  await page.expectLoaded()
  await page.leave()

  const entry = new EntryScreen(app.page)
  const add = entry.field('Add diagnosis')
  const options = app.page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
  await new DayList(app.page).find('TESTTODAY')
  await entry.keys.press('Alt+d')
  await add.pressSequentially('cystic')
  await expect(options.filter({ hasText: /^N60\.11/ })).toBeVisible()
  await expect(options.filter({ hasText: /^N60\.13/ })).toBeVisible()
  await app.page.keyboard.press('Enter')
  await expect(entry.field('Diagnosis 1')).toHaveValue(/^cystic$/i)
  await entry.field('Diagnosis 1').fill('invented cystic')
  await expect(options).toHaveText([/N60.13/])
  await app.page.keyboard.press('Enter')
  await expect(entry.field('Diagnosis 1')).toHaveValue('N60.13')
  await expect(entry.form.getByText(NEW_CODE.text)).toBeVisible()

  await new DayList(app.page).find('TESTBEFORE')
  await entry.keys.press('Alt+d')
  await add.pressSequentially('cystic')
  await expect(options.filter({ hasText: /^N60\.11/ })).toBeVisible()
  await expect(options.filter({ hasText: /^N60\.13/ })).toContainText(NOT_VALID)
  await expect(options.filter({ hasText: /^N60\.11/ })).not.toContainText(NOT_VALID)
})
