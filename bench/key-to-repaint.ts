import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { installedBrowser } from '#main/hosts/chromium/installed-browser.ts'
import { openChromiumWindow } from '#main/hosts/chromium/window.ts'
import { openLog } from '#main/hosts/open-log.ts'
import type { HostCore } from '#main/hosts/host-core.ts'
import { rendererFolder } from '#main/hosts/product-root.ts'
import { portsWithoutKeyStore } from '#main/hosts/wrapped-key.ts'
import { milliseconds, percentile, type Bench } from './comparison.ts'
import { withScratchFolder } from './scratch-folder.ts'

const KEYS = 200
const WARM_UP = 60

/**
 * From a key in a lesion row to the frame after the charges panel has changed, on the real screen with the real
 * core, and what the core's answer takes of it.
 */
export const benchKeyToRepaint: Bench = () =>
  withScratchFolder(async folder => {
    const browser = installedBrowser()
    if (browser === null) throw new Error('No browser was found; the README says what to install.')
    const launch = { kind: 'log', folder: join(folder, 'data') } as const
    const log = await openLog({ launch, host: 'chromium', portsOf: portsWithoutKeyStore })
    const shares: number[] = []
    const window = await openChromiumWindow({
      core: timed(log.core, shares),
      rendererFolder: rendererFolder(),
      browser,
      headless: { width: 1280, height: 720, colorScheme: 'light' },
    })
    try {
      await begin(window.page)
      const repaints = await pressSides(window.page, shares)
      return results(repaints, shares)
    } finally {
      await window.close()
      log.close()
    }
  })

/** The same core, noting what each derivation takes, reading its input included. */
function timed(core: HostCore, shares: number[]): HostCore {
  return {
    ...core,
    call: async (feature, operation, input) => {
      const start = performance.now()
      const answer = await core.call(feature, operation, input)
      if (operation === 'assess') shares.push(performance.now() - start)
      return answer
    },
  }
}

/** A new session with one lesion that has its charge line. */
async function begin(page: Page): Promise<void> {
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
  await page.keyboard.press('Alt+n')
  await page.getByRole('textbox', { name: 'MRN', exact: true }).waitFor()
  await page.getByRole('combobox', { name: 'Side of lesion A' }).press('r')
  await page.getByRole('combobox', { name: 'Guidance of lesion A' }).press('s')
  await page.getByRole('region', { name: 'Charge lines' }).getByText('19283').first().waitFor()
}

/** Right and left by turns: each key changes the charge line's side, modifier and reason. */
async function pressSides(page: Page, shares: number[]): Promise<readonly number[]> {
  await watchRepaints(page)
  const side = page.getByRole('combobox', { name: 'Side of lesion A' })
  for (let key = 0; key < KEYS + WARM_UP; key++) {
    const before = await page.evaluate(() => Number(document.documentElement.dataset['repaints'] ?? '0'))
    if (key === WARM_UP) shares.length = 0
    await side.press(key % 2 === 0 ? 'l' : 'r')
    await page.waitForFunction(
      count => Number(document.documentElement.dataset['repaints'] ?? '0') > count,
      before,
    )
  }
  const times = await page.evaluate(() => document.documentElement.dataset['times'] ?? '')
  return times
    .split(' ')
    .slice(WARM_UP + 1)
    .map(Number)
}

/** In the page: from the key's own time stamp to the first task after the frame that shows the changed lines. */
function watchRepaints(page: Page): Promise<void> {
  return page.evaluate(() => {
    const root = document.documentElement
    let pressedAt: number | null = null
    window.addEventListener('keydown', event => (pressedAt = event.timeStamp), { capture: true })
    const lines = document.querySelector('aside[aria-label="Charges"]') ?? document.body
    new MutationObserver(() => {
      const from = pressedAt
      if (from === null) return
      pressedAt = null
      requestAnimationFrame(() =>
        setTimeout(() => {
          root.dataset['times'] = `${root.dataset['times'] ?? ''} ${(performance.now() - from).toFixed(2)}`
          root.dataset['repaints'] = String(Number(root.dataset['repaints'] ?? '0') + 1)
        }),
      )
    }).observe(lines, { childList: true, subtree: true, characterData: true })
  })
}

function results(repaints: readonly number[], shares: readonly number[]) {
  const share = percentile(shares, 99)
  return [
    {
      name: 'Key stroke to repainted charges, 95th percentile',
      against: 'nothing: one display frame is 16.7 ms',
      ours: milliseconds(percentile(repaints, 95)),
      theirs: '',
      ratio: null,
      most: null,
      note: `median ${milliseconds(percentile(repaints, 50))} over ${repaints.length} keys, headless`,
    },
    {
      name: 'The main process’s share of a key stroke, 99th percentile',
      against: 'a limit of 2 ms',
      ours: milliseconds(share),
      theirs: '2 ms',
      ratio: share / 2,
      most: 1,
      note: `median ${milliseconds(percentile(shares, 50))}; reading the input and deriving for both claims`,
    },
  ]
}
