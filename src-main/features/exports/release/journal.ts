import { deflateSync } from 'node:zlib'
import type { WritableDb } from '#main/db/handles.ts'
import type { Plan } from '../plan.ts'
import { partName, trialName } from './aside.ts'
import type { PreparedFile } from './prepare.ts'
import { insertBatch, insertFile, insertLedgerEntry, insertPart, type BatchRow } from './queries.ts'

/** Notes the names that a plan is about to set aside, in the caller's transaction. */
export function noteAside(db: WritableDb, folder: string, plan: Plan): void {
  for (const { name } of plan.files) {
    insertPart(db, { folder, name: partName(name) })
    insertPart(db, { folder, name: trialName(name) })
  }
}

/**
 * Journals a batch whose files lie aside: from this transaction on its lines are reserved and its bytes are kept, so
 * that whatever happens next can be told from the folder. The answer is the batch as `releasing`.
 */
export function journalBatch(
  db: WritableDb,
  {
    plan,
    folder,
    inode,
    prepared,
  }: {
    readonly plan: Plan
    readonly folder: string
    readonly inode: string
    readonly prepared: readonly PreparedFile[]
  },
): BatchRow {
  const batch: BatchRow = {
    number: plan.batch,
    state: 'releasing',
    format: plan.format.kind,
    hl7_version: plan.format.kind === 'hl7' ? plan.format.version : null,
    scope: plan.scope,
    folder,
    folder_inode: inode,
    chain_head: plan.chainHead,
    created_at: plan.createdAt,
  }
  db.transaction(() => {
    insertBatch(db, batch)
    for (const { row, content, file } of prepared) {
      insertFile(db, row, deflateSync(content))
      for (const { chargeLineId, lineNumber } of file.records.flatMap(record => record.lines)) {
        insertLedgerEntry(db, { chargeLineId, batch: plan.batch, lineNumber })
      }
    }
  })
  return batch
}
