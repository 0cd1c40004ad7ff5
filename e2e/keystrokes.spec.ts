import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { storeHead } from './stored-session.ts'

/**
 * The budgets of the desk, each key of a chord counted, from a session whose patient is known to saved and complete.
 * A change that makes entry slower fails here.
 */
const ONE_WIRE = 12
const TWO_CLIPS = 20
const QUICK_PICK = 4
/** What it takes today; more would be a step back. */
const ONE_WIRE_TODAY = 11
const TWO_CLIPS_TODAY = 16

async function openHead(page: Page, familyName = 'TESTPATIENT'): Promise<EntryScreen> {
  await storeHead(page, { patient: { familyName }, accession: `TEST-${familyName}` })
  await new DayList(page).find(familyName)
  const entry = new EntryScreen(page)
  await expect(entry.cell('Side', 'A')).toBeFocused()
  entry.keys.countAnew()
  return entry
}

async function expectSavedAndComplete(
  page: Page,
  entry: EntryScreen,
  familyName = 'TESTPATIENT',
): Promise<void> {
  await entry.expectState('Complete')
  await entry.saved()
  await expect(new DayList(page).row(familyName)).toContainText('Complete')
}

test('one stereotactic wire takes at most twelve key strokes once the patient is known', async ({ app }) => {
  const entry = await openHead(app.page)
  await entry.keys.press('r', 'Enter', 's', 'w', 'Alt+d', '1', 'Alt+k', 'Control+Enter')
  await expectSavedAndComplete(app.page, entry)
  await expect(entry.chargeLines).toHaveText([/^19283.*RT/])
  expect(entry.keys.strokes).toBeLessThanOrEqual(ONE_WIRE)
  expect(entry.keys.strokes).toBeLessThanOrEqual(ONE_WIRE_TODAY)
})

test('two lesions in two breasts with ultrasound clips take at most twenty key strokes', async ({ app }) => {
  const entry = await openHead(app.page)
  await entry.keys.press('r', 'Enter', 'u', 'c', 'n')
  await expect(entry.cell('Side', 'B')).toBeFocused()
  await entry.keys.press('l', 'Enter', 'u', 'c', 'Alt+d', '1', 'Alt+k', 'Control+Enter')
  await expectSavedAndComplete(app.page, entry)
  await expect(entry.chargeLines).toHaveText([/^19285.*RT/, /^19286.*LT/])
  expect(entry.keys.strokes).toBeLessThanOrEqual(TWO_CLIPS)
  expect(entry.keys.strokes).toBeLessThanOrEqual(TWO_CLIPS_TODAY)
})

test('a quick pick that says all there is to say takes at most four key strokes', async ({ app }) => {
  const { page } = app
  const first = await openHead(page)
  await first.keys.press('r', 'Enter', 's', 'w', 'Alt+d', '1', 'Alt+k', 'Alt+q')
  await first.keys.type('My wire')
  await first.keys.press('Enter')
  await expect(first.message).toHaveText('Kept as a quick pick.')

  const entry = await openHead(page, 'TESTSECOND')
  const place = await placeOf(page, 'My wire')
  await entry.keys.press(`Alt+${place}`, 'Control+Enter')
  await expectSavedAndComplete(page, entry, 'TESTSECOND')
  await expect(entry.chargeLines).toHaveText([/^19283.*RT/])
  expect(entry.keys.strokes).toBeLessThanOrEqual(QUICK_PICK)
})

/** The digit of a quick pick, as the panel shows it. */
async function placeOf(page: Page, name: string): Promise<number> {
  const picks = page.getByRole('region', { name: 'Quick picks' }).getByRole('listitem')
  await expect(picks.filter({ hasText: name })).toHaveCount(1)
  const names = await picks.allInnerTexts()
  return names.findIndex(text => text.includes(name)) + 1
}
