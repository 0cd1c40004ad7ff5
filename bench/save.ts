import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createCore, type Core } from '#main/core.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { median, milliseconds, type Bench } from './comparison.ts'
import { withScratchFolder } from './scratch-folder.ts'

const SAVES = 3000

/**
 * Saving a draft durably, with revision, command id, audit event and encryption, against a bare insert of the same
 * bytes. Both in WAL with synchronous=FULL, one transaction a save, by turns.
 */
export const benchSave: Bench = () =>
  withScratchFolder(async folder => {
    const core = openCore(join(folder, 'data'))
    const bare = openBare(join(folder, 'bare.db'))
    const session = await started(core)
    const times = { ours: [] as number[], theirs: [] as number[] }
    let revision = session.revision
    for (let index = 0; index < SAVES; index++) {
      const entry = anEntry({ note: `Typed so far: ${'word '.repeat(index % 20)}` })
      const start = performance.now()
      const saved = core.services.sessions.saveDraft({
        commandId: commandId(),
        id: session.id,
        revision,
        entry,
      })
      times.ours.push(performance.now() - start)
      if (!saved.ok) throw new Error(saved.error.code)
      revision = saved.value.revision
      times.theirs.push(bare.insert(entry))
    }
    core.close()
    bare.close()
    const [ours, theirs] = [median(times.ours), median(times.theirs)]
    return [
      {
        name: 'Saving a session durably',
        against: 'a bare better-sqlite3 insert of the same bytes, WAL, synchronous=FULL',
        ours: milliseconds(ours),
        theirs: milliseconds(theirs),
        ratio: ours / theirs,
        most: 2,
        note: 'ours is encrypted, audited and checks the revision',
      },
    ]
  })

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
  const started = await core.services.sessions.start({ commandId: commandId(), performedOn: '2026-11-20' })
  if (!started.ok) throw new Error(started.error.code)
  return started.value
}

function commandId(): string {
  return randomUUID()
}

function openBare(file: string) {
  const db = new Database(file)
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
