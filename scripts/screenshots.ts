import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { installedBrowser } from '#main/hosts/chromium/installed-browser.ts'
import { openChromiumWindow } from '#main/hosts/chromium/window.ts'
import { openLog } from '#main/hosts/open-log.ts'
import { rendererFolder } from '#main/hosts/product-root.ts'
import { ensureBuilt } from './ensure-built.ts'
import { PROJECT } from './project.ts'

// `npm run screenshots`: the README's pictures, of this build on the demo day, light and dark.
const FOLDER = join(PROJECT, 'docs', 'screenshots')
/** Two lesions in two breasts, and a film. */
const SHOWN_PATIENT = /TESTCEDAR/
const THEMES = ['light', 'dark'] as const

const browser = installedBrowser()
if (browser === null) {
  process.stderr.write('No browser was found; npm test says what to install.\n')
  process.exitCode = 1
} else {
  const build = await ensureBuilt()
  if (build.kind === 'failed') throw new Error(build.output)
  mkdirSync(FOLDER, { recursive: true })
  for (const theme of THEMES) await takePictures(browser, theme)
}

async function takePictures(executable: string, colorScheme: (typeof THEMES)[number]): Promise<void> {
  const log = await openLog({ launch: { kind: 'demo' }, host: 'chromium', portsOf: () => ({}) })
  const window = await openChromiumWindow({
    core: log.core,
    rendererFolder: rendererFolder(),
    browser: executable,
    headless: { width: 1280, height: 720, colorScheme },
  })
  try {
    const { page } = window
    await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
    const take = async (name: string) => {
      await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`) })
      console.log(`docs/screenshots/${name}-${colorScheme}.png`)
    }
    await page.getByText(SHOWN_PATIENT).first().click()
    await page.getByText('19284').last().waitFor()
    await take('entry')
    await page.keyboard.press('Alt+e')
    await page
      .getByRole('heading', { name: /export/i })
      .first()
      .waitFor()
    await take('export')
    await page.keyboard.press('Alt+v')
    await page.getByRole('rowheader', { name: /ICD-10-CM/ }).waitFor()
    await take('code-sets')
    await page.keyboard.press('Alt+i')
    await page.getByRole('combobox', { name: 'Search codes' }).fill('stereotactic')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: /^\d{5}$/ }).waitFor()
    await take('code')
  } finally {
    await window.close()
    log.close()
  }
}
