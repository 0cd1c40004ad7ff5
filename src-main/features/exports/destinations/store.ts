import type { Destination } from '#shared/contract/destinations.ts'
import { interfaceSheet } from '#shared/contract/interface-sheet.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import { changedFields, type Audit } from '#main/features/audit/index.ts'
import type { Clock } from '#main/ports/clock.ts'
import { firstSheet } from './ad-hoc-sheet.ts'
import {
  findDestinationRow,
  findLastFormat,
  hasDestinations,
  listDestinationRows,
  putDestination,
  type DestinationRow,
} from './queries.ts'
import { sheetHash, sheetText } from './sheet-hash.ts'

export type DestinationTools = { readonly db: WritableDb; readonly clock: Clock; readonly audit: Audit }

/** The destination of an id; null when the log has none, which a retired one is not. */
export function findDestination(db: ReadableDb, id: string): Destination | null {
  const row = findDestinationRow(db, id)
  return row ? destinationOf(row) : null
}

export function listDestinations(db: ReadableDb): readonly Destination[] {
  return listDestinationRows(db).map(destinationOf)
}

function destinationOf({ id, sheet, hash, revision, updated_at, retired_at }: DestinationRow): Destination {
  return {
    id,
    sheet: interfaceSheet.parse(JSON.parse(sheet)),
    hash,
    revision,
    updatedAt: updated_at,
    retiredAt: retired_at,
  }
}

/** Writes the next state of a destination, in the caller's transaction, with what changed in the audit trail. */
export function writeDestination(
  { db, clock, audit }: DestinationTools,
  action: string,
  { sheet, retiredAt }: Pick<Destination, 'sheet' | 'retiredAt'>,
): Destination {
  const before = findDestination(db, sheet.id)
  const at = clock.now()
  putDestination(db, {
    id: sheet.id,
    sheet: sheetText(sheet),
    hash: sheetHash(sheet),
    revision: (before?.revision ?? 0) + 1,
    updated_at: at,
    retired_at: retiredAt,
  })
  const changes = changedFields(
    before === null ? null : { ...before.sheet, retired: before.retiredAt !== null },
    { ...sheet, retired: retiredAt !== null },
  )
  audit.record(db, {
    action,
    sessionId: null,
    changes: changes.map(({ path, from, to }) => ({
      path: path === '' ? sheet.id : `${sheet.id}.${path}`,
      from,
      to,
    })),
  })
  const written = findDestination(db, sheet.id)
  if (written === null) throw new Error('A destination that was written is not there')
  return written
}

/** A log without any gets the one that does what its exports did so far: the same format, names and folder. */
export function ensureFirstDestination(tools: DestinationTools): void {
  const { db } = tools
  if (hasDestinations(db)) return
  const last = findLastFormat(db)
  const format =
    last?.format === 'hl7'
      ? ({ kind: 'hl7', version: last.version ?? '2.3.1' } as const)
      : ({ kind: 'csv' } as const)
  db.transaction(() =>
    writeDestination(tools, 'destination-made', { sheet: firstSheet(format), retiredAt: null }),
  )
}
