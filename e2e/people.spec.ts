import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { axeFindings } from './axe.ts'
import { runCli } from './data-folder.ts'
import { bridgeOf } from './bridge.ts'
import { expect, test, type App } from './fixtures.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { WayIn } from './pages/way-in.ts'
import { DESK } from './people.ts'
import { storeComplete } from './stored-session.ts'

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`an administrator adds a person, who chooses a PIN, and can do what the roles allow, in ${theme}`, async ({
      app,
    }) => {
      const { page } = app
      await page.keyboard.press('Alt+Shift+U')
      await page.keyboard.press('n')
      const form = page.getByRole('form', { name: 'New person' })
      await expect(form.getByLabel('Name', { exact: true })).toBeFocused()
      await page.keyboard.type('ROE, Bela')
      await page.keyboard.press('Tab')
      await page.keyboard.type('broe')
      await page.keyboard.press('Enter')
      const told = page.getByRole('status', { name: 'PIN for ROE, Bela' })
      const oneTime = /\d{8}/.exec(await told.innerText())?.[0] ?? ''
      expect(await axeFindings(page)).toEqual([])
      const row = page.getByRole('row').filter({ hasText: 'ROE, Bela' })
      await expect(row).toContainText('Has to choose a PIN')
      await row.getByRole('button', { name: 'ROE, Bela' }).press('Enter')
      await expect(page.getByRole('form', { name: 'ROE, Bela' })).toBeVisible()
      expect(await axeFindings(page)).toEqual([])

      await page.keyboard.press('Alt+Shift+S')
      const wayIn = new WayIn(page)
      await expect(wayIn.secret).toBeFocused()
      await page.keyboard.press('Escape')
      await wayIn.signIn('bela', oneTime)
      const own = page.getByRole('form', { name: 'Own PIN' })
      await own.getByLabel('The PIN you were given').fill(oneTime)
      await own.getByLabel('New PIN or pass phrase').fill('728164')
      await own.getByLabel('The same again').fill('728164')
      expect(await axeFindings(page)).toEqual([])
      await page.keyboard.press('Enter')
      await expect(page.getByRole('button', { name: 'ROE, Bela (lock the desk)' })).toBeVisible()
      await new EntryScreen(page).begin()
      await page.keyboard.press('Alt+Shift+U')
      await expect(
        page.getByText('You may not change settings, code sets, devices and people.'),
      ).toBeVisible()
    })
  })
}

/** So many wrong PINs of a person, each after the delay that the one before earned. */
async function tryWrongPins({ page, pass }: App, signInName: string, times: number): Promise<void> {
  const bridge = await bridgeOf(page)
  for (let time = 0; time < times; time += 1) {
    pass(61)
    const kind = await bridge.evaluate(async (core, name) => {
      const standing = await core.users.standing({})
      const people = standing.ok && standing.value.kind === 'signed-out' ? standing.value.people : []
      const person = people.find(one => one.signInName === name)
      const answer = person && (await core.users.signIn({ person: person.id, secret: '000000' }))
      return answer?.ok ? answer.value.kind : 'failed'
    }, signInName)
    expect(kind).toBe('refused')
  }
  pass(61)
}

test('somebody who was locked out is let in again by an administrator', async ({ app }) => {
  const { page } = app
  await page.keyboard.press('Alt+Shift+U')
  await page.keyboard.press('n')
  await page.keyboard.type('ROE, Bela')
  await page.keyboard.press('Tab')
  await page.keyboard.type('broe')
  await page.keyboard.press('Enter')
  const told = page.getByRole('status', { name: 'PIN for ROE, Bela' })
  const oneTime = /\d{8}/.exec(await told.innerText())?.[0] ?? ''
  await page.keyboard.press('Alt+Shift+S')
  const wayIn = new WayIn(page)
  await expect(wayIn.secret).toBeFocused()
  await page.keyboard.press('Escape')
  await wayIn.signIn('bela', '000000')
  await expect(wayIn.said).toHaveText('That is not the PIN or pass phrase of this person.')
  await tryWrongPins(app, 'broe', 6)
  await wayIn.type('000000')
  await expect(wayIn.said).toContainText(
    'Locked out after too many wrong ones. An administrator can lift it.',
  )

  await page.keyboard.press('Escape')
  await wayIn.signIn('desk', DESK.secret)
  await expect(page.getByRole('button', { name: `${DESK.name} (lock the desk)` })).toBeVisible()
  await page.keyboard.press('Alt+Shift+U')
  const row = page.getByRole('row').filter({ hasText: 'ROE, Bela' })
  await expect(row).toContainText('Locked out')
  await row.getByRole('button').press('Enter')
  await page.getByRole('button', { name: 'Lift the lock-out' }).press('Enter')
  await expect(page.getByText('ROE, Bela may try again.')).toBeVisible()
  await page.keyboard.press('Alt+Shift+S')
  await expect(wayIn.secret).toBeFocused()
  await page.keyboard.press('Escape')
  await wayIn.signIn('bela', oneTime)
  await expect(page.getByRole('form', { name: 'Own PIN' })).toBeVisible()
})

