import type { ExportFormat, Hl7Version } from '#shared/contract/exports.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

export type BatchState = 'releasing' | 'released' | 'abandoned'

export type BatchRow = {
  readonly number: string
  readonly state: BatchState
  readonly format: ExportFormat
  readonly hl7_version: Hl7Version | null
  readonly scope: string
  readonly folder: string
  readonly folder_inode: string
  readonly chain_head: string
  readonly created_at: string
}

export type FileRow = {
  readonly batch: string
  readonly claim: Claim
  readonly number: string
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly messages: number
  readonly lines: number
  readonly units: number
  readonly move: 'link' | 'rename'
  readonly part_changed_at_ns: string
}

/** The only destination there is. */
const DESTINATION = 'default'

const BATCH_COLUMNS = 'number, state, format, hl7_version, scope, folder, folder_inode, chain_head, created_at'
const FILE_COLUMNS =
  'batch, claim, number, name, sha256, bytes, messages, lines, units, move, part_changed_at_ns'

export function insertBatch(db: WritableDb, batch: Omit<BatchRow, 'state'>): void {
  db.run(
    `INSERT INTO export_batch (number, destination, state, format, hl7_version, scope, folder, folder_inode,
       chain_head, created_at, settled_at)
     VALUES (?, ?, 'releasing', ?, ?, ?, ?, ?, ?, ?, NULL)`,
    batch.number,
    DESTINATION,
    batch.format,
    batch.hl7_version,
    batch.scope,
    batch.folder,
    batch.folder_inode,
    batch.chain_head,
    batch.created_at,
  )
}

export function insertFile(db: WritableDb, file: FileRow, content: Uint8Array): void {
  db.run(
    `INSERT INTO export_file (${FILE_COLUMNS}, content)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    file.batch,
    file.claim,
    file.number,
    file.name,
    file.sha256,
    file.bytes,
    file.messages,
    file.lines,
    file.units,
    file.move,
    file.part_changed_at_ns,
    content,
  )
}

export type LedgerEntry = { readonly chargeLineId: string; readonly batch: string; readonly lineNumber: string }

/** Reserves a line for a batch. The primary key refuses a line that left, or is leaving, already. */
export function insertLedgerEntry(db: WritableDb, { chargeLineId, batch, lineNumber }: LedgerEntry): void {
  db.run(
    `INSERT INTO export_ledger (charge_line_id, destination, batch, line_number)
     VALUES (?, ?, ?, ?)`,
    chargeLineId,
    DESTINATION,
    batch,
    lineNumber,
  )
}

export function settleBatchRow(db: WritableDb, number: string, state: BatchState, at: string): void {
  db.run(
    `UPDATE export_batch
     SET state = ?, settled_at = ?
     WHERE number = ?`,
    state,
    at,
    number,
  )
}

export function deleteLedgerOf(db: WritableDb, batch: string): void {
  db.run(
    `DELETE FROM export_ledger
     WHERE batch = ?`,
    batch,
  )
}

export function findBatch(db: ReadableDb, number: string): BatchRow | undefined {
  return db.one<BatchRow>(
    `SELECT ${BATCH_COLUMNS}
     FROM export_batch
     WHERE number = ?`,
    number,
  )
}

export function listReleasing(db: ReadableDb): readonly BatchRow[] {
  return db.all<BatchRow>(
    `SELECT ${BATCH_COLUMNS}
     FROM export_batch
     WHERE state = 'releasing'
     ORDER BY number`,
  )
}

/** The newest batches. Numbers of a workstation grow, so the number is the order. */
export function listNewestBatches(db: ReadableDb, limit: number): readonly BatchRow[] {
  return db.all<BatchRow>(
    `SELECT ${BATCH_COLUMNS}
     FROM export_batch
     ORDER BY number DESC
     LIMIT ?`,
    limit,
  )
}

/** The files of a batch, professional before facility. */
export function listFiles(db: ReadableDb, batch: string): readonly FileRow[] {
  return db.all<FileRow>(
    `SELECT ${FILE_COLUMNS}
     FROM export_file
     WHERE batch = ?
     ORDER BY claim DESC`,
    batch,
  )
}

/** The deflated bytes of a file. */
export function getContent(db: ReadableDb, file: FileRow): Uint8Array {
  const row = db.one<{ readonly content: Uint8Array }>(
    `SELECT content
     FROM export_file
     WHERE batch = ? AND claim = ?`,
    file.batch,
    file.claim,
  )
  if (!row) throw new Error('An exported file has no content')
  return row.content
}

export type PartRow = { readonly folder: string; readonly name: string }

export function insertPart(db: WritableDb, { folder, name }: PartRow): void {
  db.run(
    `INSERT INTO export_part (folder, name)
     VALUES (?, ?)
     ON CONFLICT DO NOTHING`,
    folder,
    name,
  )
}

export function deletePart(db: WritableDb, { folder, name }: PartRow): void {
  db.run(
    `DELETE FROM export_part
     WHERE folder = ? AND name = ?`,
    folder,
    name,
  )
}

export function listParts(db: ReadableDb): readonly PartRow[] {
  return db.all<PartRow>(
    `SELECT folder, name
     FROM export_part
     ORDER BY folder, name`,
  )
}
