import { FileError, type FileFailure, type Files } from '#main/ports/files.ts'
import type { WritableDb } from '#main/db/handles.ts'

/** The end of the process, as far as the code under test can see it. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

/** Counts the steps that change something, on the disk or in the log, and ends at one of them. */
export class Steps {
  taken = 0
  readonly #endAt: number
  readonly #end: () => never

  constructor(endAt: number, end: () => never = crash) {
    this.#endAt = endAt
    this.#end = end
  }

  /** Does the next step, or ends before it; a step that writes bytes is left half done. */
  take<T>(step: () => T, halfDone: () => void = () => undefined): T {
    this.taken += 1
    if (this.taken === this.#endAt) {
      halfDone()
      this.#end()
    }
    return step()
  }
}

function crash(): never {
  throw new Crash('the process ended')
}

/** A disk on which the process ends at a step. */
export function endingFiles(files: Files, steps: Steps): Files {
  return {
    ...files,
    create: (path, bytes, mode) =>
      steps.take(
        () => files.create(path, bytes, mode),
        () => files.create(path, bytes.subarray(0, bytes.length / 2), mode),
      ),
    link: (from, to) => steps.take(() => files.link(from, to)),
    rename: (from, to) => steps.take(() => files.rename(from, to)),
    unlink: path => steps.take(() => files.unlink(path)),
    syncFolder: folder => steps.take(() => files.syncFolder(folder)),
  }
}

/** A log on which the process ends before or after a transaction: inside one it is undone, which is the same. */
export function endingDb(db: WritableDb, steps: Steps): WritableDb {
  return {
    ...db,
    transaction: work => {
      const result = steps.take(() => db.transaction(work))
      return steps.take(() => result)
    },
  }
}

/** A disk on which one step fails with a known kind, once or always from there on. */
export function failingFiles(files: Files, failAt: number, kind: FileFailure): Files {
  let taken = 0
  const step = <T>(work: () => T): T => {
    taken += 1
    if (taken === failAt) throw new FileError(kind, 'EFAIL', 'test')
    return work()
  }
  return {
    ...files,
    create: (path, bytes, mode) => step(() => files.create(path, bytes, mode)),
    read: path => step(() => files.read(path)),
    link: (from, to) => step(() => files.link(from, to)),
    rename: (from, to) => step(() => files.rename(from, to)),
    unlink: path => step(() => files.unlink(path)),
    syncFolder: folder => step(() => files.syncFolder(folder)),
  }
}

/** A folder that knows no links, as on a memory stick. */
export function withoutLinks(files: Files): Files {
  return {
    ...files,
    link: () => {
      throw new FileError('denied', 'EPERM', 'link')
    },
  }
}