test('a sealed code opens the log once, and administrators are told until one acknowledges', async ({
  app,
}) => {
  const { page } = app
  await page.keyboard.press('Alt+Shift+U')
  await page.getByRole('button', { name: 'Make a sealed code' }).press('Enter')
  const told = page.getByRole('status', { name: 'Sealed code 1' })
  const code = /([0-9A-Z]{5}-){5}[0-9A-Z]{5}/.exec(await told.innerText())?.[0] ?? ''
  await page.keyboard.press('Alt+Shift+S')
  const wayIn = new WayIn(page)
  await wayIn.card.getByRole('button', { name: 'Emergency access' }).press('Enter')
  const form = page.getByRole('form', { name: 'Emergency access' })
  await form.getByLabel('Sealed code').fill(code)
  await form.getByLabel('Your name').fill('TEST, Helper')
  await form.getByLabel('Reason').fill('nobody of the department is here')
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'EMERGENCY 1: TEST, Helper (lock the desk)' })).toBeVisible()
  await new EntryScreen(page).begin()
  await page.keyboard.press('Alt+e')
  await expect(page.getByText('You may not export charge files.')).toBeVisible()

  await page.keyboard.press('Alt+Shift+S')
  await expect(wayIn.card.getByRole('button', { name: 'Emergency access' })).toHaveCount(0)
  await wayIn.signIn('desk', DESK.secret)
  const notice = page.getByRole('list', { name: 'Emergency access' })
  await expect(notice).toContainText('TEST, Helper: nobody of the department is here')
  await notice.getByRole('button', { name: 'Acknowledge code 1' }).press('Enter')
  await expect(notice).toHaveCount(0)
})

test('a scheduled export works with the key file of an account that was made on the page', async ({
  app,
}) => {
  const { page } = app
  await storeComplete(page)
  await page.keyboard.press('Alt+Shift+U')
  const card = page.getByRole('region', { name: 'Accounts of programs' })
  await card.getByRole('button', { name: 'Make an account' }).press('Enter')
  await card.getByLabel('Name').fill('nightly')
  await card.getByLabel('Folder for the key file').fill(app.out)
  await page.keyboard.press('Enter')
  await expect(card).toContainText('nightly Exporter, last used never')
  await app.close()
  const key = join(app.out, 'chargemark-nightly.key')
  const words = ['--data', app.data, '--account-key', key]
  const exported = await runCli(['export', '--day', 'all', '--format', 'csv', '--out', app.out, ...words])
  expect([exported.status, JSON.parse(exported.output).files.length > 0]).toEqual([0, true])
  const refused = await runCli(['audit', 'list', ...words])
  expect([refused.status, refused.output]).toEqual([1, ''])
  writeFileSync(key, '{}', { mode: 0o600 })
  expect((await runCli(['sessions', ...words])).notes).toBe('This is no key file of an account.\n')
})

test('everybody changes their own PIN in the settings', async ({ app }) => {
  const { page } = app
  await page.keyboard.press('Alt+s')
  const form = page.getByRole('form', { name: 'Your PIN' })
  await form.getByLabel('The one you have now').fill(DESK.secret)
  await form.getByLabel('New PIN or pass phrase').fill('four lamps by the window')
  await form.getByLabel('The same again').fill('four lamps by the window')
  await page.keyboard.press('Enter')
  await expect(form).toContainText('Your PIN was changed.')
  await page.keyboard.press('Alt+Shift+S')
  const wayIn = new WayIn(page)
  await expect(wayIn.secret).toBeFocused()
  await wayIn.type('four lamps by the window')
  await expect(page.getByRole('button', { name: `${DESK.name} (lock the desk)` })).toBeVisible()
})

test.describe('a log for training', () => {
  test.use({ demo: true })

  test('has no people until somebody is made; then everybody signs in', async ({ app }) => {
    const { page } = app
    await page.keyboard.press('Alt+Shift+U')
    const form = page.getByRole('form', { name: 'First administrator' })
    await form.getByLabel('Name', { exact: true }).fill('ROE, Test')
    await form.getByLabel('Sign-in name').fill('troe')
    await form.getByLabel('New PIN or pass phrase').fill('493817')
    await form.getByLabel('The same again').fill('493817')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'ROE, Test (lock the desk)' })).toBeVisible()
    await page.keyboard.press('Alt+Shift+S')
    await expect(page.getByRole('complementary', { name: 'Training' })).toBeVisible()
    await expect(new WayIn(page).secret).toBeFocused()
  })
})
