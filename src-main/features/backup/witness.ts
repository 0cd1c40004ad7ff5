import { basename, join } from 'node:path'
import type { BackupVerdict } from '#shared/contract/backup.ts'
import { CANARY, hasPlainHeader } from '#main/db/encryption-proof.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { StorePaths } from '#main/db/store-paths.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Files, HeldFile } from '#main/ports/files.ts'
import { listPatientWords } from './queries.ts'

type WitnessTools = {
  readonly files: Files
  readonly paths: StorePaths
  readonly db: ReadableDb
  /** The log, held open: its own file may not be opened and closed while it is in use. */
  readonly heldLog: () => HeldFile
  /** Lets others work between two pieces. */
  readonly pause: () => Promise<void>
}

const PIECE_BYTES = 1024 * 1024
/** Shorter words stand in random bytes by chance. */
const SHORTEST = 8

/**
 * Reads every file of the data folder as somebody without the key would, and looks for words that stand in the log:
 * the canary of every log, and the names and numbers of its newest patients. None of them may be found.
 */
export async function readWithoutKey(tools: WitnessTools): Promise<BackupVerdict> {
  const { files, paths, db } = tools
  const words = wordsOf(db)
  const readable: string[] = []
  const names = filesBelow(files, paths.folder)
  let bytes = 0
  for (const path of names) {
    const looked = await look(tools, path, words)
    bytes += looked.bytes
    if (looked.found) readable.push(basename(path))
  }
  if (readable.length > 0) {
    return { good: false, sentence: `Can be read without the key: ${readable.join(', ')}. Call IT.` }
  }
  const megabytes = Math.max(1, Math.round(bytes / PIECE_BYTES))
  return {
    good: true,
    sentence: `${names.length} files of the data folder, ${megabytes} MB, were read without the key: the log, its write-ahead log, backups and everything beside them. Neither the mark that stands in every log nor the names and numbers of its newest patients can be made out.`,
  }
}

function wordsOf(db: ReadableDb): readonly Buffer[] {
  const words = [CANARY, ...listPatientWords(db)].filter(word => word.length >= SHORTEST)
  return words.flatMap(word => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')])
}

/**
 * Files that hold no page of the log, and whose closing would give up a lock of this process: those that locks are
 * taken on. The code sets are public.
 */
const NOT_READ = /(\.lock|-lock|-shm)$|^reference\.db/

function filesBelow(files: Files, folder: string): readonly string[] {
  return files.list(folder).flatMap(name => {
    const path = join(folder, name)
    const kind = files.stat(path)?.kind
    if (kind === 'folder') return filesBelow(files, path)
    return kind === 'file' && !NOT_READ.test(name) ? [path] : []
  })
}

async function look(
  { files, paths, heldLog, pause }: WitnessTools,
  path: string,
  words: readonly Buffer[],
): Promise<{ readonly bytes: number; readonly found: boolean }> {
  const longest = Math.max(...words.map(word => word.length))
  const slice = (offset: number) => {
    const read =
      path === paths.log
        ? attempt(() => heldLog().readSlice(offset, PIECE_BYTES + longest))
        : attempt(() => files.readSlice(path, offset, PIECE_BYTES + longest))
    // A file that went away meanwhile holds nothing any more.
    return read.ok ? read.value : Buffer.alloc(0)
  }
  for (let offset = 0; ; offset += PIECE_BYTES) {
    const bytes = slice(offset)
    const isPlain = path === paths.log && offset === 0 && hasPlainHeader(bytes)
    if (isPlain || words.some(word => bytes.includes(word))) return { bytes: offset, found: true }
    if (bytes.length < PIECE_BYTES) return { bytes: offset + bytes.length, found: false }
    await pause()
  }
}
