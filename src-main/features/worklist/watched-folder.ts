import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { attempt } from '#main/ports/attempt.ts'
import type { Files, FileStat } from '#main/ports/files.ts'
import { slicesOf } from './byte-source.ts'
import { fileSource, importFile } from './import-file.ts'
import { insertFile, isFileRead } from './import-queries.ts'
import type { SourceTools } from './import-source.ts'
import type { Turns } from './turns.ts'

type FolderTools = SourceTools & { readonly files: Files }

/** The folder that other systems drop files into. */
export type WatchedFolder = {
  /** Reads what came since the last time; one check at a time. */
  readonly check: () => Promise<void>
  /** How many files were imported since the start. */
  readonly imports: () => number
  /** Why the folder cannot be read; empty when it can, or when none is set. */
  readonly problem: () => string
}

/** Where files go that were read, if the settings say so. */
export const PROCESSED = 'processed'

const CANNOT_READ =
  'The folder for expected exams cannot be read. See that it exists and is shared with this account.'
const CANNOT_MOVE = 'A file that was read cannot be moved to the folder "processed". It is not read again.'

const CHECK_FAILED =
  'The folder for expected exams could not be read to its end. Its files stay where they are and are read again.'
const COLUMNS_UNKNOWN =
  'A table in the folder for expected exams has columns that nobody has named yet. Import it once by hand.'

/** Names of files that somebody is still writing, by the custom of those who write aside and rename. */
const UNFINISHED = /^[.~]|\.(tmp|part|partial|crdownload|new|lock)$/i

/**
 * A file is read when two checks in a row found it unchanged: who writes slowly is waited for. What was read is known
 * by its bytes, so that the same file under another name, or left lying there, is not read again.
 */
export function createWatchedFolder(tools: FolderTools, turns: Turns): WatchedFolder {
  const seen = new Map<string, string>()
  const done = new Map<string, string>()
  let problem = ''
  let imports = 0
  let checking: Promise<void> | null = null

  async function read(folder: string): Promise<void> {
    const listed = attempt(() => tools.files.list(folder))
    problem = listed.ok ? '' : CANNOT_READ
    if (!listed.ok) return
    for (const name of listed.value.toSorted()) {
      const path = join(folder, name)
      const settled = isSettled(tools.files, path, seen)
      if (settled === null || done.get(path) === settled) continue
      const taken = await takeFile(tools, turns, path)
      if (taken === 'later') continue
      done.set(path, settled)
      if (taken === 'imported') imports += 1
      if (taken === 'asks') problem = COLUMNS_UNKNOWN
      else if (tools.settings().worklistMoveRead && !move(tools.files, folder, name)) problem = CANNOT_MOVE
    }
  }

  return {
    imports: () => imports,
    problem: () => problem,
    check: () => {
      const folder = tools.settings().worklistFolder
      if (folder === '') {
        problem = ''
        return Promise.resolve()
      }
      checking ??= read(folder)
        .catch(() => {
          // The log is closed or cannot be written: no file is lost, the next check finds them all again.
          problem = CHECK_FAILED
        })
        .finally(() => {
          checking = null
        })
      return checking
    },
  }
}

/** The look of a file that has not changed since the last check; null for one that has, or that is none. */
function isSettled(files: Files, path: string, seen: Map<string, string>): string | null {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  if (UNFINISHED.test(name)) return null
  const stat = attempt(() => files.stat(path))
  if (!stat.ok || stat.value?.kind !== 'file') return null
  const look = lookOf(stat.value)
  const before = seen.get(path)
  seen.set(path, look)
  return before === look ? look : null
}

function lookOf({ bytes, changedAtNs, inode }: FileStat): string {
  return `${bytes} ${changedAtNs} ${inode}`
}

type Taken = 'imported' | 'known' | 'asks' | 'later'

/** Imports a file unless its bytes were read before. While another import runs it waits for the next check. */
async function takeFile(tools: FolderTools, turns: Turns, path: string): Promise<Taken> {
  const sha256 = await digest(tools, path)
  if (sha256 === null || turns.busy()) return 'later'
  if (isFileRead(tools.db, sha256)) return 'known'
  const id = tools.ids.next()
  const outcome = await turns.take(id, () => importFile(tools, { id, path }))
  // A table whose columns were never named cannot be read here: the person names them on the import page.
  if (!outcome.ok) return outcome.error.code === 'reading-incomplete' ? 'asks' : 'later'
  tools.db.transaction(() => insertFile(tools.db, sha256, id))
  return 'imported'
}

async function digest({ files, pause }: FolderTools, path: string): Promise<string | null> {
  const stat = attempt(() => files.stat(path))
  if (!stat.ok || stat.value?.kind !== 'file') return null
  const hash = createHash('sha256')
  const slices = slicesOf(fileSource(files, path, stat.value.bytes))
  for (;;) {
    const next = attempt(() => slices.next())
    if (!next.ok) return null
    if (next.value.done) return hash.digest('hex')
    hash.update(next.value.value)
    await pause()
  }
}

function move(files: Files, folder: string, name: string): boolean {
  const target = join(folder, PROCESSED)
  return attempt(() => {
    files.ensureFolder(target)
    files.link(join(folder, name), join(target, name))
    files.unlink(join(folder, name))
  }).ok
}
