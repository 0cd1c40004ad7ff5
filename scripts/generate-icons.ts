import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { installedBrowser } from '#main/hosts/chromium/installed-browser.ts'
import { PROJECT } from './project.ts'

// `npm run generate:icons`: the drawing in all sizes that the packages ask for, drawn by an installed browser.
const FOLDER = join(PROJECT, 'resources', 'icons')
/** Source: electron-builder, Icons: Linux takes each size by its name, Windows from 256, macOS from 512. */
const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024] as const

const executablePath = installedBrowser()
if (executablePath === null) throw new Error('No browser was found; npm test says what to install.')
const drawing = readFileSync(join(FOLDER, 'icon.svg'), 'utf8')
const browser = await chromium.launch({
  executablePath,
  chromiumSandbox: process.getuid?.() !== 0,
})
try {
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`)
    await page.screenshot({ path: join(FOLDER, `${size}x${size}.png`), omitBackground: true })
    await page.close()
  }
} finally {
  await browser.close()
}
