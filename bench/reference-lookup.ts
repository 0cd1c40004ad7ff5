import { join } from 'node:path'
import type { IsoDate } from '#shared/base/iso-date.ts'
import type { CodingSession } from '#shared/domain/coding-session.ts'
import { assignCharges, builtInReference, readCodingSession } from '#main/features/coding/index.ts'
import { createReferenceStore, sharedPaths, type ReferenceStore } from '#main/features/reference/index.ts'
import { CODE_POOL } from '#main/features/reference/testing/generate/code-pool.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { execFileSync } from 'node:child_process'
import { byTurns, percentile, seconds, type Bench, type Comparison } from './comparison.ts'
import { OUTPATIENT_ROWS, PRACTITIONER_ROWS, writeQuarter } from './reference-files.ts'
import { withScratchFolder } from './scratch-folder.ts'
import { seeded, wireSessions } from './sessions.ts'

const LOOKUPS = 200_000
const SESSIONS = 20_000
const DAY = '2026-08-01' as IsoDate

/** What the loaded tables cost where they are asked: one pair, and a whole session. */
export const benchReferenceLookup: Bench = () =>
  withScratchFolder(async folder => {
    const file = join(folder, 'reference.db')
    // The first day of the sessions: every one of them is answered from what is loaded.
    const published = await writeQuarter(folder, { year: 2024, quarter: 3 })
    execFileSync(process.execPath, ['bench/import-process.ts', file, ...published])
    const store = createReferenceStore({ paths: sharedPaths(file), ports: nodePorts(folder) })
    if (store.current() === null) throw new Error(store.problem() ?? 'nothing is loaded')
    try {
      return [lookups(store), await deriving(store)]
    } finally {
      store.close()
    }
  })

/** Pairs of codes drawn at random, so that most are asked for the first time and read from the file. */
function lookups({ coding }: ReferenceStore): Comparison {
  const random = seeded(3)
  const code = () => CODE_POOL[Math.floor(random() * CODE_POOL.length)] ?? ''
  const times: number[] = []
  let edits = 0
  for (let index = 0; index < LOOKUPS; index++) {
    const [one, two] = [code(), code()]
    const claim = index % 2 === 0 ? 'professional' : 'facility'
    const start = performance.now()
    const indicator = coding.on(DAY, claim).pairIndicator(one, two)
    times.push((performance.now() - start) * 1_000)
    if (indicator !== null) edits++
  }
  const slow = percentile(times, 99)
  return {
    name: 'Looking up a pair, 99th percentile',
    against: 'a limit of 50 µs',
    ours: `${slow.toFixed(1)} µs`,
    theirs: '50 µs',
    ratio: slow / 50,
    most: 1,
    note: `median ${percentile(times, 50).toFixed(1)} µs over ${LOOKUPS.toLocaleString('en')} random pairs, ${edits.toLocaleString('en')} edits, in ${(PRACTITIONER_ROWS + OUTPATIENT_ROWS).toLocaleString('en')} rows`,
  }
}

async function deriving({ coding }: ReferenceStore): Promise<Comparison> {
  const sessions = readSessions()
  const builtIn = builtInReference()
  const derive = (reference: typeof builtIn) => () => {
    for (const session of sessions) assignCharges(session, reference)
    return Promise.resolve()
  }
  await derive(builtIn)()
  const result = await byTurns(5, { ours: derive(coding), theirs: derive(builtIn) })
  return {
    name: `Deriving ${SESSIONS.toLocaleString('en')} sessions with everything loaded`,
    against: 'the same sessions with the built-in facts',
    ours: seconds(result.ours),
    theirs: seconds(result.theirs),
    ratio: result.ratio,
    most: 2,
    note: 'every session different, on 800 days of service',
  }
}

function readSessions(): readonly CodingSession[] {
  return wireSessions(SESSIONS, { alike: false }).map(line => {
    const read = readCodingSession(JSON.parse(line))
    if (!read.ok) throw new Error(read.error.message)
    return read.value
  })
}
