import { join } from 'node:path'
import { z } from 'zod'
import type { WritableDb } from '#main/db/handles.ts'
import type { StorePaths } from '#main/db/store-paths.ts'
import type { Audit } from '#main/features/audit/index.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Files } from '#main/ports/files.ts'

/** What can be done to a log from outside of it, while it is closed or open elsewhere. Nothing of a patient. */
const schema = z.strictObject({
  action: z.enum(['backup-written', 'key-recovered', 'log-restored']),
  at: z.string().max(40),
  changes: z
    .array(z.strictObject({ path: z.string().max(40), from: z.null(), to: z.string().max(200) }))
    .max(10),
})

export type PendingEvent = z.output<typeof schema>

/** Leaves word of something that was done to a log, to be told in its audit trail by whoever has it open. */
export function leaveWord(files: Files, paths: StorePaths, event: PendingEvent): void {
  files.ensureFolder(paths.pendingEvents, 0o700)
  const name = `${event.at.slice(0, 23).replaceAll(/\D/g, '')}-${event.action}.json`
  files.replace(join(paths.pendingEvents, name), Buffer.from(`${JSON.stringify(event)}\n`), 0o600)
}

type Desk = {
  readonly files: Files
  readonly paths: StorePaths
  readonly db: WritableDb
  readonly audit: Audit
}

/** Puts what was left word of into the audit trail, in its order; a word is removed once it stands there. */
export function takeWords({ files, paths, db, audit }: Desk): void {
  attempt(() => {
    if (files.stat(paths.pendingEvents) === null) return
    for (const name of files.list(paths.pendingEvents).toSorted()) {
      const path = join(paths.pendingEvents, name)
      const event = name.endsWith('.json') ? readEvent(files.read(path)) : null
      if (event !== null) {
        const { action, at, changes } = event
        db.transaction(() => audit.record(db, { action, sessionId: null, changes, reason: `noted at ${at}` }))
      }
      files.unlink(path)
    }
  })
}

function readEvent(bytes: Uint8Array): PendingEvent | null {
  try {
    const read = schema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
