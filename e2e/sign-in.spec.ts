import { axeFindings } from './axe.ts'
import { bridgeOf } from './bridge.ts'
import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { WayIn } from './pages/way-in.ts'
import { DESK, OTHER } from './people.ts'
import { entryInLog, findSession, storeDraft } from './stored-session.ts'
import { untilReady } from './until-ready.ts'

/** Whether anything of a patient stands in the page, in whatever place. */
const tellsPatient = (html: string) => /TESTPATIENT|TEST0001|TEST-A-/.test(html)

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme, unattended: true })

    test(`the first start makes an administrator, shows the recovery code once and begins work, in ${theme}`, async ({
      app,
    }) => {
      const { page } = app
      const card = page.getByRole('form', { name: 'First administrator' })
      await expect(card.getByLabel('Name', { exact: true })).toBeFocused()
      await page.keyboard.type('ROE, Test')
      await page.keyboard.press('Tab')
      await page.keyboard.type('troe')
      await page.keyboard.press('Tab')
      await page.keyboard.type('123456')
      await page.keyboard.press('Enter')
      await expect(card).toContainText('That is too easy to guess')
      expect(await axeFindings(page)).toEqual([])
      await card.getByLabel('New PIN or pass phrase').fill('493817')
      await card.getByLabel('The same again').fill('493817')
      await page.keyboard.press('Enter')

      const recovery = page.getByRole('region', { name: 'Recovery code' })
      await expect(recovery).toContainText(/([0-9A-Z]{5}-){5}[0-9A-Z]{5}/)
      await expect(recovery.getByRole('button', { name: 'Begin work' })).toBeDisabled()
      expect(await axeFindings(page)).toEqual([])
      await page.keyboard.press('Space')
      await recovery.getByRole('button', { name: 'Begin work' }).press('Enter')
      await expect(page.getByRole('button', { name: 'ROE, Test (lock the desk)' })).toBeVisible()

      await app.restart()
      const wayIn = new WayIn(app.page)
      await wayIn.signIn('tr', '493817')
      await expect(app.page.getByRole('heading', { name: 'No session open' })).toBeVisible()
    })
  })
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`a locked desk shows nothing of a patient and opens as it was left, in ${theme}`, async ({
      app,
    }) => {
      const { page } = app
      const entry = new EntryScreen(page)
      await entry.begin()
      await entry.typeOn('TEST0001', 'TESTPATIENT')
      await entry.keys.type('Synthetic Ada')
      await entry.keys.press('Alt+Shift+S')
      const wayIn = new WayIn(page)
      await expect(wayIn.secret).toBeFocused()
      await expect(wayIn.card).toContainText('The desk is locked.')
      expect(tellsPatient(await page.content())).toBe(false)
      expect(await axeFindings(page)).toEqual([])

      await wayIn.type(DESK.secret)
      await expect(entry.field('Given name')).toHaveValue('Synthetic Ada')
      await entry.keys.press('Control+z')
      await expect(entry.field('Given name')).toHaveValue('')
    })
  })
}

test('while the desk is locked the core answers nothing that needs a right', async ({ app }) => {
  const { page } = app
  await storeDraft(page)
  await page.keyboard.press('Alt+Shift+S')
  await expect(new WayIn(page).card).toBeVisible()
  const bridge = await bridgeOf(page)
  const codes = await bridge.evaluate(async core => {
    const answers = [
      await core.sessions.search({ text: 'TESTPATIENT' }),
      await core.exports.preview({ scope: 'all' }),
      await core.settings.read({}),
      await core.users.list({}),
      await core.app.switchLog({ to: 'training' }),
    ]
    return answers.map(answer => (answer.ok ? 'done' : answer.error.code))
  })
  expect(codes).toEqual(Array.from(codes, () => 'not-signed-in'))
})

