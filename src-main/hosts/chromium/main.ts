import { homedir } from 'node:os'
import { defaultDataFolder } from '../default-data-folder.ts'
import { readLaunchOptions } from '../launch-options.ts'
import { COULD_NOT_START, startLog, type StartedLog } from '../open-log.ts'
import { rendererFolder } from '../product-root.ts'
import { BROKE_OFF, loggerOf, onUnforeseen } from '../unforeseen.ts'
import { portsWithoutKeyStore } from '../wrapped-key.ts'
import { browserAdvice } from './find-browser.ts'
import { installedBrowser } from './installed-browser.ts'
import { openChromiumWindow, runsWithoutSandbox } from './window.ts'

// The window in an installed browser: opens it, waits until it is closed, closes the log.
const status = await main(process.argv.slice(2)).catch(() => refuse(COULD_NOT_START))
process.exitCode ||= status

async function main(words: readonly string[]): Promise<number> {
  const launch = readLaunchOptions(words, defaultDataFolder(process.platform, homedir(), process.env))
  if (!launch.ok) return refuse(launch.error)
  const browser = installedBrowser()
  if (browser === null) return refuse(`No browser was found. ${browserAdvice(process.platform)}`)
  if (runsWithoutSandbox())
    say("Running as root: the browser's sandbox is off. Use an ordinary account for work.")
  const broke = new Promise<void>(resolve => onUnforeseen(loggerOf(launch.value), resolve))
  void broke.then(endAfterAll)
  const asked = Promise.race([askedToEnd(), broke])
  const log = await startLog({ launch: launch.value, host: 'chromium', portsOf: portsWithoutKeyStore })
  // Where the log is updated first, its window is open before it is.
  const opened = log.opened.then(() => {
    if (log.failure) say(`${log.failure.title}: ${log.failure.found}`)
  })
  try {
    const shown = showWindow(log, browser, asked)
    const broken = opened.then(() => shown)
    return await Promise.race([shown, broken])
  } finally {
    await log.end()
  }
}

async function showWindow(
  { core, opened }: StartedLog,
  browser: string,
  asked: Promise<void>,
): Promise<number> {
  const opening = openChromiumWindow({ core, rendererFolder: rendererFolder(), browser })
  const window = await opening.catch(() => null)
  if (window === null) return refuse(`The browser did not start: ${browser}`)
  void asked.then(window.close)
  void opened.catch(window.close)
  await window.closed
  return 0
}

const PATIENCE_MS = 10_000

/** The window is closed and its profile removed as at any end; if that hangs too, the program ends without. */
function endAfterAll(): void {
  process.exitCode = refuse(BROKE_OFF)
  setTimeout(() => process.exit(), PATIENCE_MS).unref()
}

/**
 * Ctrl+C and its kin, listened to before anything is open that would have to be closed. The same signal may come
 * twice, from the terminal and from the program that started this one.
 */
function askedToEnd(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}

function refuse(line: string): number {
  say(line)
  return 1
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
