import { join } from 'node:path'
import { attempt } from '#main/ports/attempt.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Files } from '#main/ports/files.ts'
import { deletePart, listFiles, listParts, listReleasing } from './queries.ts'

/** The name a file has until it is whole and journaled; receivers are told to leave such names alone. */
export function partName(name: string): string {
  return `.${name}.part`
}

/** A name that is tried for a moment, to learn whether the folder knows links. */
export function trialName(name: string): string {
  return `.${name}.trial.part`
}

/** The name set aside while a past file is written again. */
export function againName(name: string): string {
  return `.${name}.again.part`
}

/**
 * Removes what was set aside and is not needed any more: every noted name that is not the part of an undecided batch.
 * A name that cannot be removed now, in a folder that is away or a file that is open, is tried again next time.
 */
export function sweepAside(db: WritableDb, files: Files): void {
  const needed = new Set(
    listReleasing(db).flatMap(({ number, folder }) =>
      listFiles(db, number).map(file => join(folder, partName(file.name))),
    ),
  )
  for (const part of listParts(db)) {
    const path = join(part.folder, part.name)
    if (needed.has(path)) continue
    const gone = attempt(() => {
      if (files.stat(part.folder) === null) return false
      if (files.stat(path) !== null) files.unlink(path)
      return true
    })
    if (gone.ok && gone.value) db.transaction(() => deletePart(db, part))
  }
}
