import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { storeComplete, storeDraft } from './stored-session.ts'

test('two patients are worked on in turns by one key, each with its cursor and its steps', async ({
  app,
}) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeOn('TEST0001', 'TESTFIRST')
  await entry.typeLesion('r', 's')
  await expect(entry.cell('Devices', 'A')).toBeFocused()

  await entry.begin()
  await entry.typeOn('TEST0002', 'TESTSECOND')
  await entry.keys.type('Synthetic')

  await entry.keys.press('Alt+b')
  await expect(entry.field('Family name')).toHaveValue('TESTFIRST')
  await expect(entry.cell('Devices', 'A')).toBeFocused()
  await entry.keys.press('w')
  await expect(entry.cell('Devices', 'A')).toHaveText('wire')

  await entry.keys.press('Alt+b')
  await expect(entry.field('Given name')).toBeFocused()
  await expect(entry.field('Given name')).toHaveValue('Synthetic')
  await entry.keys.press('Control+z')
  await expect(entry.field('Given name')).toHaveValue('')

  await entry.keys.press('Alt+b')
  await expect(entry.cell('Devices', 'A')).toHaveText('wire')
  await entry.keys.press('Control+z')
  await expect(entry.cell('Devices', 'A')).toContainText('not stated')
})

test('a session that was changed elsewhere meanwhile comes back as the log has it', async ({ app }) => {
  await storeDraft(app.page, { patient: { familyName: 'TESTFIRST' }, accession: 'TEST-A-1' })
  await new DayList(app.page).find('TESTFIRST')
  const entry = new EntryScreen(app.page)
  await expect(entry.field('Family name')).toHaveValue('TESTFIRST')
  await entry.begin()
  await app.page.evaluate(async () => {
    const core = window.chargemark
    const found = await core?.sessions.search({ text: 'TESTFIRST' })
    const [first] = found?.ok ? found.value : []
    if (!core || !first) throw new Error('The session was not found')
    const opened = await core.sessions.open({ id: first.id })
    if (!opened.ok) throw new Error(opened.error.message)
    const { entry: before, revision } = opened.value
    const commandId = crypto.randomUUID()
    await core.sessions.saveDraft({
      commandId,
      id: first.id,
      revision,
      entry: { ...before, account: 'TEST-ACC' },
    })
  })
  await entry.keys.press('Alt+b')
  await expect(entry.field('Account')).toHaveValue('TEST-ACC')
})

test('a hold, its end and a completion are undone and redone by the keys of every other step', async ({
  app,
}) => {
  await storeDraft(app.page)
  await new DayList(app.page).find('TESTPATIENT')
  const entry = new EntryScreen(app.page)
  await entry.expectState('Open')
  await entry.keys.press('Control+Enter')
  await entry.expectState('Complete')
  await expect(app.page.getByRole('button', { name: 'Take it back' })).toBeVisible()
  await entry.keys.press('Control+z')
  await entry.expectState('Open')
  await entry.keys.press('Control+y')
  await entry.expectState('Complete')
  await entry.keys.press('Alt+h')
  await expect(app.page.getByLabel('Reason for the hold')).toBeFocused()
  await entry.keys.press('Tab', 'Enter')
  await entry.expectState('Held')
  await entry.keys.press('Control+z')
  await entry.expectState('Complete')
  await entry.keys.press('Control+y')
  await entry.expectState('Held')
  await entry.keys.press('Alt+h')
  await entry.expectState('Complete')
  await entry.keys.press('Control+z')
  await entry.expectState('Held')
})

test('a completion of an earlier day is not undone by a key pressed for something else', async ({ app }) => {
  await storeComplete(app.page)
  await new DayList(app.page).find('TESTPATIENT')
  const entry = new EntryScreen(app.page)
  await entry.expectState('Complete')
  await entry.keys.press('Control+z')
  await expect(app.page.getByRole('button', { name: 'Take it back' })).toBeHidden()
  await entry.expectState('Complete')
})

test('a session that was discarded for the next one is taken back from anywhere', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeOn('TEST0001', 'TESTFIRST')
  await entry.keys.press('Alt+x')
  await expect(app.page.getByText('The session was discarded.')).toBeVisible()
  await entry.keys.press('Control+z')
  await expect(entry.field('Family name')).toHaveValue('TESTFIRST')
})
