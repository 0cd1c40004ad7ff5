import { join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { attempt } from '#main/ports/attempt.ts'
import { FileError, type Files } from '#main/ports/files.ts'
import type { ChargeFile } from '../charge-record.ts'
import type { FileFormat } from '../file-format.ts'
import type { Plan, PlannedFile } from '../plan.ts'
import { verifyFile } from '../verify-file.ts'
import { writeFile } from '../write-file.ts'
import { partName, trialName } from './aside.ts'
import { folderFailure, knowsLinks } from './folder.ts'
import type { FileRow } from './queries.ts'

/** A file that lies aside in its folder, flushed, read back and found equal to the log. */
export type PreparedFile = { readonly row: FileRow; readonly content: Buffer; readonly file: ChargeFile }

export type PrepareInput = {
  readonly files: Files
  readonly folder: string
  readonly plan: Plan
  /** What the log says a planned file must hold, read afresh. */
  readonly expected: (planned: PlannedFile) => ChargeFile
}

/** Writes the files of a plan aside and verifies them from the disk. On a failure what was written is left to the sweep. */
export function prepareFiles(input: PrepareInput): Result<readonly PreparedFile[], Failure> {
  const done = attempt(() => input.plan.files.map(planned => prepareFile(planned, input)))
  if (!done.ok) return fail(folderFailure(done.error))
  const prepared: PreparedFile[] = []
  for (const result of done.value) {
    if (!result.ok) return fail(failure('self-check-failed'))
    prepared.push(result.value)
  }
  letClockMoveOn(prepared)
  return ok(prepared)
}

function prepareFile(planned: PlannedFile, { files, folder, plan, expected }: PrepareInput): Result<PreparedFile, string> {
  const { name, file } = planned
  if (files.stat(join(folder, name)) !== null) throw new FileError('exists', 'EEXIST', 'create')
  const part = join(folder, partName(name))
  files.create(part, bytesOf(file, plan.format))
  const content = files.read(part)
  const counts = verifyFile(content, expected(planned), plan.format)
  if (!counts.ok) return fail(counts.error)
  const move = knowsLinks(files, part, join(folder, trialName(name))) ? 'link' : 'rename'
  const row = {
    ...counts.value,
    batch: plan.batch,
    claim: file.claim,
    number: file.fileNumber,
    name,
    move,
    part_changed_at_ns: String(changeTime(files, part)),
  } as const
  return ok({ row, content, file })
}

function bytesOf(file: ChargeFile, format: FileFormat): Buffer {
  const bytes = writeFile(file, format)
  // Each record was tried before its numbers were taken.
  if (!bytes.ok) throw new Error(`A record that fits alone does not fit its file: ${bytes.error.field}`)
  return bytes.value
}

/** When the part was last changed, which the journal notes. */
function changeTime(files: Files, part: string): bigint {
  const changedAtNs = files.stat(part)?.changedAtNs
  if (changedAtNs === undefined) throw new FileError('missing', 'ENOENT', 'stat')
  return changedAtNs
}

/**
 * Waits until the clock of the folder has moved past the times of change, so that a link made later changes them for
 * certain. File systems tick every few milliseconds, the coarse ones every second.
 */
function letClockMoveOn(prepared: readonly PreparedFile[]): void {
  const inWholeSeconds = prepared.every(({ row }) => row.part_changed_at_ns.endsWith('000000000'))
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, inWholeSeconds ? 1_100 : 25)
}
