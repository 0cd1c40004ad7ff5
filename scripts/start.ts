import { homedir } from 'node:os'
import { join } from 'node:path'
import { browserAdvice } from '#main/hosts/chromium/find-browser.ts'
import { installedBrowser } from '#main/hosts/chromium/installed-browser.ts'
import { defaultDataFolder } from '#main/hosts/default-data-folder.ts'
import { readLaunchOptions } from '#main/hosts/launch-options.ts'
import { fetchElectron, installedElectron, sandboxIsForbiddenHere } from './electron-runtime.ts'
import { ensureBuilt } from './ensure-built.ts'
import { PROJECT } from './project.ts'
import { runInFront } from './run.ts'

// `npm start`: the window, under Electron where its runtime can be had, else in an installed browser.
process.exitCode = await start(process.argv.slice(2)).catch(() =>
  refuse('Chargemark could not be started. npm run check says what is wrong with this copy.'),
)

async function start(words: readonly string[]): Promise<number> {
  const launch = readLaunchOptions(words, defaultDataFolder(process.platform, homedir(), process.env))
  if (!launch.ok) return refuse(launch.error)
  if (!hasDisplay()) {
    return refuse(
      'There is no display: start this from a desktop session (DISPLAY or WAYLAND_DISPLAY is not set). ' +
        'The command line works without one: npm run -s chargemark -- --help',
    )
  }
  const build = await ensureBuilt()
  if (build.kind === 'failed') return refuse(`The window could not be built.\n${build.output.trim()}`)
  const electron = sandboxIsForbiddenHere() ? null : (installedElectron() ?? (await fetchElectron(say)))
  return electron === null ? startInBrowser(words) : startInElectron(electron, words)
}

function startInElectron(electron: string, words: readonly string[]): Promise<number> {
  if (process.getuid?.() !== 0) return runInFront(electron, [PROJECT, ...words])
  say('Running as root: the sandbox of Electron is off. Use an ordinary account for work.')
  return runInFront(electron, [PROJECT, ...words, '--no-sandbox'])
}

async function startInBrowser(words: readonly string[]): Promise<number> {
  const browser = installedBrowser()
  if (browser === null) {
    return refuse(
      `The Electron runtime cannot be had here and no browser was found. ${browserAdvice(process.platform)}`,
    )
  }
  say(`The Electron runtime cannot be had here; the window opens in ${browser} instead.`)
  return runInFront(process.execPath, [join(PROJECT, 'out', 'main', 'chromium.js'), ...words])
}

/** Only on Linux may a session be without a display and the program still be started. */
function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

function refuse(line: string): number {
  say(line)
  return 1
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
