import type { Settings } from '#shared/contract/settings.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import { takeNumbers } from '#main/features/settings/index.ts'
import { adHocSheet, FIRST_DESTINATION } from './destinations/ad-hoc-sheet.ts'
import { sheetText } from './destinations/sheet-hash.ts'
import { batchNumber, chargeFileName, fileNumber, lineNumber } from './control-number.ts'
import {
  insertBatch,
  insertDelivery,
  insertFile,
  insertLedgerEntry,
  type BatchRow,
} from './release/queries.ts'
import { recordReleased } from './release/settle.ts'

/** A file of a batch that left: its bytes, deflated, and the charge lines in it. */
export type ReleasedFile = {
  readonly claim: Claim
  readonly content: Uint8Array
  readonly bytes: number
  readonly sha256: string
  readonly messages: number
  readonly units: number
  readonly lineIds: readonly string[]
}

type ReleasedBatch = {
  readonly at: string
  readonly settings: Settings
  readonly chainHead: string
  readonly folder: string
  readonly files: readonly ReleasedFile[]
}

/**
 * Notes a batch as having left, in the caller's transaction, with its ledger and its events and without a file in any
 * folder: for a log that is filled with invented sessions.
 */
export function writeReleasedBatch(db: WritableDb, audit: Audit, batch: ReleasedBatch): void {
  const { at, settings, chainHead, folder, files } = batch
  const row: BatchRow = {
    number: batchNumber(settings.workstation, takeNumbers(db, 'export-batch', 1)),
    destination: FIRST_DESTINATION,
    state: 'queued',
    format: 'hl7',
    sheet: sheetText(adHocSheet({ kind: 'hl7', version: '2.3.1' })),
    scope: 'all',
    chain_head: chainHead,
    created_at: at,
    created_by: audit.actor,
    settled_at: null,
  }
  insertBatch(db, row)
  insertDelivery(db, { batch: row.number, folder, aside: folder, waits: 0 })
  for (const [position, file] of files.entries()) writeFileRows(db, { settings, row, position, file })
  recordReleased({ db, audit }, row, at)
}

type FileOfBatch = {
  readonly settings: Settings
  readonly row: BatchRow
  readonly position: number
  readonly file: ReleasedFile
}

function writeFileRows(db: WritableDb, { settings, row, position, file }: FileOfBatch): void {
  const { training, site, workstation } = settings
  const { claim, bytes, sha256, messages, units, lineIds, content } = file
  const count = takeNumbers(db, 'export-file', 1)
  const named = { training, site, workstation, createdAt: row.created_at, count, format: 'hl7' } as const
  const numbers = { batch: row.number, number: fileNumber(workstation, count), name: chargeFileName(named) }
  const counts = { sha256, bytes, messages, lines: lineIds.length, units }
  insertFile(db, { ...numbers, position, claim, ...counts, interchange: null, credits: 0 }, content)
  const first = takeNumbers(db, 'export-line', lineIds.length)
  for (const [index, chargeLineId] of lineIds.entries()) {
    const number = lineNumber(workstation, first + index)
    insertLedgerEntry(db, {
      chargeLineId,
      destination: row.destination,
      batch: row.number,
      lineNumber: number,
    })
  }
}
