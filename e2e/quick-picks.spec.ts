import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { entryInLog, findSession, storeComplete, storeDraft, storeHead } from './stored-session.ts'

test('a quick pick is taken by two keys, says what it added, and is undone whole', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await expect(entry.picks).toHaveCount(7)
  entry.keys.countAnew()
  await entry.keys.press('Alt+7')
  expect(entry.keys.strokes).toBe(2)
  await expect(entry.lesionRows).toHaveText(['A', 'B'])
  await expect(entry.chargeLines).toHaveText([/^19285.*RT/, /^19286.*LT/])
  await expect(entry.message).toHaveText('“Ultrasound clip, both breasts”: added 2 lesions.')
  await entry.keys.press('Control+z')
  await expect(entry.cell('Side', 'A')).toContainText('not stated')
  await expect(entry.chargeLines).toHaveCount(0)
})

test('a quick pick adds to what is entered, and each is undone alone', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('r', 'm')
  await entry.keys.press('w', 'Alt+2', 'Alt+2')
  await expect(entry.lesionRows).toHaveText(['A', 'B', 'C'])
  await expect(entry.cell('Guidance', 'A')).toHaveText('mammographic')
  await expect(entry.cell('Guidance', 'B')).toHaveText('stereotactic')
  await entry.keys.press('Control+z')
  await expect(entry.lesionRows).toHaveText(['A', 'B'])
  await entry.keys.press('Control+y')
  await expect(entry.lesionRows).toHaveText(['A', 'B', 'C'])
})

test('a quick pick ticks no document that nobody stated', async ({ app }) => {
  await storeHead(app.page)
  await new DayList(app.page).find('TESTPATIENT')
  const entry = new EntryScreen(app.page)
  await expect(entry.picks).toHaveCount(7)
  await entry.keys.press('Alt+1')
  await entry.saved()
  const stored = await entryInLog(app.page, await findSession(app.page, 'TEST-A-1'))
  expect(Object.values(stored.documentation)).toEqual([false, false, false, false, false])
})

test('a session is kept under a name asked for in the window, and the cursor comes back', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typePatient()
  await entry.typeLesion('l', 'u')
  await entry.keys.press('c', 'Alt+q')
  const name = app.page.getByRole('textbox', { name: 'Name of the quick pick' })
  await expect(name).toBeFocused()
  await entry.keys.type('Testpatient')
  await entry.keys.press('Enter')
  await expect(app.page.getByText('its name cannot hold the name or a number of this one')).toBeVisible()
  await name.fill('Left clip')
  await entry.keys.press('Enter')
  await expect(entry.message).toHaveText('Kept as a quick pick.')
  await expect(entry.cell('Devices', 'A')).toBeFocused()
  await entry.begin()
  await expect(entry.picks.filter({ hasText: 'Left clip' })).toHaveText(/own/)
})

test('the name of a quick pick is left by Escape, and nothing is kept', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('l', 'u')
  await entry.keys.press('Alt+q')
  await expect(app.page.getByRole('form', { name: 'Keep as quick pick' })).toBeVisible()
  await entry.keys.press('Escape')
  await expect(app.page.getByRole('form', { name: 'Keep as quick pick' })).toBeHidden()
  await entry.begin()
  await expect(entry.picks).toHaveCount(7)
})

test('what the session before had is copied by one key, and what was left is said', async ({ app }) => {
  await storeComplete(app.page, { accession: 'TEST-A-9' })
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.keys.press('Alt+c')
  await expect(entry.chargeLines).toHaveText([/^19283.*RT/])
  await expect(entry.message).toHaveText(
    'Session before: added 1 lesion, 1 diagnosis. Left: patient, documents, where in the breast.',
  )
  await expect(entry.field('MRN')).toHaveValue('')
  await expect(entry.field('Location of lesion A')).toBeFocused()
  await expect(entry.field('Location of lesion A')).toHaveValue('')
})

test('with no other session there is nothing to copy, and it is said', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.keys.press('Alt+c')
  await expect(entry.message).toHaveText('No other session has anything to copy yet.')
})

test('quick picks are renamed and removed by keys, and a removed one is taken back', async ({ app }) => {
  const { page } = app
  await storeDraft(page)
  await page.keyboard.press('Alt+Shift+Q')
  await expect(page.getByRole('heading', { name: 'Quick picks', level: 1 })).toBeFocused()
  const name = page.getByRole('textbox', { name: 'Name of quick pick 1' })
  await expect(name).toHaveValue('Stereotactic wire, right')
  await name.focus()
  await name.fill('Wire right')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Renamed.')).toBeVisible()
  await name.fill('stereotactic wire, LEFT')
  await page.keyboard.press('Enter')
  await expect(page.getByText('There is a quick pick of that name already.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(name).toHaveValue('Wire right')

  const rows = page.getByRole('list', { name: 'All quick picks' }).getByRole('listitem')
  await page.getByRole('button', { name: 'Remove Wire right' }).press('Delete')
  await expect(rows).toHaveCount(6)
  await page.getByRole('button', { name: 'Take it back' }).press('Enter')
  await expect(rows).toHaveCount(7)
  await expect(name).toHaveValue('Wire right')
})
