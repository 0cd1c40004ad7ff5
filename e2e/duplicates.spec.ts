import type { Page } from '@playwright/test'
import { axeFindings } from './axe.ts'
import { bridgeOf } from './bridge.ts'
import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { entryInLog, findSession, storeComplete, storeDraft } from './stored-session.ts'

/** A complete session of the patient, and a draft that repeats it on the desk. */
async function twice(page: Page): Promise<EntryScreen> {
  await storeComplete(page)
  await storeDraft(page, { accession: 'TEST-A-2', patient: { mrn: 'TEST0001', familyName: 'TESTAGAIN' } })
  await new DayList(page).find('TESTAGAIN')
  const entry = new EntryScreen(page)
  await expect(question(page)).toContainText('19283 right stands in accession TEST-A-1 too')
  return entry
}

const question = (page: Page) => page.getByRole('region', { name: 'Same charge twice' })

test('the same charge twice asks, and is not complete before the answer', async ({ app }) => {
  const entry = await twice(app.page)
  await entry.complete()
  await entry.expectState('Open')
  await expect(app.page.getByRole('button', { name: 'Separate lesion', exact: true })).toBeFocused()
  expect(await axeFindings(app.page)).toEqual([])
})

test('separate lesion: the answer is kept and the session completed', async ({ app }) => {
  const entry = await twice(app.page)
  await entry.keys.press('Alt+Shift+1')
  await expect(question(app.page)).toContainText('Separate from accession TEST-A-1')
  await entry.complete()
  await entry.expectState('Complete')
  const stored = await entryInLog(app.page, await findSession(app.page, 'TEST-A-2'))
  expect(stored.duplicateAnswers).toMatchObject([{ answer: 'separate-lesion' }])
})

test('correction: the other session is open again, the draft is gone and can be taken back', async ({
  app,
}) => {
  const entry = await twice(app.page)
  await entry.keys.press('Alt+Shift+2')
  await expect(entry.field('Accession')).toHaveValue('TEST-A-1')
  await entry.expectState('Open')
  await expect(new DayList(app.page).row('TESTAGAIN')).toContainText('Discarded')
  expect(await axeFindings(app.page)).toEqual([])
  await entry.keys.press('Alt+z')
  await expect(entry.field('Accession')).toHaveValue('TEST-A-2')
  await expect(question(app.page)).toContainText('19283 right')
})

test('correction of what has left is done on its own screen, by those who may', async ({ app }) => {
  await storeComplete(app.page)
  const bridge = await bridgeOf(app.page)
  await bridge.evaluate((core, folder) => core.exports.run({ scope: 'all', format: 'csv', folder }), app.out)
  await storeDraft(app.page, {
    accession: 'TEST-A-2',
    patient: { mrn: 'TEST0001', familyName: 'TESTAGAIN' },
  })
  await new DayList(app.page).find('TESTAGAIN')
  const entry = new EntryScreen(app.page)
  await expect(question(app.page)).toContainText('exported')
  await entry.keys.press('Alt+Shift+2')
  await entry.expectState('Exported')
  await expect(entry.message).toContainText('Alt+Shift+K corrects it')
})

test('mistake: the draft is gone, and one key brings it back', async ({ app }) => {
  const entry = await twice(app.page)
  await entry.keys.press('Alt+Shift+3')
  await expect(app.page.getByText('The session was discarded.')).toBeVisible()
  await entry.keys.press('Control+z')
  await expect(entry.field('Accession')).toHaveValue('TEST-A-2')
})
