import { openChromiumWindow } from '#main/hosts/chromium/window.ts'
import { installedBrowser } from '#main/hosts/chromium/installed-browser.ts'
import { openLog } from '#main/hosts/open-log.ts'
import { rendererFolder } from '#main/hosts/product-root.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { takeDesk } from './people.ts'
import { untilReady } from './until-ready.ts'

/**
 * The program on the data folder of its first argument, in which a person begins a session and types the other
 * arguments, field after field; the last key is told on standard output. It ends by being killed.
 */
const [folder = '', ...texts] = process.argv.slice(2)
const browser = installedBrowser()
if (browser === null) throw new Error('No browser was found')
const { core } = await openLog({ launch: { kind: 'log', folder }, host: 'chromium', portsOf: () => ({}) })
await takeDesk(core)
const { page } = await openChromiumWindow({
  core,
  rendererFolder: rendererFolder(),
  browser,
  headless: { width: 1280, height: 720, colorScheme: 'light' },
})
await untilReady(page)
const entry = new EntryScreen(page)
await entry.begin()
for (const text of texts) {
  if (text !== texts[0]) await entry.keys.press('Enter')
  await entry.keys.type(text)
}
process.stdout.write('typed\n')
