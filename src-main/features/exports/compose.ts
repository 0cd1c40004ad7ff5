import { deflateSync } from 'node:zlib'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import type { StreamedFile, UnnumberedRecord } from './charge-record.ts'
import type { FileFormat } from './file-format.ts'
import { storedNumbers } from './number-source.ts'
import { planFile, withNumbers, type BatchHead, type FilePart, type PlannedFile } from './plan.ts'
import { findRevision } from './queries.ts'
import { readSelected, type SelectedRecord } from './selection.ts'
import { verifyInTurns, type FileCounts } from './verify-file.ts'
import { createByteList, writePieces } from './write-file.ts'

/** A file whose bytes were read by the independent reader and found equal to the log. */
export type ComposedFile = {
  readonly name: string
  readonly claim: Claim
  readonly fileNumber: string
  readonly interchange: number | null
  readonly counts: FileCounts
  /** The bytes, deflated. */
  readonly content: Uint8Array
  readonly records: readonly SelectedRecord[]
  /** The rows of its lines in their order; their numbers follow one another from the first. */
  readonly lineIds: readonly string[]
  readonly firstLine: number
}

export type ComposeTools = {
  readonly db: WritableDb
  /** Told how many lines of the file were compared; false once somebody has called it off. */
  readonly turn: (compared: number) => Promise<boolean>
}

/** So many pieces are written, or lines compared, before others get their turn. */
const AT_ONCE = 200

/**
 * Composes a file and holds its bytes against the log, read once more: envelope, counts, and every line fact by fact.
 * What is later written into a folder has to be these bytes. Records are read as they are needed, and few at a time are
 * in memory; the bytes of one file are.
 */
export async function composeFile(
  tools: ComposeTools,
  head: BatchHead,
  part: FilePart,
): Promise<Result<ComposedFile, Failure>> {
  const { db } = tools
  const lines = part.records.reduce((sum, record) => sum + record.lines, 0)
  const planned = db.transaction(() => planFile(head, { ...part, lines }, storedNumbers(db)))
  const { name, format, interchange, firstLine } = planned
  const bytes = await writtenBytes(tools, streamed(db, { head, part, planned, lineIds: [] }), format)
  if (bytes === null) return fail(failure('export-cancelled'))
  const lineIds: string[] = []
  const counts = await verified(tools, bytes, streamed(db, { head, part, planned, lineIds }), format)
  if (counts === null) return fail(failure('export-cancelled'))
  if (part.records.some(record => hasChanged(db, record))) return fail(failure('export-changed'))
  if (!counts.ok || lineIds.length !== lines) return fail(failure('self-check-failed'))
  return ok({
    ...{ name, interchange, firstLine, lineIds },
    claim: part.claim,
    fileNumber: planned.head.fileNumber,
    counts: counts.value,
    content: deflateSync(bytes),
    records: part.records,
  })
}

async function writtenBytes(
  { turn }: ComposeTools,
  file: StreamedFile,
  format: FileFormat,
): Promise<Buffer | null> {
  const bytes = createByteList()
  const writing = writePieces(file, format)
  for (let pieces = 1; ; pieces += 1) {
    const next = writing.next()
    if (next.done) {
      // Each record was tried before its numbers were taken.
      if (next.value) throw new Error(`A record that fits alone does not fit its file: ${next.value.field}`)
      return bytes.whole()
    }
    bytes.add(next.value)
    if (pieces % AT_ONCE === 0 && !(await turn(0))) return null
  }
}

async function verified(
  { turn }: ComposeTools,
  bytes: Buffer,
  file: StreamedFile,
  format: FileFormat,
): Promise<Result<FileCounts, string> | null> {
  const verifying = verifyInTurns(bytes, file, format)
  for (let lines = 1; ; lines += 1) {
    const next = verifying.next()
    if (next.done) return next.value
    if (lines % AT_ONCE === 0 && !(await turn(lines))) return null
  }
}

type Source = {
  readonly head: BatchHead
  readonly part: FilePart
  readonly planned: PlannedFile
  /** Takes down the row of each line that is read. */
  readonly lineIds: string[]
}

/** The file with its records read from the log whenever they are asked for. */
function streamed(db: ReadableDb, source: Source): StreamedFile {
  const { head, planned } = source
  const read = () => withNumbers(recordsOf(db, source), head.settings.workstation, planned.firstLine)
  return { ...planned.head, records: { [Symbol.iterator]: read } }
}

/** Ends at a record that does not leave any more as it was selected: its revision is another by then. */
function* recordsOf(db: ReadableDb, { head, part, lineIds }: Source): Generator<UnnumberedRecord, undefined> {
  for (const selected of part.records) {
    const record = readSelected(db, selected, head.target)
    if (!record || record.lines.length !== selected.lines) return
    for (const { chargeLineId } of record.lines) lineIds.push(chargeLineId)
    yield record
  }
}

function hasChanged(db: ReadableDb, { sessionId, revision }: SelectedRecord): boolean {
  return findRevision(db, sessionId) !== revision
}
