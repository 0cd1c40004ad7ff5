import { join } from 'node:path'
import { CANARY } from '#main/db/encryption-proof.ts'
import type { Files } from '#main/ports/files.ts'
import { fileHolds } from './file-hash.ts'

const CANARY_BYTES = Buffer.from(CANARY)

/** Files of a data folder in whose raw bytes the words stand that are in every log: they must not be found. */
export function readableFiles(files: Files, folder: string): readonly string[] {
  return files.list(folder).flatMap(name => {
    const path = join(folder, name)
    const kind = files.stat(path)?.kind
    if (kind === 'folder') return readableFiles(files, path)
    return kind === 'file' && fileHolds(files, path, CANARY_BYTES) ? [path] : []
  })
}
