import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { ComposedFile } from '../compose.ts'
import { lineNumber } from '../control-number.ts'
import { insertCreditEntry } from '../corrections-queries.ts'
import type { BatchHead } from '../plan.ts'
import { findRevision } from '../queries.ts'
import { partName, trialName } from '#main/features/shares/index.ts'
import { insertBatch, insertDelivery, insertFile, insertLedgerEntry, insertPart } from './queries.ts'

export type Journaled = {
  readonly head: BatchHead
  readonly scope: string
  readonly by: string
  readonly files: readonly ComposedFile[]
}

/**
 * Journals a composed batch in one transaction: its bytes, its lines, and the names that will be set aside. From here on
 * its lines are reserved, and whatever happens next can be told from the journal and the folder. Refused when a session
 * has changed since it was selected.
 */
export function journalBatch(db: WritableDb, { head, scope, by, files }: Journaled): Result<null, Failure> {
  const { target, batch, chainHead, createdAt } = head
  return db.transaction(() => {
    const changed = files.some(({ records }) => records.some(one => findRevision(db, one.sessionId) !== one.revision))
    if (changed) return fail(failure('export-changed'))
    insertBatch(db, {
      number: batch,
      destination: target.id,
      format: target.kind,
      sheet: target.sheet,
      scope,
      chain_head: chainHead,
      created_at: createdAt,
      created_by: by,
    })
    const { folder, aside, keepsTrying } = target
    insertDelivery(db, { batch, folder, aside, waits: keepsTrying ? 1 : 0 })
    for (const [position, file] of files.entries()) journalFile(db, head, position, file)
    return ok(null)
  })
}

function journalFile(db: WritableDb, head: BatchHead, position: number, file: ComposedFile): void {
  const { target, batch } = head
  const { name, claim, fileNumber, interchange, counts, content } = file
  insertFile(db, { batch, position, claim, number: fileNumber, name, interchange, ...counts }, content)
  insertPart(db, { folder: target.aside, name: partName(name) })
  insertPart(db, { folder: target.folder, name: trialName(name) })
  let at = 0
  for (const { kind, lines } of file.records) {
    const insertEntry = kind === 'charge' ? insertLedgerEntry : insertCreditEntry
    for (const chargeLineId of file.lineIds.slice(at, at + lines)) {
      const number = lineNumber(head.settings.workstation, file.firstLine + at)
      insertEntry(db, { chargeLineId, destination: target.id, batch, lineNumber: number })
      at += 1
    }
  }
}
