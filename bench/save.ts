import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createCore, type Core } from '#main/core.ts'
import { connect } from '#main/db/connection.ts'
import { Database } from '#main/db/sqlite.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { OpenSession } from '#shared/contract/sessions.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { median, milliseconds, type Bench, type Comparison } from './comparison.ts'
import { withScratchFolder } from './scratch-folder.ts'
import { seeded } from './sessions.ts'

const ROUNDS = 2_000
const WARM_UP = 200
/** Rounds whose medians are compared with each other: a disk that is slow for a while is slow for all three. */
const STRETCH = 100

/** Milliseconds of one durable write of an entry. */
type Save = (entry: SessionEntry) => number
const KINDS = ['ours', 'encrypted', 'plain'] as const
type Times = Readonly<Record<(typeof KINDS)[number], number[]>>

/**
 * Saving a draft durably, with revision, command id, audit event and encryption, against a bare insert of the same
 * bytes: into a file encrypted alike, and into a plain one. All in WAL with synchronous=FULL, in one folder, one
 * transaction a save. What a flush costs hangs on what was done just before it: the three take their turns in an
 * order drawn anew each round, and each comes after the window's request for an assessment, as a save does.
 */
export const benchSave: Bench = () =>
  withScratchFolder(async folder => {
    const core = openCore(join(folder, 'data'))
    const encrypted = openBare(join(folder, 'encrypted.db'), randomBytes(32).toString('hex'))
    const plain = openBare(join(folder, 'plain.db'), null)
    const session = taken(
      core.services.sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' }),
    )
    const saves = { ours: savingTo(core, session), encrypted: encrypted.insert, plain: plain.insert }
    const times: Times = { ours: [], encrypted: [], plain: [] }
    const random = seeded(1)
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      for (const kind of drawn(KINDS, random)) {
        const entry = anEntry({ note: `Typed so far: ${'word '.repeat(round % 20)}` })
        taken(core.services.sessions.assess({ id: session.id, entry: structuredClone(entry) }))
        times[kind].push(saves[kind](entry))
      }
    }
    for (const { close } of [core, encrypted, plain]) close()
    return [comparison(times, { kind: 'encrypted', most: 2 }), comparison(times, { kind: 'plain', most: 2 })]
  })

/** All of a list in an order by chance. */
function drawn<T>(values: readonly T[], random: () => number): readonly T[] {
  return values
    .map(value => ({ value, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ value }) => value)
}

function comparison(
  times: Times,
  { kind, most }: { readonly kind: 'encrypted' | 'plain'; readonly most: number },
): Comparison {
  const ours = stretches(times.ours)
  const theirs = stretches(times[kind])
  return {
    name: `Saving a session durably, against a bare insert (${kind})`,
    against: `a bare better-sqlite3 insert of the same bytes into ${kind === 'plain' ? 'a plain' : 'an equally encrypted'} file, synchronous=FULL`,
    ours: milliseconds(median(ours)),
    theirs: milliseconds(median(theirs)),
    ratio: median(ours.map((ms, index) => ms / (theirs[index] ?? Number.NaN))),
    most,
    note: `${ROUNDS.toLocaleString('en')} saves; ours also checks revision and command, encrypts, and writes an audit event`,
  }
}

/** The median of each stretch of rounds, in order. */
function stretches(times: readonly number[]): readonly number[] {
  return Array.from({ length: ROUNDS / STRETCH }, (_, index) => {
    const from = WARM_UP + index * STRETCH
    return median(times.slice(from, from + STRETCH))
  })
}

function savingTo({ services }: Core, { id, revision: first }: OpenSession): Save {
  let revision = first
  return entry => {
    const start = performance.now()
    const saved = services.sessions.saveDraft({ commandId: randomUUID(), id, revision, entry })
    const took = performance.now() - start
    revision = taken(saved).revision
    return took
  }
}

function taken<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

function openCore(data: string): Core {
  const core = createCore({
    ports: nodePorts(data),
    paths: { data },
    host: 'cli',
    version: 'bench',
    demo: false,
  })
  if (!core.ok) throw new Error(core.error.title)
  return core.value
}

function openBare(file: string, key: string | null): { readonly insert: Save; readonly close: () => void } {
  const db = key === null ? new Database(file) : connect(file, key)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE session (id TEXT PRIMARY KEY, entry TEXT NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO session (id, entry) VALUES (?, ?)')
  return {
    insert: entry => {
      const start = performance.now()
      insert.run(randomUUID(), JSON.stringify(entry))
      return performance.now() - start
    },
    close: () => db.close(),
  }
}
