import { deflateSync } from 'node:zlib'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import { numbered, type ChargeFile, type NumberedLine, type UnnumberedRecord } from './charge-record.ts'
import { storedNumbers } from './number-source.ts'
import { planFile, type BatchHead, type FilePart, type PlannedFile } from './plan.ts'
import { readSelected, type SelectedRecord } from './selection.ts'
import { verifyFile, type FileCounts } from './verify-file.ts'
import { writeFile } from './write-file.ts'

/** A file whose bytes were read by the independent reader and found equal to the log. */
export type ComposedFile = {
  readonly name: string
  readonly claim: Claim
  readonly fileNumber: string
  readonly interchange: number | null
  readonly counts: FileCounts
  /** The bytes, deflated. */
  readonly content: Uint8Array
  readonly lines: readonly Pick<NumberedLine, 'chargeLineId' | 'lineNumber' | 'transaction'>[]
  readonly sessions: readonly { readonly id: SessionId; readonly revision: number }[]
}

/**
 * Composes a file in memory and holds its bytes against the log, read once more: envelope, counts, and every line fact
 * by fact. What is later written into a folder has to be these bytes.
 */
export function composeFile(db: WritableDb, head: BatchHead, part: FilePart): Result<ComposedFile, Failure> {
  const records = recordsOf(db, head, part.records)
  if (records === null) return fail(failure('export-changed'))
  const planned = db.transaction(() => planFile(head, { ...part, records }, storedNumbers(db)))
  const { name, file, format, interchange } = planned
  const bytes = bytesOf(planned)
  const expected = readAfresh(db, head, part.records, file)
  const counts = expected === null ? null : verifyFile(bytes, expected, format)
  if (!counts?.ok) return fail(failure('self-check-failed'))
  return ok({
    name,
    claim: file.claim,
    fileNumber: file.fileNumber,
    interchange,
    counts: counts.value,
    content: deflateSync(bytes),
    lines: file.records.flatMap(record =>
      record.lines.map(({ chargeLineId, lineNumber, transaction }) => ({
        chargeLineId,
        lineNumber,
        transaction,
      })),
    ),
    sessions: part.records.map(({ sessionId, revision }) => ({ id: sessionId, revision })),
  })
}

function bytesOf({ file, format }: PlannedFile): Buffer {
  const bytes = writeFile(file, format)
  // Each record was tried before its numbers were taken.
  if (!bytes.ok) throw new Error(`A record that fits alone does not fit its file: ${bytes.error.field}`)
  return bytes.value
}

/** Null when one of them does not leave any more. */
function recordsOf(
  db: ReadableDb,
  { target }: BatchHead,
  selected: readonly SelectedRecord[],
): readonly UnnumberedRecord[] | null {
  const records: UnnumberedRecord[] = []
  for (const one of selected) {
    const record = readSelected(db, one, target)
    if (!record || record.lines.length !== one.lines) return null
    records.push(record)
  }
  return records
}

/** The planned file with its records read from the log once more: what the bytes are held against. */
function readAfresh(
  db: ReadableDb,
  head: BatchHead,
  selected: readonly SelectedRecord[],
  file: ChargeFile,
): ChargeFile | null {
  const numberOf = new Map(
    file.records.flatMap(record => record.lines.map(line => [line.chargeLineId, line.lineNumber] as const)),
  )
  const records = recordsOf(db, head, selected)
  if (records === null) return null
  return {
    ...file,
    records: records.map(record => numbered(record, line => numberOf.get(line.chargeLineId) ?? '')),
  }
}
