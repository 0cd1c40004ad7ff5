import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { axeFindings } from './axe.ts'
import { runCli } from './data-folder.ts'
import { expect, test } from './fixtures.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { BackupPage } from './pages/backup-page.ts'
import { storeComplete } from './stored-session.ts'

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`a backup is written, compared and restored in a rehearsal, in ${theme}`, async ({ app }) => {
      await storeComplete(app.page)
      const backups = new BackupPage(app.page)
      await backups.open()
      await expect(backups.state).toContainText('There is no backup of this log yet.')
      expect(await axeFindings(app.page)).toEqual([])
      await backups.backUp()
      await expect(backups.state).toContainText('The newest good backup was written just now')
      await expect(backups.rows).toHaveCount(1)
      const row = backups.rows.first()
      await row.getByRole('button', { name: /^Compare/ }).focus()
      await app.page.keyboard.press('c')
      await expect(backups.found).toContainText('Every byte is as it was')
      await row.getByRole('button', { name: /^Rehearse/ }).focus()
      await app.page.keyboard.press('r')
      await expect(backups.found).toContainText('It can be restored: 1 session,')
      expect(await axeFindings(app.page)).toEqual([])
      await app.page.screenshot({ path: test.info().outputPath(`backup-${theme}.png`) })
    })
  })
}

test('work goes on while a backup is written, and what was saved before it is in it', async ({ app }) => {
  await storeComplete(app.page)
  const backups = new BackupPage(app.page)
  await backups.open()
  await app.page.keyboard.press('Control+Enter')
  await app.page.keyboard.press('Escape')
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeOn('TEST 2', 'TESTPATIENT')
  await backups.open()
  await expect(backups.rows).toHaveCount(1)
  await expect(backups.rows.first().getByRole('cell').first()).toHaveText(/^[12]$/)
})

test('a folder that is away is said in plain words, and the backup is kept', async ({ app }) => {
  await storeComplete(app.page)
  const backups = new BackupPage(app.page)
  await backups.open()
  await app.page.getByLabel('Second folder').fill(join(app.out, 'absent'))
  await app.page.getByRole('button', { name: 'Save the plan' }).press('Enter')
  await expect(app.page.getByText('Saved. The next backup goes by it.')).toBeVisible()
  await app.page.keyboard.press('Control+Enter')
  await expect(backups.state.getByRole('status')).toContainText('there is no such folder')
  await expect(backups.state).toContainText('It is brought there when the folder is back.')
  await expect(backups.rows).toHaveCount(1)
})

test('a recovery code is shown once, and a new one is asked for twice', async ({ app }) => {
  const backups = new BackupPage(app.page)
  await backups.open()
  await app.page.getByRole('button', { name: 'Make a recovery code' }).press('Enter')
  await expect(backups.recoveryCode).toHaveText(/^([0-9A-Z]{5}-){5}[0-9A-Z]{5}$/)
  const first = await backups.recoveryCode.textContent()
  await app.page.getByRole('button', { name: 'Make a new recovery code' }).press('Enter')
  await expect(backups.recoveryCode).toHaveText(first ?? '')
  await app.page.getByRole('button', { name: /^Make a new one/ }).press('Enter')
  await expect(backups.recoveryCode).not.toHaveText(first ?? '')
  await app.page.keyboard.press('Escape')
  await backups.open()
  await expect(backups.recoveryCode).toHaveCount(0)
})

test('the command line writes a backup beside an open window', async ({ app }) => {
  await storeComplete(app.page)
  const { status, output, notes } = await runCli(['backup', '--json', '--data', app.data])
  expect([status, notes]).toEqual([
    0,
    'The log is open in a window; what was saved until now is in the backup.\n',
  ])
  expect(JSON.parse(output)).toMatchObject({ sessions: 1 })
  expect(readdirSync(join(app.data, 'backups')).filter(name => name.endsWith('.db'))).toHaveLength(1)
  await storeComplete(app.page, { accession: 'TEST-A-9' })
})

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`the key is changed, and About says what somebody without it could read, in ${theme}`, async ({
      app,
    }) => {
      await storeComplete(app.page)
      const backups = new BackupPage(app.page)
      await backups.open()
      await backups.backUp()
      await app.page.getByRole('button', { name: 'Change the key', exact: true }).press('Enter')
      await app.page.getByRole('button', { name: 'Change the key now' }).press('Enter')
      await expect(app.page.getByRole('progressbar', { name: 'Change of the key' })).toBeVisible()
      await expect(backups.recoveryCode).toHaveText(/^([0-9A-Z]{5}-){5}[0-9A-Z]{5}$/)
      await expect(backups.state).toContainText('The log has a new key')
      expect(await axeFindings(app.page)).toEqual([])
      await app.page.screenshot({ path: test.info().outputPath(`key-${theme}.png`) })
      await app.page.keyboard.press('Alt+s')
      const look = app.page.getByRole('button', { name: 'Read the files without the key now' })
      await look.press('Enter')
      await expect(app.page.getByText(/were read without the key/)).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
      await look.scrollIntoViewIfNeeded()
      await app.page.screenshot({ path: test.info().outputPath(`about-${theme}.png`) })
    })
  })
}
