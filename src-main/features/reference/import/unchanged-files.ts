import type { ImportedFile } from '#shared/contract/reference.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { Edition, EditionFile } from '../edition.ts'
import { hasLicensedTexts } from '../edition-queries.ts'
import { sha256Of } from './counted-source.ts'
import type { PlannedFile } from './planned-file.ts'

type Loaded = {
  readonly db: ReadableDb
  readonly editions: readonly Edition[]
  /** Whether the AMA's texts may be kept. */
  readonly licensed: boolean
}

/** The files that were loaded before as they are. Only those of the same length are read to find out. */
export async function unchangedFiles(
  files: readonly PlannedFile[],
  loaded: Loaded,
): Promise<ReadonlyMap<PlannedFile, ImportedFile>> {
  const unchanged = new Map<PlannedFile, ImportedFile>()
  for (const file of files) {
    const before = loadedBefore(file, loaded)
    if (before && before.known.sha256 === (await sha256Of(file.source))) {
      const { rows, badRows } = before.known
      unchanged.set(file, {
        file: file.file,
        dataset: file.dataset,
        edition: before.edition.label,
        rows,
        badRows,
        firstBadRows: [],
        unchanged: true,
      })
    }
  }
  return unchanged
}

function loadedBefore(
  { dataset, from, part, parts, source }: PlannedFile,
  { db, editions, licensed }: Loaded,
): { readonly edition: Edition; readonly known: EditionFile } | null {
  const edition = editions.find(each => each.dataset === dataset && each.from === from)
  const known = edition?.files.find(file => file.part === part && file.bytes === source.bytes)
  if (!edition || !known || edition.parts !== parts) return null
  // Read before the licence was recorded, the file would now bring texts that were dropped then.
  const bringsTexts = dataset === 'mpfs' && licensed && !hasLicensedTexts(db, edition.id)
  return bringsTexts ? null : { edition, known }
}
