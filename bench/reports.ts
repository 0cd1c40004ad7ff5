import { randomUUID } from 'node:crypto'
import { type Core } from '#main/core.ts'
import { REPORT_KINDS, type ReportKind } from '#shared/contract/reports.ts'
import { isoDayAfter } from '#shared/base/days.ts'
import type { IsoDate } from '#shared/base/iso-date.ts'
import { milliseconds, percentile, seconds, type Bench, type Comparison } from './comparison.ts'
import { LAST_DAY, longLog, openLongLog, sessionsAsked } from './long-log.ts'
import { volumePeers } from './report-peers.ts'
import { seeded } from './sessions.ts'

/** `npm run bench -- reports --sessions=1000000` measures on a million; without a number on a hundred thousand. */
const SESSIONS = sessionsAsked()
const SIZE = SESSIONS.toLocaleString('en')
const MONTH = { from: '2026-10-01', through: '2026-10-31' } as const
const YEAR = { from: '2025-01-01', through: '2025-12-31' } as const
/** How often the main thread looks whether it was held up. */
const LOOK_MS = 5
const LOOKS = 300

/**
 * Reports of a month and of a year on a log of five years, the lists of the desk beside them, and the same counts by
 * the sqlite3 command line and by DuckDB on a plain copy of the same rows.
 */
export const benchReports: Bench = async () => {
  const data = longLog({ sessions: SESSIONS, years: 5 })
  const core = openLongLog(data)
  try {
    return [
      await slowest(core, 'month', { ...MONTH, mostMs: 1_000 }),
      await slowest(core, 'year', { ...YEAR, mostMs: 5_000 }),
      ...(await lists(core)),
      ...(await volumePeers(data, YEAR, SIZE)),
    ]
  } finally {
    core.close()
  }
}

type Span = { readonly from: string; readonly through: string; readonly mostMs: number }
type Measured = { readonly ms: number; readonly stallMs: number; readonly kind: ReportKind }

async function slowest(core: Core, name: string, { mostMs, ...span }: Span): Promise<Comparison> {
  const all: Measured[] = []
  for (const kind of REPORT_KINDS) all.push(await measured(core, kind, span))
  const [worst] = all.toSorted((one, other) => other.ms - one.ms)
  if (!worst) throw new Error('nothing was measured')
  const stall = Math.max(...all.map(({ stallMs }) => stallMs))
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20)
  return {
    name: `The slowest report of a ${name}, ${SIZE} sessions`,
    against: `a limit of ${mostMs / 1_000} s`,
    ours: seconds(worst.ms),
    theirs: seconds(mostMs),
    ratio: worst.ms / mostMs,
    most: 1,
    note: `${worst.kind}; the main thread was held up ${stall.toFixed(0)} ms at most; ${memory} MB in all`,
  }
}

async function measured(core: Core, kind: ReportKind, span: Omit<Span, 'mostMs'>): Promise<Measured> {
  const start = performance.now()
  let [last, stallMs] = [start, 0]
  const look = setInterval(() => {
    const now = performance.now()
    stallMs = Math.max(stallMs, now - last - LOOK_MS)
    last = now
  }, LOOK_MS)
  const report = await core.services.reports.run({ asking: randomUUID(), kind, ...span })
  clearInterval(look)
  if (!report.ok) throw new Error(report.error.code)
  return { ms: performance.now() - start, stallMs, kind }
}

/** Each day is looked at twice: the first look may have to fetch it from the disk, as on no second one. */
async function lists(core: Core): Promise<readonly Comparison[]> {
  const random = seeded(1)
  const { sessions, worklist } = core.services
  const days = drawn(() => isoDayAfter(LAST_DAY, -Math.floor(random() * 5 * 365)))
  const words = ['s', 'ka', 'bra', 'test', 'TEST-0', 'mon', 'kalentest'] as const
  const asked = drawn(() => words[Math.floor(random() * words.length)] ?? 's')
  const readDay = (day: IsoDate) => sessions.listDay({ day })
  const readExams = (day: IsoDate) => worklist.listDay({ day })
  return [
    await list('The sessions of a day, from the disk', days, readDay, null),
    await list('The sessions of a day', days, readDay, MOST_MS),
    await list('The expected exams of a day, from the disk', days, readExams, null),
    await list('The expected exams of a day', days, readExams, null),
    await list('A search among the sessions', asked, text => sessions.search({ text }), MOST_MS),
    await list('What is missing, counted', asked, () => worklist.standing({}), MOST_MS),
  ]
}

const MOST_MS = 20

function drawn<T>(one: () => T): readonly T[] {
  return Array.from({ length: LOOKS }, one)
}

async function list<T>(
  name: string,
  asked: readonly T[],
  read: (one: T) => unknown,
  most: number | null,
): Promise<Comparison> {
  const times: number[] = []
  for (const one of asked) {
    const start = performance.now()
    await read(one)
    times.push(performance.now() - start)
  }
  const slow = percentile(times, 99)
  return {
    name: `${name}, 99th percentile, ${SIZE} sessions`,
    against: most === null ? 'nothing' : `a limit of ${most} ms`,
    ours: milliseconds(slow),
    theirs: most === null ? '' : milliseconds(most),
    ratio: most === null ? null : slow / most,
    most: most === null ? null : 1,
    note: `${LOOKS} times, about ${Math.round(SESSIONS / 1_305)} sessions a day; median ${milliseconds(percentile(times, 50))}`,
  }
}
