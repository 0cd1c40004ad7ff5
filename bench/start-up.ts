import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { installedBrowser } from '#main/hosts/chromium/installed-browser.ts'
import { byTurns, milliseconds, type Bench, type Comparison } from './comparison.ts'
import { openUntilReady } from './launch.ts'
import { longLog, portsOfLastDay, sessionsAsked } from './long-log.ts'
import { withScratchFolder } from './scratch-folder.ts'

const RUNS = 7

/** From launch to a usable entry form on the log of five years, against the same on an empty one. */
export const benchStartUp: Bench = () =>
  withScratchFolder(async folder => {
    const [long, empty] = [join(folder, 'long'), join(folder, 'empty')]
    const sessions = sessionsAsked()
    cpSync(longLog({ sessions, years: 5 }), long, { recursive: true })
    return [await startUp(`${sessions.toLocaleString('en')} sessions`, long, empty)]
  })

/** On a long log, whose last day is today for the program, and on an empty one by turns. */
export async function startUp(what: string, long: string, empty: string): Promise<Comparison> {
  const browser = installedBrowser()
  if (browser === null) throw new Error('No browser was found; the README says what to install.')
  const { ours, theirs, ratio } = await byTurns(RUNS, {
    ours: () => openUntilReady(long, browser, portsOfLastDay),
    theirs: () => openUntilReady(empty, browser, portsOfLastDay),
  })
  return {
    name: `Start-up to a usable entry form, ${what}`,
    against: 'the same on an empty log',
    ours: milliseconds(ours),
    theirs: milliseconds(theirs),
    ratio,
    most: 1.3,
    note: 'headless; closing the window is counted on both sides',
  }
}
