import type { Settings } from '#shared/contract/settings.ts'
import { CLAIMS, type Claim } from '#shared/domain/vocabulary.ts'
import { numbered, type ChargeRecord, type FileHead, type UnnumberedRecord } from './charge-record.ts'
import { batchNumber, fileNumber, lineNumber } from './control-number.ts'
import type { FileFormat } from './file-format.ts'
import { trialNumbers, type NumberSource } from './number-source.ts'
import type { SelectedRecord } from './selection.ts'
import type { Target } from './target.ts'

/** What is the same in all files of a batch. */
export type BatchHead = {
  readonly settings: Settings
  readonly target: Target
  readonly batch: string
  readonly createdAt: string
  readonly chainHead: string
}

/** One file to come: a part of what was selected, of one kind of claim. */
export type FilePart = {
  readonly claim: Claim
  readonly records: readonly SelectedRecord[]
  readonly messagesBefore: number
}

/** A file with its numbers; nothing is written. */
export type PlannedFile = {
  readonly name: string
  readonly format: FileFormat
  readonly interchange: number | null
  readonly head: FileHead
  /** The count in the number of its first line; those of the others follow. */
  readonly firstLine: number
}

/** More than a receiver takes in one go, and as much as is composed and compared at once. */
export const SESSIONS_A_FILE = 5_000

/**
 * Puts what was selected into files: one kind of claim each, so no receiver ever meets both, and no more sessions than
 * can be composed without holding up the window.
 */
export function partsOf(
  records: readonly SelectedRecord[],
  sessionsAFile = SESSIONS_A_FILE,
): readonly FilePart[] {
  const parts: FilePart[] = []
  let messagesBefore = 0
  for (const claim of CLAIMS) {
    const own = records.filter(record => record.claim === claim)
    for (let from = 0; from < own.length; from += sessionsAFile) {
      const some = own.slice(from, from + sessionsAFile)
      parts.push({ claim, records: some, messagesBefore })
      messagesBefore += some.length
    }
  }
  return parts
}

/** Takes the numbers of a file. They stay used whatever becomes of it. */
export function planFile(
  head: BatchHead,
  { claim, lines, messagesBefore }: Omit<FilePart, 'records'> & { readonly lines: number },
  numbers: NumberSource,
): PlannedFile {
  const { settings, target, batch, createdAt } = head
  const { site, workstation, training } = settings
  const count = numbers.file()
  const interchange = target.receiver === null ? null : numbers.interchange(target.receiver)
  return {
    name: target.nameOf({ training, site, workstation, createdAt, count, claim, batch }),
    format: target.formatOf(interchange),
    interchange,
    head: { ...headerOf(head), fileNumber: fileNumber(workstation, count), claim, messagesBefore },
    firstLine: numbers.lines(lines),
  }
}

/** Gives the lines of records their numbers, one after another from the first. */
export function* withNumbers(
  records: Iterable<UnnumberedRecord>,
  workstation: string,
  firstLine: number,
): Generator<ChargeRecord, undefined> {
  let count = firstLine
  for (const record of records) yield numbered(record, () => lineNumber(workstation, count++))
}

/** A record with numbers of the right width and the file it would stand in, on which is tried whether it fits. */
export function trialFile(
  record: UnnumberedRecord,
  head: Omit<BatchHead, 'batch'>,
): Pick<PlannedFile, 'format' | 'head'> & { readonly record: ChargeRecord } {
  const { workstation } = head.settings
  const { claim, lines } = record
  const part = { claim, lines: lines.length, messagesBefore: 0 }
  const planned = planFile({ ...head, batch: batchNumber(workstation, 1) }, part, trialNumbers())
  let count = planned.firstLine
  return { ...planned, record: numbered(record, () => lineNumber(workstation, count++)) }
}

function headerOf({ settings, target, batch, createdAt, chainHead }: BatchHead) {
  const { site, training } = settings
  return { site, training, ...target.partnersOf(settings), batch, createdAt, chainHead }
}
