import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { entryInLog, storeComplete, storeDraft } from './stored-session.ts'

test('notes are added by Enter and stand as a story, with who and when', async ({ app }) => {
  const { page } = app
  const { id } = await storeDraft(page)
  await new DayList(page).find('TESTPATIENT')
  const entry = new EntryScreen(page)
  await entry.keys.press('Alt+t')
  await expect(entry.field('Note')).toBeFocused()
  await entry.keys.type('report asked for')
  await entry.keys.press('Enter')
  const story = entry.form.getByRole('list', { name: 'Notes' }).getByRole('listitem')
  await expect(story).toHaveText([/^\d{4}-\d{2}-\d{2} \d{2}:\d{2} TEST, Desk report asked for$/])
  await expect(entry.field('Note')).toHaveValue('')
  await entry.keys.type('it came')
  await entry.keys.press('Enter')
  await expect(story).toHaveCount(2)
  await entry.saved()
  expect((await entryInLog(page, id)).note).toBe('')
})

test('a note that is still being written when the session is completed is added with it', async ({ app }) => {
  const { page } = app
  await storeDraft(page)
  await new DayList(page).find('TESTPATIENT')
  const entry = new EntryScreen(page)
  await entry.keys.press('Alt+t')
  await entry.keys.type('written last')
  await entry.complete()
  await entry.expectState('Complete')
  await expect(entry.form.getByRole('list', { name: 'Notes' })).toContainText('written last')
})

test('a complete session takes notes as well, and nothing else', async ({ app }) => {
  const { page } = app
  await storeComplete(page)
  await new DayList(page).find('TESTPATIENT')
  const entry = new EntryScreen(page)
  await entry.expectState('Complete')
  await entry.keys.press('Alt+t')
  await entry.keys.type('billing called')
  await entry.keys.press('Enter')
  await expect(entry.form.getByRole('list', { name: 'Notes' })).toContainText('billing called')
  await entry.expectState('Complete')
})

test('a note of a session stored before notes had authors stands in the story', async ({ app }) => {
  const { page } = app
  await storeComplete(page, { note: 'from before' })
  await new DayList(page).find('TESTPATIENT')
  const entry = new EntryScreen(page)
  await expect(entry.form.getByRole('list', { name: 'Notes' })).toHaveText('earlier from before')
})
