import type { Claim } from '#shared/domain/vocabulary.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import type { FileFormat } from '../file-format.ts'
import type { Part } from '#main/features/shares/index.ts'

export type BatchState = 'queued' | 'releasing' | 'released' | 'abandoned'

export type BatchRow = {
  readonly number: string
  readonly destination: string
  readonly state: BatchState
  readonly format: FileFormat['kind']
  /** What was agreed, as it was used. */
  readonly sheet: string
  readonly scope: string
  readonly chain_head: string
  readonly created_at: string
  readonly created_by: string
  readonly settled_at: string | null
}

/** Where a batch goes, and what became of that so far. */
export type DeliveryRow = {
  readonly folder: string
  readonly aside: string
  readonly folder_inode: string | null
  /** 1: it waits until its folder takes it. 0: it is undone when nothing of it could leave. */
  readonly waits: 0 | 1
  readonly attempts: number
  readonly failure: string | null
  readonly tried_at: string | null
  readonly next_at: string | null
}

export type UndecidedRow = BatchRow & DeliveryRow

export type FileRow = {
  readonly batch: string
  readonly position: number
  readonly claim: Claim
  readonly number: string
  readonly name: string
  readonly interchange: number | null
  readonly sha256: string
  readonly bytes: number
  readonly messages: number
  readonly lines: number
  readonly units: number
  /** How many of the lines are credits. */
  readonly credits: number
}

export type AsideRow = {
  readonly position: number
  readonly move: 'link' | 'rename'
  readonly part_changed_at_ns: string
}

const BATCH_COLUMNS = `number, destination, state, format, sheet, scope, chain_head, created_at, created_by, settled_at`
const DELIVERY_COLUMNS = 'folder, aside, folder_inode, waits, attempts, failure, tried_at, next_at'
const FILE_COLUMNS = 'batch, position, claim, number, name, interchange, sha256, bytes, messages, lines, units'

export function insertBatch(db: WritableDb, batch: Omit<BatchRow, 'state' | 'settled_at'>): void {
  db.run(
    `INSERT INTO export_batch (${BATCH_COLUMNS})
     VALUES (?, ?, 'queued', ?, ?, ?, ?, ?, ?, NULL)`,
    batch.number,
    batch.destination,
    batch.format,
    batch.sheet,
    batch.scope,
    batch.chain_head,
    batch.created_at,
    batch.created_by,
  )
}

export function insertDelivery(
  db: WritableDb,
  delivery: Pick<DeliveryRow, 'folder' | 'aside' | 'waits'> & { readonly batch: string },
): void {
  db.run(
    `INSERT INTO export_delivery (batch, folder, aside, folder_inode, waits, attempts, failure, tried_at, next_at)
     VALUES (?, ?, ?, NULL, ?, 0, NULL, NULL, NULL)`,
    delivery.batch,
    delivery.folder,
    delivery.aside,
    delivery.waits,
  )
}

