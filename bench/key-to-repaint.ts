import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { ElementHandle, JSHandle, Page } from 'playwright-core'
import { ask } from '#main/hosts/cli/ask.ts'
import { installedBrowser } from '#main/hosts/chromium/installed-browser.ts'
import { openChromiumWindow } from '#main/hosts/chromium/window.ts'
import { openLog } from '#main/hosts/open-log.ts'
import type { HostCore } from '#main/hosts/host-core.ts'
import { rendererFolder } from '#main/hosts/product-root.ts'
import { portsWithoutKeyStore } from '#main/hosts/wrapped-key.ts'
import { systemClock } from '#main/ports/clock.ts'
import type { Ports } from '#main/ports/ports.ts'
import { aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { takeDesk } from '../e2e/people.ts'
import { milliseconds, percentile, type Bench, type Comparison } from './comparison.ts'
import { seeded } from './sessions.ts'
import { withScratchFolder } from './scratch-folder.ts'

/** So many that the slowest hundredth is more than a dozen keys. */
const KEYS = 1_200
/** Between a repaint and the next key: faster than anybody types, and still a key after the other. */
const PAUSE_MS = 30
/** A pause is up to one frame longer: were all alike, every key would come at the same moment between two frames. */
const FRAME_MS = 1_000 / 60

/** What one answer of the core took, and how much of it the thread stood ready without getting a processor. */
type Share = { readonly ms: number; readonly waitedMs: number }

/**
 * From a key in a lesion row to the frame after the charges panel has changed, on the real screen with the real
 * core and a session that is entered in full, and what the core's answer takes of it. Every key counts, the first
 * ones and the slow ones too.
 */
export const benchKeyToRepaint: Bench = () =>
  withScratchFolder(async folder => {
    const { repaints, shares } = await measureKeys(join(folder, 'data'), KEYS)
    return results(repaints, shares)
  })

type Keys = { readonly repaints: readonly number[]; readonly shares: readonly Share[] }

/** Presses keys in a session of today that is stored first in a log; `portsOf` may say what day is today. */
export async function measureKeys(
  data: string,
  keys: number,
  portsOf: (data: string) => Partial<Ports> = portsWithoutKeyStore,
): Promise<Keys> {
  const browser = installedBrowser()
  if (browser === null) throw new Error('No browser was found; the README says what to install.')
  const log = await openLog({ launch: { kind: 'log', folder: data }, host: 'chromium', portsOf })
  await takeDesk(log.core)
  await storeSession(log.core, (portsOf(data).clock ?? systemClock).today())
  const shares: Share[] = []
  const window = await openChromiumWindow({
    core: timed(log.core, shares),
    rendererFolder: rendererFolder(),
    browser,
    headless: { width: 1280, height: 720, colorScheme: 'light' },
  })
  try {
    await window.page.getByRole('listitem').filter({ hasText: PATIENT }).getByRole('button').click()
    return { repaints: await pressKeys(window.page, keys), shares }
  } finally {
    await window.close()
    log.close()
  }
}

/** The same core, noting what passes between the call of each derivation and its answer. */
function timed(core: HostCore, shares: Share[]): HostCore {
  return {
    ...core,
    call: async (feature, operation, input) => {
      const start = performance.now()
      // Asked within the time that is measured: a wait outside of it is not taken off.
      const before = waitedMs()
      const answer = await core.call(feature, operation, input)
      const waited = waitedMs() - before
      if (operation === 'assess') shares.push({ ms: performance.now() - start, waitedMs: waited })
      return answer
    },
  }
}

/** How long the main thread has stood ready without a processor since its start; always 0 where nobody counts it. */
function waitedMs(): number {
  // Source: Linux kernel documentation, scheduler statistics, /proc/<pid>/schedstat; the times are nanoseconds.
  if (process.platform !== 'linux') return 0
  const [, waited] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'latin1').split(' ')
  return Number(waited) / 1e6
}

const PATIENT = 'TESTPATIENT'

