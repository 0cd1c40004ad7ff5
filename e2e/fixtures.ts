import { test as base, type Page } from '@playwright/test'
import { installedBrowser } from '#main/hosts/chromium/installed-browser.ts'
import { openChromiumWindow, type ChromiumWindow } from '#main/hosts/chromium/window.ts'
import type { HostCore } from '#main/hosts/host-core.ts'
import type { LaunchOptions } from '#main/hosts/launch-options.ts'
import { openLog, type OpenedLog } from '#main/hosts/open-log.ts'
import { rendererFolder } from '#main/hosts/product-root.ts'
import { portsWithoutKeyStore } from '#main/hosts/wrapped-key.ts'
import { makeDataFolder, type CliResult, type DataFolder } from './data-folder.ts'
import { pictureOf } from './log-folder.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { Pause } from '#main/ports/pause.ts'
import type { PolicySource } from '#main/ports/policy-source.ts'
import { lightSecrets } from '#main/testing/light-secrets.ts'
import type { Role } from '#shared/domain/rights.ts'
import { heldPause } from './held-pause.ts'
import { shiftedClock } from './shifted-clock.ts'
import { takeDesk } from './people.ts'
import { untilReady } from './until-ready.ts'

/** The running program of one test. */
export type App = {
  readonly page: Page
  /** The data folder; empty text for the demo day, whose folder is thrown away. */
  readonly data: string
  /** A folder for charge files. */
  readonly out: string
  /** What the data folder held before the program started; empty when nothing was prepared in it. */
  readonly pictureBefore: ReturnType<typeof pictureOf>
  /** Closes the window and the log, as a person would before going home. */
  readonly close: () => Promise<void>
  /** Closes the window by its own button, as the window system asks it to; the log closes after it. */
  readonly closeAsPerson: () => Promise<void>
  /** Waits until the window is gone by itself, then closes the log, as the program does. */
  readonly afterWindow: () => Promise<void>
  /** Closes, then opens window and log again on the same data. Use `app.page` anew afterwards. */
  readonly restart: () => Promise<void>
  /** Puts the clock of the core forward, where a story cannot wait. */
  readonly pass: (seconds: number) => void
  /** Stops long work of the core at one of its turns, to look at it half way, and lets it go on. */
  readonly holdAt: (turn: number) => void
  readonly letGo: () => void
  /** Closes, then runs a command on the same data. */
  readonly cli: (...words: readonly string[]) => Promise<CliResult>
}

/** An object, since Playwright takes a bare function for a fixture. */
export type Preparation = { readonly run: (data: string) => void | Promise<void> }

export type AppOptions = {
  /** Opens on the synthetic day instead of an empty log. */
  readonly demo: boolean
  readonly theme: 'light' | 'dark'
  readonly size: { readonly width: number; readonly height: number }
  /** What the person at the desk is; null for somebody who may do everything. A demo has no people. */
  readonly roles: readonly Role[] | null
  /** Leaves the log as it is: without people, or with nobody signed in. For stories about that. */
  readonly unattended: boolean
  /** What hospital IT decided for this workstation, as it stands in `policy.json`; null for nothing. */
  readonly policy: object | null
  /** Runs on the data folder before the program starts, for instance to break it. */
  readonly prepare: Preparation | null
}

type Running = { readonly log: OpenedLog; readonly window: ChromiumWindow }

/** `test('…', async ({ app }) => { await app.page… })`; options by `test.use({ demo: true })`. */
export const test = base.extend<AppOptions & { readonly app: App }>({
  demo: [false, { option: true }],
  theme: ['light', { option: true }],
  size: [{ width: 1280, height: 720 }, { option: true }],
  roles: [null, { option: true }],
  unattended: [false, { option: true }],
  policy: [null, { option: true }],
  prepare: [null, { option: true }],
  app: async ({ demo, theme, size, roles, unattended, policy, prepare }, use) => {
    const folder = makeDataFolder()
    await prepare?.run(folder.path)
    const pictureBefore = prepare ? pictureOf(folder.path) : []
    const launch: LaunchOptions = demo ? { kind: 'demo' } : { kind: 'log', folder: folder.path }
    const attend = (core: HostCore) => (unattended ? Promise.resolve() : takeDesk(core, roles))
    const clock = shiftedClock()
    const { pause, holdAt, letGo } = heldPause()
    const open = () =>
      start(launch, {
        clock,
        pause,
        attend,
        policySource: policyOf(policy),
        headless: { ...size, colorScheme: theme },
      })
    const app = await appOn(folder, open)
    const { pass } = clock
    const data = demo ? '' : folder.path
    await use(Object.assign(app, { data, pictureBefore, pass, holdAt, letGo }))
    letGo()
    await app.close()
    folder.remove()
  },
})

export { expect } from '@playwright/test'

type Opened = Omit<App, 'data' | 'pictureBefore' | 'pass' | 'holdAt' | 'letGo'>

/** The program as a test works it: at most one window on the folder at a time. */
async function appOn({ out, cli }: DataFolder, open: () => Promise<Running>): Promise<Opened> {
  let running: Running | null = await open()
  const close = async () => {
    if (running) await stop(running)
    running = null
  }
  const afterWindow = async () => {
    await running?.window.closed
    running?.log.close()
    running = null
  }
  return {
    get page() {
      if (running === null) throw new Error('The window is closed')
      return running.window.page
    },
    out,
    close,
    afterWindow,
    closeAsPerson: async () => {
      await running?.window.page.close({ runBeforeUnload: true })
      await afterWindow()
    },
    restart: async () => {
      await close()
      running = await open()
    },
    cli: async (...words) => {
      await close()
      return cli(...words)
    },
  }
}

type Starting = {
  readonly clock: Clock
  readonly pause: Pause
  readonly policySource: PolicySource
  /** Sees that somebody is at the desk, before the window opens. */
  readonly attend: (core: HostCore) => Promise<void>
  readonly headless: NonNullable<Parameters<typeof openChromiumWindow>[0]['headless']>
}

function policyOf(policy: object | null): PolicySource {
  const read = () =>
    policy === null
      ? []
      : [{ kind: 'json', place: '/etc/chargemark/policy.json', text: JSON.stringify(policy) } as const]
  return { read }
}

async function start(
  launch: LaunchOptions,
  { clock, pause, policySource, attend, headless }: Starting,
): Promise<Running> {
  const browser = installedBrowser()
  if (browser === null) throw new Error('No browser was found; npm test says what to install')
  // As the product's, but that sealing a PIN takes no time.
  const portsOf = (data: string) => ({
    ...portsWithoutKeyStore(data),
    secrets: lightSecrets,
    clock,
    pause,
    policySource,
  })
  const log = await openLog({ launch, host: 'chromium', portsOf })
  await attend(log.core)
  const window = await openChromiumWindow({
    core: attended(log.core, attend),
    rendererFolder: rendererFolder(),
    browser,
    headless,
  })
  await untilReady(window.page)
  return { log, window }
}

/** A log that was brought back has nobody at its desk: somebody sits down before the window sees it. */
function attended(core: HostCore, attend: Starting['attend']): HostCore {
  return {
    ...core,
    call: async (feature, ...asked) => {
      const answer = await core.call(feature, ...asked)
      if (feature === 'rescue') await attend(core)
      return answer
    },
  }
}

async function stop({ log, window }: Running): Promise<void> {
  await window.close()
  log.close()
}
