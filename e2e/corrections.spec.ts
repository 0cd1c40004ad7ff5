import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { SessionId } from '#shared/domain/session.ts'
import { axeFindings } from './axe.ts'
import { bridgeOf } from './bridge.ts'
import { csvCharges } from './charge-files.ts'
import { expect, test, type App } from './fixtures.ts'
import { ClosingPage } from './pages/closing-page.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { ExportPage } from './pages/export-page.ts'
import { StoryPage } from './pages/story-page.ts'
import { DESK } from './people.ts'
import { storeComplete } from './stored-session.ts'

/** A session that left in the first folder, on the desk. */
async function exported({ page, out }: App): Promise<{ entry: EntryScreen; id: SessionId }> {
  const { id } = await storeComplete(page, { claims: 'facility' })
  const bridge = await bridgeOf(page)
  const sent = await bridge.evaluate(
    (core, folder) => core.exports.run({ scope: 'all', format: 'csv', folder }),
    out,
  )
  expect(sent.ok).toBe(true)
  await new DayList(page).find('TESTPATIENT')
  const entry = new EntryScreen(page)
  await entry.expectState('Exported')
  return { entry, id }
}

/** Chooses a reason by its digit and gives it, once the form has the cursor. */
async function giveReason(page: Page, form: string, digit: string): Promise<void> {
  const shown = page.getByRole('form', { name: form })
  await expect(shown.locator('input[type=radio]:checked')).toBeFocused()
  await page.keyboard.press(digit)
  await expect(shown.getByRole('radio').nth(Number(digit) - 1)).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(shown).toHaveCount(0)
}

const strip = (page: Page) => page.getByRole('region', { name: 'Correction' })

async function correctSide({ page }: App, entry: EntryScreen): Promise<void> {
  await entry.keys.press('Alt+Shift+K')
  await giveReason(page, 'Correct what has left', '1')
  await expect(strip(page)).toContainText('Nothing that leaves differs so far.')
  await entry.cell('Side', 'A').focus()
  await entry.keys.press('l')
  await expect(strip(page)).toContainText('1 line credited, 1 charged.')
}

/** Everything that is ready, into a new folder; its rows. */
async function exportTo({ page, out }: App, name: string) {
  const folder = join(out, name)
  mkdirSync(folder)
  await new ExportPage(page).openAndRun({ format: 'CSV', folder })
  return csvCharges(folder)
}

test('a correction after the export gives a credit and a replacement, in one file', async ({ app }) => {
  const { page } = app
  const { entry } = await exported(app)
  const [sent] = csvCharges(app.out)
  await correctSide(app, entry)
  await expect(strip(page)).toContainText(/Correction of what left in batch \S+ .*: wrong side/)
  await expect(strip(page).getByRole('listitem')).toHaveText([
    /^Credit 19283 RT × 1, facility.*batch/,
    /^Charge 19283 LT × 1, facility$/,
  ])
  await expect(new DayList(page).row('In correction')).toHaveCount(1)
  await entry.complete()
  await entry.expectState('Complete')
  await expect(new DayList(page).row('Corrected')).toHaveCount(1)

  const rows = await exportTo(app, 'second')
  const told = rows.map(row => [
    row['txn_type'],
    row['cpt'],
    row['mod1'],
    row['side'],
    row['corrects_line_id'],
  ])
  expect(told).toEqual([
    ['CD', '19283', 'RT', 'R', sent?.['line_id']],
    ['CG', '19283', 'LT', 'L', sent?.['line_id']],
  ])
  expect(new Set(rows.map(row => row['line_id'])).size).toBe(2)
})

test('a correction that is discarded leaves what left as it stood', async ({ app }) => {
  const { entry } = await exported(app)
  await correctSide(app, entry)
  await entry.keys.press('Alt+x')
  await expect(app.page.getByText('The session was discarded.')).toBeVisible()
  await expect(new DayList(app.page).row('In correction')).toHaveCount(0)
  await expect(new DayList(app.page).row('Exported')).toHaveCount(1)
  await new ExportPage(app.page).open()
  await expect(new ExportPage(app.page).submit).toHaveText('Nothing to export')
})

test('what left is corrected after its day was closed, and the correction is late', async ({ app }) => {
  const { page } = app
  const { entry } = await exported(app)
  const closing = new ClosingPage(page)
  await closing.open()
  await closing.closeForm.getByLabel('Folder for the sheet').fill(app.out)
  await closing.closeForm.getByLabel('Your PIN or pass phrase').fill(DESK.secret)
  await expect(closing.closeForm).toContainText('Ready to be signed')
  await page.keyboard.press('Control+Enter')
  await expect(closing.closed).toContainText(DESK.name)
  await page.keyboard.press('Escape')
  await expect(entry.form.getByRole('button', { name: /^Correct/ })).toBeVisible()
  await correctSide(app, entry)
  await expect(entry.form.locator('header')).toContainText('Late')
  await entry.complete()
  await entry.expectState('Complete')
  const exports = new ExportPage(page)
  await exports.open()
  await expect(exports.late).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await expect(exports.late).toBeFocused()
  await page.keyboard.press('o')
  await entry.expectState('Complete')
})