test('a wrong PIN is said in words, with the delay that it earns', async ({ app }) => {
  const { page } = app
  await page.keyboard.press('Alt+Shift+S')
  const wayIn = new WayIn(page)
  await expect(wayIn.secret).toBeFocused()
  await wayIn.type('000000')
  await expect(wayIn.said).toHaveText('That is not the PIN or pass phrase of this person.')
  await expect(wayIn.secret).toBeFocused()
  await wayIn.type('000000')
  await expect(wayIn.said).toContainText('The next try is looked at in 1 s.')
  await expect(wayIn.card.getByRole('button', { name: 'Sign in' })).toBeEnabled()
  await wayIn.type(DESK.secret)
  await expect(page.getByRole('heading', { name: 'No session open' })).toBeVisible()
})

test('after the set time without a key the desk locks by itself, and the draft is exactly there', async ({
  app,
}) => {
  const { page } = app
  await page.clock.install()
  await page.reload()
  await untilReady(page)
  const entry = new EntryScreen(page)
  await entry.begin()
  await entry.typeOn('TEST0001', 'TESTPATIENT')
  await entry.keys.type('Synthetic Ada')
  await page.clock.fastForward('10:05')
  const wayIn = new WayIn(page)
  await expect(wayIn.card).toContainText('nobody pressed a key')
  expect(tellsPatient(await page.content())).toBe(false)
  await wayIn.type(DESK.secret)
  await expect(entry.field('Given name')).toHaveValue('Synthetic Ada')
  expect((await entryInLog(page, await findSession(page, 'TESTPATIENT'))).patient.givenName).toBe(
    'Synthetic Ada',
  )
})

test.describe('two people at one desk', () => {
  test.use({ roles: ['entry'] })

  test('each comes back to their own session', async ({ app }) => {
    const { page } = app
    const entry = new EntryScreen(page)
    await entry.begin()
    await entry.typeOn('TEST0001', 'TESTPATIENT')
    await entry.keys.type('Synthetic Ada')
    await entry.keys.press('Alt+Shift+S')
    const wayIn = new WayIn(page)
    await expect(wayIn.secret).toBeFocused()
    await page.keyboard.press('Escape')
    await wayIn.signIn('test.d', DESK.secret)
    await expect(page.getByRole('button', { name: `${DESK.name} (lock the desk)` })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'No session open' })).toBeVisible()
    await expect(new DayList(page).row('TESTPATIENT')).toHaveCount(1)

    await page.keyboard.press('Alt+Shift+S')
    await expect(wayIn.secret).toBeFocused()
    await page.keyboard.press('Escape')
    await wayIn.signIn('other', OTHER.secret)
    await expect(entry.field('Given name')).toHaveValue('Synthetic Ada')
  })

  test('a person for entry is refused everything else by the core itself, and told why on the page', async ({
    app,
  }) => {
    const { page } = app
    const bridge = await bridgeOf(page)
    const codes = await bridge.evaluate(async core => {
      const days = { from: null, through: null }
      const all = { about: '', actor: '', ...days, only: 'everything', before: null, limit: 1 } as const
      const answers = {
        'sessions.listPhysicians': await core.sessions.listPhysicians({}),
        'exports.preview': await core.exports.preview({ scope: 'all' }),
        'audit.events': await core.audit.events(all),
        'users.list': await core.users.list({}),
        'backup.run': await core.backup.run({}),
        'reference.cancelImport': await core.reference.cancelImport({}),
      }
      return Object.entries(answers).map(([name, answer]) => [name, answer.ok ? 'done' : answer.error.code])
    })
    expect(codes).toEqual([
      ['sessions.listPhysicians', 'done'],
      ['exports.preview', 'not-allowed'],
      ['audit.events', 'not-allowed'],
      ['users.list', 'not-allowed'],
      ['backup.run', 'not-allowed'],
      ['reference.cancelImport', 'not-allowed'],
    ])
    await page.keyboard.press('Alt+e')
    await expect(page.getByText('You may not export charge files. An administrator can give')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+s')
    await expect(page.getByText('You may not change settings')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Save settings' })).toBeDisabled()
  })
})

test.describe('an auditor', () => {
  test.use({ roles: ['auditor'] })

  test('reads sessions and changes none', async ({ app }) => {
    const { page } = app
    await page.keyboard.press('Alt+n')
    await expect(page.getByRole('heading', { name: 'No session open' })).toBeVisible()
    await page.keyboard.press('Alt+a')
    await expect(page.getByRole('heading', { name: 'Audit trail' })).toBeVisible()
  })
})
