import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import type { HostCore } from '../host-core.ts'
import { makeThrowAwayFolder, removeFolder } from '../throw-away-folder.ts'
import { answerWindowRequest } from '../window-files.ts'
import { exposeOperations } from './bridge.ts'
import { BROWSER_ARGUMENTS, LEFT_OUT_ARGUMENTS } from './browser-arguments.ts'
import { WINDOW_ORIGIN } from './window-origin.ts'

export type ChromiumWindowOptions = {
  readonly core: HostCore
  readonly rendererFolder: string
  /** The browser's executable. */
  readonly browser: string
  /** A page without a window, of a fixed size: for tests and screenshots. */
  readonly headless?: {
    readonly width: number
    readonly height: number
    readonly colorScheme: 'light' | 'dark'
  }
}

export type ChromiumWindow = {
  readonly page: Page
  /** Settles when the window is gone, closed by either side, and its profile removed. */
  readonly closed: Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Opens the built window in an installed browser. The browser is spoken to through a pipe, no port is opened; its
 * profile is made for this run and removed after it, since a browser keeps what was typed.
 */
export async function openChromiumWindow(options: ChromiumWindowOptions): Promise<ChromiumWindow> {
  const profile = makeThrowAwayFolder('window')
  try {
    const context = await launch(profile, options)
    const gone = new Promise<void>(resolve => context.once('close', () => resolve()))
    const closed = gone.then(() => removeProfile(profile))
    const page = await openPage(context, options)
    // A browser that was killed cannot be closed any more, and that is as good.
    const close = () => context.close().catch(() => undefined)
    page.once('close', () => void close())
    return { page, closed, close: () => close().then(() => closed) }
  } catch (error) {
    removeFolder(profile)
    throw error
  }
}

const REMOVAL_STEPS = 30
const REMOVAL_PAUSE_MS = 100

/** The browser says that it is closed while it still writes its last files, so this goes on until none is left. */
async function removeProfile(profile: string): Promise<void> {
  for (let step = 0; step < REMOVAL_STEPS; step += 1) {
    removeFolder(profile)
    await setTimeout(REMOVAL_PAUSE_MS)
    if (!existsSync(profile)) return
  }
}

/** True where the browser refuses to run in its sandbox. Only for root: nobody else is run without one. */
export function runsWithoutSandbox(): boolean {
  return process.getuid?.() === 0
}

function launch(profile: string, { browser, headless }: ChromiumWindowOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: browser,
    headless: headless !== undefined,
    args: [...BROWSER_ARGUMENTS],
    ignoreDefaultArgs: [...LEFT_OUT_ARGUMENTS],
    chromiumSandbox: !runsWithoutSandbox(),
    acceptDownloads: false,
    serviceWorkers: 'block',
    permissions: [],
    // The desktop's own settings hold, as in any other window.
    colorScheme: headless?.colorScheme ?? null,
    reducedMotion: headless ? 'reduce' : null,
    forcedColors: null,
    viewport: headless ? { width: headless.width, height: headless.height } : null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

async function openPage(
  context: BrowserContext,
  { core, rendererFolder }: ChromiumWindowOptions,
): Promise<Page> {
  await context.routeWebSocket(/.*/, socket => socket.close())
  await context.route('**/*', async route => {
    const request = { method: route.request().method(), url: route.request().url() }
    if (!request.url.startsWith(`${WINDOW_ORIGIN}/`)) {
      // A navigation that is refused shows the browser's page of errors; one that is called off leaves the window.
      return route.abort(route.request().isNavigationRequest() ? 'aborted' : 'blockedbyclient')
    }
    return route.fulfill(await answerWindowRequest(rendererFolder, request))
  })
  await exposeOperations(context, core)
  const page = context.pages()[0] ?? (await context.newPage())
  context.on('page', other => void other.close())
  await page.goto(`${WINDOW_ORIGIN}/`)
  return page
}
