import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { storeHead } from './stored-session.ts'

test('a stereotactic core biopsy with a clip in the same lesion is 19081 alone, and the panel says why', async ({
  app,
}) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await entry.keys.press('c', 'b')
  await expect(entry.line('19081')).toHaveCount(1)
  await expect(entry.line('19283')).toHaveCount(0)
  await expect(entry.charges).toContainText(/biopsy .*includes .*(device|clip|placement)/i)
})

test('an ultrasound wire is 19285', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await storeHead(app.page)
  await new DayList(app.page).find('TESTPATIENT')
  await expect(entry.cell('Side', 'A')).toBeFocused()
  await entry.typeLesion('l', 'u')
  await entry.keys.press('w')
  await expect(entry.chargeLines).toHaveText([/^19285.*LT/])
  await entry.finish()
  await entry.expectState('Complete')
})

test('a wire without stated guidance has no code, and the missing list asks what guided it', async ({
  app,
}) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.keys.press('Alt+l', 'r', 'Enter', 'Enter', 'w')
  await expect(entry.cell('Devices', 'A')).toHaveText('wire')
  await expect(entry.missing.filter({ hasText: 'Lesion A: what guided the placement?' })).toBeVisible()
  await expect(entry.chargeLines).toHaveCount(0)
})

test('a session without stated guidance cannot be completed; the cursor goes to the guidance', async ({
  app,
}) => {
  const entry = new EntryScreen(app.page)
  await storeHead(app.page)
  await new DayList(app.page).find('TESTPATIENT')
  await expect(entry.cell('Side', 'A')).toBeFocused()
  await entry.keys.press('Alt+l', 'r', 'Enter', 'Enter', 'w')
  await entry.finish()
  await expect(entry.cell('Guidance', 'A')).toBeFocused()
  await expect(entry.message).toContainText('Not complete yet')
  await entry.expectState('Open')
})

test('the missing guidance is a button that leads to its cell', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.keys.press('Alt+l', 'r', 'Enter', 'Enter', 'w')
  await entry.missing.filter({ hasText: 'what guided the placement?' }).press('Enter')
  await expect(entry.cell('Guidance', 'A')).toBeFocused()
  await entry.keys.press('s')
  await expect(entry.line('19283')).toBeVisible()
  await expect(entry.missing.filter({ hasText: 'guided' })).toHaveCount(0)
})

test('a film is the physician’s part on the professional claim and whole on the facility’s', async ({
  app,
}) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('r', 'u')
  await entry.keys.press('w', 'Alt+m', 'r')
  const film = entry.line('77065')
  await expect(film).toContainText(/26\s*RT\s*professional/)
  await expect(film).toContainText(/RT\s*facility/)
})