test('a void credits every line, and is taken back until its credits have left', async ({ app }) => {
  const { page } = app
  const { entry, id } = await exported(app)
  const [sent] = csvCharges(app.out)
  await entry.keys.press('Alt+Shift+V')
  await expect(page.getByRole('list', { name: 'What is credited' })).toContainText(
    `19283 RT × 1, facilityline ${sent?.['line_id']}`,
  )
  await giveReason(page, 'Void all charges of this session', '7')
  await expect(entry.form).toContainText('Voided: duplicate charge')
  await expect(new DayList(page).row('Voided')).toHaveCount(1)

  await entry.keys.press('Alt+Shift+V')
  await expect(entry.form).toContainText('what has left is never changed')
  await expect(new DayList(page).row('Voided')).toHaveCount(0)

  await entry.keys.press('Alt+Shift+V')
  await giveReason(page, 'Void all charges of this session', '7')
  const rows = await exportTo(app, 'second')
  expect(rows.map(row => [row['txn_type'], row['corrects_line_id']])).toEqual([['CD', sent?.['line_id']]])
  const bridge = await bridgeOf(page)
  const refusal = await bridge.evaluate(
    (core, session) => core.corrections.withdrawVoid({ commandId: crypto.randomUUID(), id: session }),
    id,
  )
  expect(refusal).toMatchObject({ ok: false, error: { code: 'void-left' } })
  await new ExportPage(page).leave()
  await expect(entry.form).toContainText('Its credits have left.')
})

test.describe(() => {
  test.use({ roles: ['entry', 'exporter'] })

  test('who may neither correct nor void is told so, and refused through the bridge', async ({ app }) => {
    const { entry, id } = await exported(app)
    await expect(entry.form.getByRole('button', { name: 'Correct' })).toHaveCount(0)
    await entry.keys.press('Alt+Shift+V')
    await expect(entry.message).toHaveText(/^You may not void a charge without replacement/)
    await entry.keys.press('Alt+Shift+K')
    await expect(entry.message).toHaveText(/^You may not correct what has left/)
    const bridge = await bridgeOf(app.page)
    const codes = await bridge.evaluate(async (core, session) => {
      const asked = { commandId: crypto.randomUUID(), id: session, reason: 'wrong-side', note: '' } as const
      const answers = [await core.corrections.voidCharges(asked), await core.corrections.begin(asked)]
      return answers.map(answer => (answer.ok ? 'done' : answer.error.code))
    }, id)
    expect(codes).toEqual(['not-allowed', 'not-allowed'])
  })
})

test('the history of batches leads to a session that left', async ({ app }) => {
  const { page } = app
  const { entry } = await exported(app)
  await entry.keys.press('Alt+n')
  await new ExportPage(page).open()
  await page.getByRole('row', { name: /sessions of batch/ }).focus()
  await page.keyboard.press('o')
  const found = page.getByRole('list', { name: 'Sessions to choose from' }).getByRole('button')
  await expect(found).toContainText('TEST-A-1')
  await found.press('Enter')
  await entry.expectState('Exported')
})

test('a session that left is found by its accession number, all by keys', async ({ app }) => {
  const { page } = app
  const { entry } = await exported(app)
  await storeComplete(page, { accession: 'TEST-A-2' })
  await entry.begin()
  await entry.keys.press('Alt+Shift+K')
  const finder = page.getByRole('main', { name: 'Sessions that have left' })
  await expect(finder.getByRole('textbox')).toBeFocused()
  await page.keyboard.type('TEST-A-')
  await expect(finder.getByRole('listitem')).toHaveText([/TEST-A-1/])
  await page.keyboard.press('Enter')
  await entry.expectState('Exported')
})

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`the story tells the whole chain, and leads to the trail, in ${theme}`, async ({ app }) => {
      const { page } = app
      const { entry } = await exported(app)
      expect(await axeFindings(page)).toEqual([])
      await correctSide(app, entry)
      expect(await axeFindings(page)).toEqual([])
      await entry.complete()
      await entry.expectState('Complete')
      await exportTo(app, 'second')
      const story = new StoryPage(page)
      await story.open()
      await expect(story.lines).toHaveText([
        /Entered first19283 RT.*Taken back/,
        /Correction19283 LT.*Stands/,
      ])
      const titles = story.events.locator('b')
      await expect(titles).toHaveText([
        'Session begun',
        'Session completed',
        /^Charges left: batch/,
        'Correction begun',
        'Session begun',
        'Draft saved',
        'Correction complete',
        'Session completed',
        /^Credits left: batch/,
        /^Charges left: batch/,
      ])
      await expect(story.events.nth(3)).toContainText('by TEST, Desk')
      await expect(story.events.nth(3)).toContainText('Wrong side')
      expect(await axeFindings(page)).toEqual([])
      await page.keyboard.press('a')
      await expect(page.getByLabel('Accession or MRN, in full')).toHaveValue('TEST-A-1')
      await expect(page.getByRole('region', { name: 'Table of events' })).toContainText('Correction begun')
      await page.keyboard.press('Alt+Shift+H')
      await story.events.first().waitFor()
      await page.keyboard.press('s')
      await expect(story.main.getByRole('textbox')).toBeFocused()
      expect(await axeFindings(page)).toEqual([])
    })

    test(`axe finds nothing where charges are voided and sessions that left are found, in ${theme}`, async ({
      app,
    }) => {
      const { page } = app
      const { entry } = await exported(app)
      await entry.keys.press('Alt+Shift+V')
      await expect(page.getByRole('list', { name: 'What is credited' })).toBeVisible()
      expect(await axeFindings(page)).toEqual([])
      await giveReason(page, 'Void all charges of this session', '7')
      await expect(entry.form).toContainText('Voided: duplicate charge')
      expect(await axeFindings(page)).toEqual([])
      await entry.keys.press('Alt+Shift+K')
      const finder = page.getByRole('main', { name: 'Sessions that have left' })
      await finder.getByRole('textbox').fill('TEST')
      await expect(finder.getByRole('listitem')).toContainText('Voided')
      expect(await axeFindings(page)).toEqual([])
    })
  })
}
