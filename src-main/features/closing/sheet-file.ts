import type { Result } from '#shared/base/result.ts'
import type { CloseSummary, SheetFile } from '#shared/contract/closing.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { getPdf } from './close-queries.ts'

/** Puts a file of deflated bytes into a folder, whole or not at all and never over another; answers its path. */
export type PlaceFile = (file: {
  readonly folder: string
  readonly name: string
  readonly sha256: string
  readonly content: Uint8Array
}) => Promise<Result<string, Failure>>

type Tools = { readonly db: ReadableDb; readonly placeFile: PlaceFile }

/** Writes the sheet of a close into a folder, byte for byte as it was signed: what is read back has its SHA-256. */
export async function placeSheet(
  { db, placeFile }: Tools,
  { id, pdfName: name, pdfSha256: sha256 }: CloseSummary,
  folder: string,
): Promise<SheetFile> {
  const placed = await placeFile({ folder, name, sha256, content: getPdf(db, id) })
  return placed.ok
    ? { kind: 'written', path: placed.value, sha256 }
    : { kind: 'not-written', sentence: placed.error.message }
}
