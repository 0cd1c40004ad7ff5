import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { storePaths } from '#main/db/store-paths.ts'
import { axeFindings } from './axe.ts'
import { makeDataFolder } from './data-folder.ts'
import { expect, test, type App } from './fixtures.ts'
import { keyFile } from './log-folder.ts'
import { BackupPage } from './pages/backup-page.ts'
import { DayList } from './pages/day-list.ts'
import { StoppedScreen } from './pages/stopped-screen.ts'
import { storeComplete } from './stored-session.ts'

/** One complete session, a backup of it and a recovery code; then the program is closed. */
async function aKeptLog(app: App): Promise<string> {
  await storeComplete(app.page)
  const backups = new BackupPage(app.page)
  await backups.open()
  await app.page.getByRole('button', { name: 'Make a recovery code' }).press('Enter')
  await expect(backups.recoveryCode).toBeVisible()
  const code = (await backups.recoveryCode.textContent()) ?? ''
  await backups.backUp()
  await app.close()
  return code
}

/** A folder with the backup of another computer's log, made at its command line, and its recovery code. */
async function aBackupElsewhere() {
  const folder = makeDataFolder()
  expect(await folder.cli('demo')).toMatchObject({ status: 0 })
  const { output } = await folder.cli('recovery', 'new')
  expect(await folder.cli('backup', '--to', folder.out)).toMatchObject({ status: 0 })
  return { folder: { path: folder.out, remove: folder.remove }, code: output.trim() }
}

const seesItsSession = async ({ page }: App) => {
  await expect(page.getByRole('navigation', { name: 'Day list' })).toBeVisible()
  await new DayList(page).find('TESTPATIENT')
  await expect(page.getByRole('textbox', { name: 'Accession' })).toHaveValue('TEST-A-1')
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`the recovery code leads back into a log whose key was lost, in ${theme}`, async ({ app }) => {
      const code = await aKeptLog(app)
      writeFileSync(keyFile(app.data), `${randomBytes(32).toString('hex')}\n`)
      await app.restart()
      const screen = new StoppedScreen(app.page)
      await expect(screen.title).toHaveText('The key does not fit this log')
      await app.page.getByLabel('Recovery code').fill('ABCDE-ABCDE-ABCDE-ABCDE-ABCDE-ABCDE')
      await app.page.keyboard.press('Enter')
      await expect(screen.said).toContainText('That is no recovery code')
      expect(await axeFindings(app.page)).toEqual([])
      await app.page.screenshot({ path: test.info().outputPath(`key-wrong-${theme}.png`) })
      await app.page.getByLabel('Recovery code').fill(code.toLowerCase())
      await app.page.keyboard.press('Enter')
      await seesItsSession(app)
      await app.page.keyboard.press('Alt+a')
      await expect(app.page.getByText('Key brought back with the recovery code')).toBeVisible()
    })

    test(`a backup takes the place of a damaged log, in ${theme}`, async ({ app }) => {
      await aKeptLog(app)
      const { log } = storePaths(app.data)
      const bytes = readFileSync(log)
      for (let at = 4096; at < bytes.length; at += 4096)
        bytes.writeUInt8(bytes.readUInt8(at + 99) ^ 1, at + 99)
      writeFileSync(log, bytes)
      await app.restart()
      const screen = new StoppedScreen(app.page)
      await expect(screen.title).toHaveText('The log is damaged')
      await expect(app.page.getByRole('radio')).toBeChecked()
      await expect(app.page.getByRole('main')).toContainText('The log that is there keeps its bytes')
      expect(await axeFindings(app.page)).toEqual([])
      await app.page.screenshot({ path: test.info().outputPath(`damaged-${theme}.png`) })
      await app.page.getByRole('button', { name: 'Restore this backup' }).press('Enter')
      await seesItsSession(app)
      expect(readdirSync(app.data).filter(name => name.startsWith('chargemark.db.before-'))).not.toEqual([])
    })
  })
}

test('a backup of another computer takes over with its recovery code', async ({ app }) => {
  const { folder, code } = await aBackupElsewhere()
  const { page } = app
  await new BackupPage(page).open()
  await page.getByRole('button', { name: 'Restore a backup' }).press('Enter')
  await page.getByRole('button', { name: 'Close the log and choose a backup' }).press('Enter')
  await expect(new StoppedScreen(page).title).toHaveText('The log is closed to restore a backup')
  await page.getByLabel('Folder').fill(folder.path)
  await page.getByRole('button', { name: 'Look' }).press('Enter')
  await page.getByLabel('Recovery code').fill(code)
  await page.getByRole('button', { name: 'Restore this backup' }).press('Enter')
  await expect(page.getByRole('navigation', { name: 'Day list' })).toBeVisible()
  await page.keyboard.press('Alt+a')
  await expect(page.getByText('Log restored from a backup')).toBeVisible()
  folder.remove()
})

test('who closed the log by mistake goes back to it as it is', async ({ app }) => {
  await storeComplete(app.page)
  await new BackupPage(app.page).open()
  await app.page.getByRole('button', { name: 'Restore a backup' }).press('Enter')
  await app.page.getByRole('button', { name: 'Close the log and choose a backup' }).press('Enter')
  await app.page.getByRole('button', { name: 'Back to the log as it is' }).press('Enter')
  await seesItsSession(app)
})
