import { randomUUID } from 'node:crypto'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Core } from '#main/core.ts'
import { median, milliseconds, percentile, type Bench, type Comparison } from './comparison.ts'
import { measureKeys } from './key-to-repaint.ts'
import { LAST_DAY, longLog, portsOfLastDay, openLongLog } from './long-log.ts'
import { withScratchFolder } from './scratch-folder.ts'
import { startUp } from './start-up.ts'

const KEYS = 200
const TURNS = 3
/** A hundred thousand sessions in six and a half years: days of about sixty exams. */
const SIZE = { sessions: 100_000, years: 6.5 } as const
const NAME = '100,000 sessions, 60 a day'

/** The desk on a log of years against the same desk on an empty one: keys, launch, opening, a scan. */
export const benchLongLogDesk: Bench = () =>
  withScratchFolder(async folder => {
    const [long, empty] = [join(folder, 'long'), join(folder, 'empty')]
    cpSync(longLog(SIZE), long, { recursive: true })
    return [await keys(long, empty), await startUp(NAME, long, empty), ...(await atTheDesk(long))]
  })

type Both = { readonly ours: number; readonly theirs: number; readonly most: number | null }

function compared(name: string, { ours, theirs, most }: Both): Comparison {
  return {
    name: `${name}, ${NAME}`,
    against: 'the same on an empty log',
    ours: milliseconds(ours),
    theirs: milliseconds(theirs),
    ratio: ours / theirs,
    most,
    note: '',
  }
}

/** By turns, each time on a log without the session of the turn before. */
async function keys(long: string, empty: string): Promise<Comparison> {
  const slow = { ours: [] as number[], theirs: [] as number[] }
  for (let turn = 0; turn < TURNS; turn++) {
    slow.theirs.push(await slowKeys(`${empty}-${turn}`))
    cpSync(long, `${long}-${turn}`, { recursive: true })
    slow.ours.push(await slowKeys(`${long}-${turn}`))
    rmSync(`${long}-${turn}`, { recursive: true })
  }
  const [ours, theirs] = [median(slow.ours), median(slow.theirs)]
  return compared('Key stroke to repainted charges, 95th percentile', { ours, theirs, most: 1.2 })
}

async function slowKeys(data: string): Promise<number> {
  return percentile((await measureKeys(data, KEYS, portsOfLastDay)).repaints, 95)
}

/** What the core takes to open a draft, and to begin and fill the session of a scanned accession number. */
async function atTheDesk(data: string): Promise<readonly Comparison[]> {
  const core = openLongLog(data)
  try {
    const [opening, scanning] = [openings(core), await scans(core)]
    return [
      took('Opening a draft', opening),
      took('A scanned accession number to its filled session', scanning),
    ]
  } finally {
    core.close()
  }
}

function openings({ services }: Core): readonly number[] {
  const day = services.sessions.listDay({ day: LAST_DAY })
  if (!day.ok) throw new Error(day.error.code)
  const drafts = day.value.filter(({ state }) => state === 'draft')
  return drafts.map(({ id }) => timed(() => services.sessions.open({ id })))
}

async function scans({ services }: Core): Promise<readonly number[]> {
  const missing = await services.worklist.listMissing({})
  if (!missing.ok) throw new Error(missing.error.code)
  const times: number[] = []
  for (const { accession } of missing.value.slice(0, 100)) {
    const start = performance.now()
    const found = await services.worklist.find({ accession })
    const exam = found.ok ? found.value[0] : undefined
    if (!exam) throw new Error('A missing exam is not found.')
    services.sessions.start({ commandId: randomUUID(), performedOn: LAST_DAY, exam: exam.id })
    times.push(performance.now() - start)
  }
  return times
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function took(name: string, times: readonly number[]): Comparison {
  return {
    name: `${name}, 99th percentile, ${NAME}`,
    against: 'nothing',
    ours: milliseconds(percentile(times, 99)),
    theirs: '',
    ratio: null,
    most: null,
    note: `${times.length} times, median ${milliseconds(percentile(times, 50))}; the core alone`,
  }
}
