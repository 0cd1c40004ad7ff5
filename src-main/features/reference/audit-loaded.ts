import type { WritableDb } from '#main/db/handles.ts'
import { changedFields, type Audit, type Json } from '#main/features/audit/index.ts'
import { findAudited, putAudited } from './audited-queries.ts'
import { fileName } from './edition.ts'
import type { OpenReference } from './open-reference.ts'

/**
 * Puts what changed in the reference database into the audit trail of the log: which file with which hash and how
 * many rows, who loaded it and when, what was removed. The file may have been changed by another process, or put
 * there by IT: whatever is not in the trail yet is recorded when it is noticed.
 */
export function auditLoaded(
  reference: Pick<OpenReference, 'editions' | 'licence'> | null,
  { db, audit }: { readonly db: WritableDb; readonly audit: Audit },
): void {
  const now = loadedFiles(reference)
  const text = JSON.stringify(now)
  const before = findAudited(db) ?? '{}'
  if (text === before) return
  db.transaction(() => {
    audit.record(db, {
      action: 'reference-changed',
      sessionId: null,
      changes: changedFields(JSON.parse(before), now),
    })
    putAudited(db, text)
  })
}

/** Each loaded file under its dataset, first day and part. */
function loadedFiles(reference: Pick<OpenReference, 'editions' | 'licence'> | null): { [key: string]: Json } {
  const loaded: { [key: string]: Json } = {}
  for (const { dataset, from, files } of reference?.editions ?? []) {
    for (const file of files) {
      const { sha256, rows, badRows, loadedAt, loadedBy } = file
      loaded[`${dataset} ${from} part ${file.part}`] = {
        file: fileName(file),
        sha256,
        rows,
        badRows,
        loadedAt,
        loadedBy,
      }
    }
  }
  if (reference?.licence) loaded['licence'] = reference.licence
  return loaded
}
