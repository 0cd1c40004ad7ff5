import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { BROWSER_ARGUMENTS, LEFT_OUT_ARGUMENTS } from '#main/hosts/chromium/browser-arguments.ts'
import { installedBrowser } from '#main/hosts/chromium/installed-browser.ts'
import { openChromiumWindow, runsWithoutSandbox } from '#main/hosts/chromium/window.ts'
import { openLog } from '#main/hosts/open-log.ts'
import { rendererFolder } from '#main/hosts/product-root.ts'
import { portsWithoutKeyStore } from '#main/hosts/wrapped-key.ts'
import { lightSecrets } from '#main/testing/light-secrets.ts'
import { takeDesk } from '../e2e/people.ts'
import type { Ports } from '#main/ports/ports.ts'
import { byTurns, milliseconds, type Bench } from './comparison.ts'
import { withScratchFolder } from './scratch-folder.ts'

const RUNS = 5
const SIZE = { width: 1280, height: 720, colorScheme: 'light' } as const

/** From launch to a usable entry form, the log opened and proven, against the same browser opening an empty page. */
export const benchLaunch: Bench = () =>
  withScratchFolder(async folder => {
    const browser = installedBrowser()
    if (browser === null) throw new Error('No browser was found; the README says what to install.')
    let run = 0
    const result = await byTurns(RUNS, {
      ours: () => openUntilReady(join(folder, 'data'), browser),
      theirs: () => openEmptyPage(join(folder, `profile-${run++}`), browser),
    })
    return [
      {
        name: 'Launch to a usable entry form',
        against: 'the same browser opening an empty page',
        ours: milliseconds(result.ours),
        theirs: milliseconds(result.theirs),
        ratio: result.ratio,
        most: 2,
        note: 'headless; closing the window is counted on both sides',
      },
    ]
  })

/** Opens a log and its window until it can be used, and closes both. */
export async function openUntilReady(
  data: string,
  browser: string,
  portsOf: (data: string) => Partial<Ports> = portsWithoutKeyStore,
): Promise<void> {
  const log = await openLog({
    launch: { kind: 'log', folder: data },
    host: 'chromium',
    // The program is measured, not the work that makes a PIN hard to guess.
    portsOf: folder => ({ ...portsOf(folder), secrets: lightSecrets }),
  })
  if (log.failure) throw new Error(log.failure.title)
  await takeDesk(log.core)
  const window = await openChromiumWindow({
    core: log.core,
    rendererFolder: rendererFolder(),
    browser,
    headless: SIZE,
  })
  await window.page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
  await window.page.context().close()
  log.close()
}

async function openEmptyPage(profile: string, browser: string): Promise<void> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser,
    headless: true,
    args: [...BROWSER_ARGUMENTS],
    ignoreDefaultArgs: [...LEFT_OUT_ARGUMENTS],
    chromiumSandbox: !runsWithoutSandbox(),
    viewport: { width: SIZE.width, height: SIZE.height },
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto('about:blank')
  await context.close()
}
