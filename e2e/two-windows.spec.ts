import type { Page } from '@playwright/test'
import { bridgeOf } from './bridge.ts'
import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { entryInLog, findSession, storeDraft, type StoredSession } from './stored-session.ts'

const THEIRS = 'What the other one wrote'

/** What another window does to the same session while it is open here. */
async function changeElsewhere(page: Page, { id }: Pick<StoredSession, 'id'>): Promise<void> {
  const bridge = await bridgeOf(page)
  await bridge.evaluate(
    async (core, given) => {
      const opened = await core.sessions.open({ id: given.id })
      if (!opened.ok) throw new Error(opened.error.message)
      const { entry, revision } = opened.value
      const commandId = crypto.randomUUID()
      const change = { commandId, id: given.id, revision, entry: { ...entry, note: given.note } }
      const saved = await core.sessions.saveDraft(change)
      if (!saved.ok) throw new Error(saved.error.message)
    },
    { id, note: THEIRS },
  )
}

test('a session changed elsewhere says so at the next key, and nothing is overwritten', async ({ app }) => {
  const { id } = await storeDraft(app.page)
  await new DayList(app.page).find('TESTPATIENT')
  const entry = new EntryScreen(app.page)
  await expect(entry.field('MRN')).toBeFocused()
  await changeElsewhere(app.page, { id })

  await entry.keys.press('Alt+t')
  await entry.keys.type('x')
  await expect(entry.conflict).toBeVisible()
  await expect(entry.conflict).toContainText('Nothing was overwritten')
  expect((await entryInLog(app.page, id)).note).toBe(THEIRS)
})

test('a session changed elsewhere takes no more typing, and reloading it shows the change', async ({
  app,
}) => {
  const { id } = await storeDraft(app.page)
  await new DayList(app.page).find('TESTPATIENT')
  const entry = new EntryScreen(app.page)
  await expect(entry.field('MRN')).toBeFocused()
  await changeElsewhere(app.page, { id })
  await entry.keys.press('Alt+t')
  await entry.keys.type('x')
  await expect(entry.conflict).toBeVisible()
  await entry.keys.type('y')
  await expect(entry.field('Note')).toHaveValue('x')

  await app.page.getByRole('button', { name: 'Reload session' }).press('Enter')
  await expect(entry.conflict).toHaveCount(0)
  await expect(entry.field('Note')).toHaveValue(THEIRS)
  await entry.keys.press('Alt+t', 'End')
  await entry.keys.type(', and mine')
  await entry.saved()
  expect((await entryInLog(app.page, id)).note).toBe(`${THEIRS}, and mine`)
})

test('a session changed elsewhere is not completed over the change', async ({ app }) => {
  await storeDraft(app.page)
  await new DayList(app.page).find('TESTPATIENT')
  const entry = new EntryScreen(app.page)
  await expect(entry.field('MRN')).toBeFocused()
  const id = await findSession(app.page, 'TESTPATIENT')
  await changeElsewhere(app.page, { id })

  await entry.complete()
  await expect(entry.conflict).toBeVisible()
  await entry.expectState('Open')
  expect((await entryInLog(app.page, id)).note).toBe(THEIRS)
})
