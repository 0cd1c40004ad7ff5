import { readdirSync } from 'node:fs'
import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { ExportPage } from './pages/export-page.ts'

test.use({ demo: true })

test('a session opened from the day list shows its charges beside it', async ({ app }) => {
  await new DayList(app.page).open('TESTCEDAR')
  const entry = new EntryScreen(app.page)
  await expect(entry.field('Family name')).toHaveValue('TESTCEDAR')
  await expect(entry.chargeLines.filter({ hasText: '19284' }).first()).toBeVisible()
  await expect(entry.missing).toHaveCount(0)
})

test('a lesion typed by keys has its code at once', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.cell('Side', 'A').press('r')
  await entry.cell('Guidance', 'A').press('s')
  await entry.cell('Devices', 'A').press('w')
  await expect(entry.chargeLines.filter({ hasText: '19283' }).first()).toBeVisible()
})

test('the day leaves as files, and then there is nothing to export', async ({ app }) => {
  const page = new ExportPage(app.page)
  await page.open()
  await expect(page.withheld.first()).toBeVisible()
  await page.run({ format: 'HL7', folder: app.out })
  await expect(page.result).toContainText('written and checked')
  await expect(page.submit).toHaveText('Nothing to export')
  expect(readdirSync(app.out).filter(name => name.endsWith('.hl7')).length).toBe(2)
})
