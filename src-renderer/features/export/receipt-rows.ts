import type { BatchSummary, ExportedFile } from '#shared/contract/exports.ts'
import { CLAIM_LABEL } from '#shared/domain/labels.ts'

/** A file as the receipt shows it. A session is one message of an HL7 file and one group of lines of a CSV file. */
export type ReceiptRow = Omit<ExportedFile, 'path'> & {
  readonly name: string
  /** Which claim the file is for; empty as long as the ledger was not read. */
  readonly claim: string
}

/** The files that were written, each with its name apart from the folder and the claim that the ledger knows it by. */
export function receiptRows(
  files: readonly ExportedFile[],
  batch: BatchSummary | undefined,
): readonly ReceiptRow[] {
  return files.map(({ path, ...counts }) => {
    const name = path.slice(folderOf(path).length).replace(/^[\\/]/, '')
    const known = batch?.files.find(file => file.name === name)
    return { ...counts, name, claim: known ? CLAIM_LABEL[known.claim] : '' }
  })
}

/** The folder of a path as either kind of system writes it. */
export function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, '')
}
