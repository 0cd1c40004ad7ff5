import { app, BrowserWindow, dialog, powerMonitor, session } from 'electron'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { defaultDataFolder } from '../default-data-folder.ts'
import { readLaunchOptions, type LaunchOptions } from '../launch-options.ts'
import { COULD_NOT_START, startLog } from '../open-log.ts'
import { preloadFile, rendererFolder } from '../product-root.ts'
import { makeThrowAwayFolder, removeFolder } from '../throw-away-folder.ts'
import { BROKE_OFF, loggerOf, onUnforeseen } from '../unforeseen.ts'
import { APP_ORIGIN, serveApp } from './app-scheme.ts'
import { electronPorts } from './electron-ports.ts'
import { lockDownSession } from './lock-down.ts'
import { setMenu } from './menu.ts'
import { handleOperations } from './operations.ts'
import { windowOptions } from './window-options.ts'

/** Opens the log and the one window on it; ends with the window. */
export async function runWindow(words: readonly string[]): Promise<void> {
  const launch = readLaunchOptions(words, defaultDataFolder(process.platform, homedir(), process.env))
  if (!launch.ok) {
    process.stderr.write(`${launch.error}\n`)
    return app.exit(1)
  }
  app.once('quit', onUnforeseen(loggerOf(launch.value), breakOff))
  placeProfile(launch.value)
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('Chargemark is already open; its window was brought to the front.\n')
    return app.exit(0)
  }
  app.on('window-all-closed', () => app.quit())
  await app.whenReady()
  lockDownSession(session.defaultSession)
  setMenu(process.platform)
  serveApp(rendererFolder())
  await showWindow(launch.value)
}

const PATIENCE_MS = 10_000

/** Ends as the person would: the page saves what was typed last while its window closes. */
function breakOff(): void {
  dialog.showErrorBox('Chargemark', BROKE_OFF)
  setTimeout(() => app.exit(1), PATIENCE_MS).unref()
  app.quit()
}

async function showWindow(launch: LaunchOptions): Promise<void> {
  let window: BrowserWindow | null = null
  const log = await startLog({ launch, host: 'electron', portsOf: data => electronPorts(data, () => window) })
  // Where the log is updated first, its window is open before it.
  log.opened.catch(() => {
    process.stderr.write(`${COULD_NOT_START}\n`)
    app.exit(1)
  })
  // Not at before-quit: the page saves what was typed last while its window closes, which is later.
  let isOver = false
  app.on('will-quit', event => {
    if (isOver) return
    event.preventDefault()
    void log.end().finally(() => {
      isOver = true
      app.quit()
    })
  })
  handleOperations(log.core, id => window?.webContents.id === id)
  powerMonitor.on('lock-screen', log.core.lockSoon)
  powerMonitor.on('suspend', log.core.lockSoon)
  window = new BrowserWindow(windowOptions(preloadFile()))
  window.setMenuBarVisibility(false)
  window.once('ready-to-show', () => window?.show())
  window.once('closed', () => (window = null))
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  await window.loadURL(`${APP_ORIGIN}/`)
}

/**
 * The browser profile holds the settings of the window and, on Windows, the wrapping of the key for this account:
 * it stays with the account and off the roaming profile. A demo has one of its own, thrown away, and so may run
 * beside the department's log.
 */
function placeProfile(launch: LaunchOptions): void {
  if (launch.kind === 'demo') {
    const profile = makeThrowAwayFolder('window')
    app.setPath('userData', profile)
    app.on('quit', () => removeFolder(profile))
    return
  }
  const local = process.env['LOCALAPPDATA']
  if (process.platform === 'win32' && local) app.setPath('userData', join(local, 'Chargemark'))
}
