import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createCore, type Core } from '#main/core.ts'
import { connect } from '#main/db/connection.ts'
import { Database } from '#main/db/sqlite.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { median, milliseconds, type Bench, type Comparison } from './comparison.ts'
import { withScratchFolder } from './scratch-folder.ts'

const SAVES = 400

/**
 * Saving a draft durably, with revision, command id, audit event and encryption, against a bare insert of the same
 * bytes: into a file encrypted alike, and into a plain one. All in WAL with synchronous=FULL, one transaction a save,
 * by turns.
 */
export const benchSave: Bench = () =>
  withScratchFolder(async folder => {
    const core = openCore(join(folder, 'data'))
    const encrypted = openBare(join(folder, 'encrypted.db'), randomBytes(32).toString('hex'))
    const plain = openBare(join(folder, 'plain.db'), null)
    const session = await started(core)
    const times = { ours: [] as number[], encrypted: [] as number[], plain: [] as number[] }
    let revision = session.revision
    for (let index = 0; index < SAVES; index++) {
      const entry = anEntry({ note: `Typed so far: ${'word '.repeat(index % 20)}` })
      const start = performance.now()
      const saved = await core.services.sessions.saveDraft({
        commandId: randomUUID(),
        id: session.id,
        revision,
        entry,
      })
      times.ours.push(performance.now() - start)
      if (!saved.ok) throw new Error(saved.error.code)
      revision = saved.value.revision
      times.encrypted.push(encrypted.insert(entry))
      times.plain.push(plain.insert(entry))
    }
    for (const { close } of [core, encrypted, plain]) close()
    return [
      comparison(times.ours, times.encrypted, { kind: 'encrypted', most: 2 }),
      comparison(times.ours, times.plain, { kind: 'plain', most: null }),
    ]
  })

function comparison(
  ours: readonly number[],
  theirs: readonly number[],
  { kind, most }: { readonly kind: string; readonly most: number | null },
): Comparison {
  return {
    name: `Saving a session durably, against a bare insert (${kind})`,
    against: `a bare better-sqlite3 insert of the same bytes into ${kind === 'plain' ? 'a plain' : 'an equally encrypted'} file, synchronous=FULL`,
    ours: milliseconds(median(ours)),
    theirs: milliseconds(median(theirs)),
    ratio: median(ours) / median(theirs),
    most,
    note: 'ours also checks the revision, derives the codes and writes an audit event',
  }
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

async function started(core: Core) {
  const started = await core.services.sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' })
  if (!started.ok) throw new Error(started.error.code)
  return started.value
}

function openBare(file: string, key: string | null) {
  const db = key === null ? new Database(file) : connect(file, key)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE session (id TEXT PRIMARY KEY, entry TEXT NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO session (id, entry) VALUES (?, ?)')
  return {
    /** Milliseconds of one insert in its own transaction. */
    insert: (entry: SessionEntry): number => {
      const start = performance.now()
      insert.run(randomUUID(), JSON.stringify(entry))
      return performance.now() - start
    },
    close: () => db.close(),
  }
}
