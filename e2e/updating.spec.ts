import { axeFindings } from './axe.ts'
import { makeDataFolder } from './data-folder.ts'
import { expect, test } from './fixtures.ts'
import { BackupPage } from './pages/backup-page.ts'
import { installedBrowser } from '#main/hosts/chromium/installed-browser.ts'
import { openChromiumWindow } from '#main/hosts/chromium/window.ts'
import { startLog } from '#main/hosts/open-log.ts'
import { rendererFolder } from '#main/hosts/product-root.ts'
import { portsWithoutKeyStore } from '#main/hosts/wrapped-key.ts'
import { nodeThreads } from '#main/ports/node-threads.ts'
import type { Threads } from '#main/ports/threads.ts'
import { lightSecrets } from '#main/testing/light-secrets.ts'
import { makeOlderLog, SCHEMA_BEFORE } from '#main/testing/older-log.ts'
import { untilReady } from './until-ready.ts'

/** Threads whose every word waits until it is let through. */
function heldThreads() {
  const waiting: (() => void)[] = []
  let isHeld = true
  const threads: Threads = {
    ...nodeThreads,
    start: (script, work, on) =>
      nodeThreads.start(script, work, {
        message: message => {
          const tell = () => on.message(message)
          if (isHeld) waiting.push(tell)
          else tell()
        },
        ended: error => {
          const tell = () => on.ended(error)
          if (isHeld) waiting.push(tell)
          else tell()
        },
      }),
  }
  const step = () => waiting.shift()?.()
  const letGo = () => {
    isHeld = false
    for (const tell of waiting.splice(0)) tell()
  }
  return { threads, waiting, step, letGo }
}

async function openOnOlderLog(colorScheme: 'light' | 'dark') {
  const folder = makeDataFolder()
  makeOlderLog(folder.path)
  const held = heldThreads()
  const browser = installedBrowser()
  if (browser === null) throw new Error('No browser was found')
  const portsOf = (data: string) => ({
    ...portsWithoutKeyStore(data),
    secrets: lightSecrets,
    threads: held.threads,
  })
  const starting = startLog({ launch: { kind: 'log', folder: folder.path }, host: 'chromium', portsOf })
  // The first word of the first thread is what opens the window.
  await expect.poll(() => held.waiting.length).toBeGreaterThan(0)
  held.step()
  const log = await starting
  const headless = { width: 1280, height: 720, colorScheme }
  const window = await openChromiumWindow({
    core: log.core,
    rendererFolder: rendererFolder(),
    browser,
    headless,
  })
  const close = async () => {
    held.letGo()
    await log.opened
    await window.close()
    log.close()
    folder.remove()
  }
  return { page: window.page, held, close }
}

for (const theme of ['light', 'dark'] as const) {
  test(`while the log is copied before an update the window says how far that is, then opens it, in ${theme}`, async () => {
    const { page, held, close } = await openOnOlderLog(theme)
    try {
      await expect(page.getByRole('heading', { name: 'The log is being updated' })).toBeVisible()
      await expect(page.getByText(/^Copying the log before the update: 0 of \d+ MB$/)).toBeVisible()
      expect(await axeFindings(page)).toEqual([])
      await page.screenshot({ path: test.info().outputPath(`updating-${theme}.png`) })
      await expect.poll(() => held.waiting.length).toBeGreaterThan(0)
      held.step()
      await expect(page.getByText(/^Copying the log before the update: (\d+) of \1 MB$/)).toBeVisible()
      held.letGo()
      await untilReady(page)
      await expect(page.getByRole('heading', { name: 'The log is being updated' })).toHaveCount(0)
    } finally {
      await close()
    }
  })
}

test.describe('a log that was updated at this start', () => {
  test.use({ prepare: { run: data => makeOlderLog(data) } })

  test('its copy before the update is on the backup page, and can be rehearsed', async ({ app }) => {
    const backups = new BackupPage(app.page)
    await backups.open()
    await expect(backups.rows).toHaveCount(1)
    await expect(backups.rows.first()).toContainText(`before the update from schema ${SCHEMA_BEFORE}`)
    await backups.rows
      .first()
      .getByRole('button', { name: /^Rehearse/ })
      .focus()
    await app.page.keyboard.press('r')
    await expect(backups.found).toContainText('It can be restored')
    expect(await axeFindings(app.page)).toEqual([])
    await app.page.screenshot({ path: test.info().outputPath('listed.png') })
  })
})
