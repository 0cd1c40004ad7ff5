import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { installedElectron } from '../scripts/electron-runtime.ts'
import { PROJECT } from '../scripts/project.ts'
import { makeDataFolder } from './data-folder.ts'
import { untilReady } from './until-ready.ts'

/** The product under the real Electron, on a data folder of its own. */
export type ElectronFixture = {
  readonly electron: ElectronApplication
  readonly page: Page
  readonly data: string
}

const NO_RUNTIME =
  "Electron's runtime is not here: it is fetched from the vendor's release site (npx install-electron), which offline networks refuse"

/** The words given to the program after the folder; `--data` with the test's folder unless named. */
export const test = base.extend<{
  readonly words: readonly string[] | null
  readonly product: ElectronFixture
}>({
  words: [null, { option: true }],
  product: async ({ words }, use) => {
    const executablePath = installedElectron()
    base.skip(executablePath === null, NO_RUNTIME)
    const folder = makeDataFolder()
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const electron = await _electron.launch({
      ...(executablePath === null ? {} : { executablePath }),
      args: [PROJECT, ...(words ?? ['--demo']), ...asRoot],
    })
    const page = await electron.firstWindow()
    await untilReady(page)
    await use({ electron, page, data: folder.path })
    await electron.close()
    folder.remove()
  },
})

export { expect } from '@playwright/test'