/** A session of today with two lesions, for both claims. */
async function storeSession(core: HostCore, performedOn: string): Promise<void> {
  const marked = aLesion({ id: 'B', placement: aPlacement({ guidance: 'ultrasound' }) })
  const entry = anEntry({ performedOn, lesions: [aLesion(), marked] })
  const started = await ask(core, 'sessions', 'start', { commandId: randomUUID(), performedOn })
  if (!started.ok) throw new Error(started.error.code)
  const { id, revision } = started.value
  const saved = await ask(core, 'sessions', 'saveDraft', { commandId: randomUUID(), id, revision, entry })
  if (!saved.ok) throw new Error(saved.error.code)
}

/** Sides and guidance by turns: each key changes the charge lines, their modifiers and their reasons. */
async function pressKeys(page: Page, keys: number): Promise<readonly number[]> {
  await page
    .getByRole('region', { name: 'Charge lines' })
    .getByText('19285', { exact: true })
    .first()
    .waitFor()
  const repaints = await watchRepaints(page)
  // Looked up once: a search through the page before each key would be measured with it.
  const side = await fieldOf(page, 'Side of lesion A')
  const guidance = await fieldOf(page, 'Guidance of lesion B')
  const presses = [
    () => side.press('l'),
    () => guidance.press('s'),
    () => side.press('r'),
    () => guidance.press('u'),
  ] as const
  const random = seeded(1)
  for (let key = 0; key < keys; key++) {
    await presses[key % presses.length]?.()
    await repaints.evaluate((watch, count) => watch.reached(count), key + 1)
    await setTimeout(PAUSE_MS + random() * FRAME_MS)
  }
  return repaints.evaluate(({ times }) => times)
}

async function fieldOf(page: Page, name: string): Promise<ElementHandle> {
  const field = await page.getByRole('combobox', { name }).elementHandle()
  if (field === null) throw new Error(`There is no field ${name}.`)
  return field
}

/** What the page has seen of repaints. */
type Repaints = {
  /** Milliseconds of each, in order. */
  readonly times: number[]
  /** Settles with the repaint of this number, the first being 1; the page is not asked again and again. */
  readonly reached: (count: number) => Promise<void>
}

/** In the page: from the key's own time stamp to the first task after the frame that shows the changed lines. */
function watchRepaints(page: Page): Promise<JSHandle<Repaints>> {
  return page.evaluateHandle(() => {
    const times: number[] = []
    const waiting = new Map<number, () => void>()
    let pressedAt: number | null = null
    window.addEventListener('keydown', event => (pressedAt = event.timeStamp), { capture: true })
    const lines = document.querySelector('aside[aria-label="Charges"]') ?? document.body
    new MutationObserver(() => {
      const from = pressedAt
      if (from === null) return
      pressedAt = null
      requestAnimationFrame(() =>
        window.setTimeout(() => {
          times.push(performance.now() - from)
          waiting.get(times.length)?.()
        }),
      )
    }).observe(lines, { childList: true, subtree: true, characterData: true })
    const reached = (count: number) =>
      times.length >= count
        ? Promise.resolve()
        : new Promise<void>(resolve => waiting.set(count, () => resolve()))
    return { times, reached }
  })
}

function results(repaints: readonly number[], shares: readonly Share[]): readonly Comparison[] {
  const whole = shares.map(share => share.ms)
  const own = shares.map(share => Math.max(0, share.ms - share.waitedMs))
  const share = percentile(own, 99)
  return [
    {
      name: 'Key stroke to repainted charges, 95th percentile',
      against: 'nothing: one display frame is 16.7 ms',
      ours: milliseconds(percentile(repaints, 95)),
      theirs: '',
      ratio: null,
      most: null,
      note: `median ${milliseconds(percentile(repaints, 50))} over ${repaints.length} keys, headless`,
    },
    {
      name: 'The main process’s share of a key stroke, 99th percentile',
      against: 'a limit of 2 ms',
      ours: milliseconds(share),
      theirs: '2 ms',
      ratio: share / 2,
      most: 1,
      note: `${shares.length} keys, median ${milliseconds(percentile(own, 50))}`,
    },
    {
      name: 'The same with what it waited for a processor',
      against: 'nothing: others have it then',
      ours: milliseconds(percentile(whole, 99)),
      theirs: '',
      ratio: null,
      most: null,
      note: `median ${milliseconds(percentile(whole, 50))}`,
    },
  ]
}