export function insertFile(db: WritableDb, file: FileRow, content: Uint8Array): void {
  db.run(
    `INSERT INTO export_file (${FILE_COLUMNS}, content)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    file.batch,
    file.position,
    file.claim,
    file.number,
    file.name,
    file.interchange,
    file.sha256,
    file.bytes,
    file.messages,
    file.lines,
    file.units,
    content,
  )
  if (file.credits === 0) return
  db.run(
    `INSERT INTO export_file_credits (file, credits)
     VALUES (?, ?)`,
    file.number,
    file.credits,
  )
}

export type LedgerEntry = {
  readonly chargeLineId: string
  readonly destination: string
  readonly batch: string
  readonly lineNumber: string
}

/** Reserves a line for a batch. The primary key refuses a line that left there, or is leaving, already. */
export function insertLedgerEntry(db: WritableDb, entry: LedgerEntry): void {
  db.run(
    `INSERT INTO export_ledger (charge_line_id, destination, batch, line_number)
     VALUES (?, ?, ?, ?)`,
    entry.chargeLineId,
    entry.destination,
    entry.batch,
    entry.lineNumber,
  )
}

/** Notes what lies aside for a file; a later attempt takes the place of an earlier one. */
export function putAside(db: WritableDb, batch: string, row: AsideRow): void {
  db.run(
    `INSERT INTO export_aside (batch, position, move, part_changed_at_ns)
     VALUES (?, ?, ?, ?)
     ON CONFLICT (batch, position) DO UPDATE SET
       move = excluded.move, part_changed_at_ns = excluded.part_changed_at_ns`,
    batch,
    row.position,
    row.move,
    row.part_changed_at_ns,
  )
}

export function listAside(db: ReadableDb, batch: string): readonly AsideRow[] {
  return db.all<AsideRow>(
    `SELECT position, move, part_changed_at_ns
     FROM export_aside
     WHERE batch = ?
     ORDER BY position`,
    batch,
  )
}

/** All files of the batch lie aside in the folder of this number: from here on they may have left. */
export function beginRelease(db: WritableDb, batch: string, inode: string): void {
  db.run(
    `UPDATE export_batch
     SET state = 'releasing'
     WHERE number = ?`,
    batch,
  )
  db.run(
    `UPDATE export_delivery
     SET folder_inode = ?
     WHERE batch = ?`,
    inode,
    batch,
  )
}

export type Attempt = {
  readonly batch: string
  readonly failure: string | null
  readonly at: string
  readonly nextAt: string | null
}

export function noteAttempt(db: WritableDb, { batch, failure, at, nextAt }: Attempt): void {
  db.run(
    `UPDATE export_delivery
     SET attempts = attempts + 1, failure = ?, tried_at = ?, next_at = ?
     WHERE batch = ?`,
    failure,
    at,
    nextAt,
    batch,
  )
}

export function settleBatchRow(
  db: WritableDb,
  number: string,
  state: 'released' | 'abandoned',
  at: string,
): void {
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

export function findBatch(db: ReadableDb, number: string): UndecidedRow | undefined {
  return db.one<UndecidedRow>(
    `SELECT ${BATCH_COLUMNS}, ${DELIVERY_COLUMNS}
     FROM export_batch
     JOIN export_delivery ON export_delivery.batch = export_batch.number
     WHERE number = ?`,
    number,
  )
}

/** Batches that wait or may have left, oldest first. */
export function listUndecided(db: ReadableDb): readonly UndecidedRow[] {
  return db.all<UndecidedRow>(
    `SELECT ${BATCH_COLUMNS}, ${DELIVERY_COLUMNS}
     FROM export_batch
     JOIN export_delivery ON export_delivery.batch = export_batch.number
     WHERE state IN ('queued', 'releasing')
     ORDER BY number`,
  )
}

/** The newest batches. Numbers of a workstation grow, so the number is the order. */
export function listNewestBatches(db: ReadableDb, limit: number): readonly UndecidedRow[] {
  return db.all<UndecidedRow>(
    `SELECT ${BATCH_COLUMNS}, ${DELIVERY_COLUMNS}
     FROM export_batch
     JOIN export_delivery ON export_delivery.batch = export_batch.number
     ORDER BY number DESC
     LIMIT ?`,
    limit,
  )
}

/** The files of a batch, professional before facility. */
export function listFiles(db: ReadableDb, batch: string): readonly FileRow[] {
  return db.all<FileRow>(
    `SELECT ${FILE_COLUMNS},
       coalesce((SELECT credits FROM export_file_credits WHERE file = export_file.number), 0) AS credits
     FROM export_file
     WHERE batch = ?
     ORDER BY position`,
    batch,
  )
}

/** The deflated bytes of a file. */
export function getContent(db: ReadableDb, { batch, position }: FileRow): Uint8Array {
  const row = db.one<{ readonly content: Uint8Array }>(
    `SELECT content
     FROM export_file
     WHERE batch = ? AND position = ?`,
    batch,
    position,
  )
  if (!row) throw new Error('An exported file has no content')
  return row.content
}

export function insertPart(db: WritableDb, { folder, name }: Part): void {
  db.run(
    `INSERT INTO export_part (folder, name)
     VALUES (?, ?)
     ON CONFLICT DO NOTHING`,
    folder,
    name,
  )
}

export function deletePart(db: WritableDb, { folder, name }: Part): void {
  db.run(
    `DELETE FROM export_part
     WHERE folder = ? AND name = ?`,
    folder,
    name,
  )
}

export function listParts(db: ReadableDb): readonly Part[] {
  return db.all<Part>(
    `SELECT folder, name
     FROM export_part
     ORDER BY folder, name`,
  )
}

/** The newest batch that left to a destination, with what it held. */
export function findLastReleased(
  db: ReadableDb,
  destination: string,
): { readonly batch: string; readonly createdAt: string; readonly lines: number; readonly units: number } | undefined {
  return db.one(
    `SELECT export_batch.number AS batch, export_batch.created_at AS createdAt, sum(export_file.lines) AS lines,
       sum(export_file.units) AS units
     FROM export_batch
     JOIN export_file ON export_file.batch = export_batch.number
     WHERE export_batch.number = (
       SELECT number
       FROM export_batch
       WHERE destination = ? AND state = 'released'
       ORDER BY number DESC
       LIMIT 1
     )
     GROUP BY export_batch.number`,
    destination,
  )
}
