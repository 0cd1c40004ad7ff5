import { join } from 'node:path'
import { attempt } from '#main/ports/attempt.ts'
import type { Files } from '#main/ports/files.ts'

/** Beside the log, in plain words: where its charge files go. It holds a path and nothing of a patient. */
const NOTE = 'export-folder.txt'

/**
 * Notes the folder that a live log exports to, so that a log for training on the same machine, which cannot open the
 * live one, keeps away from it. A note that cannot be written is no reason to stop working.
 */
export function noteExportFolder(files: Files, data: string, folder: string): void {
  if (folder !== '' && folder !== readExportFolder(files, data)) {
    attempt(() => files.replace(join(data, NOTE), Buffer.from(folder, 'utf8')))
  }
}

/** The folder noted beside a live log; null when none is. */
export function readExportFolder(files: Files, data: string): string | null {
  const read = attempt(() => files.read(join(data, NOTE)).toString('utf8'))
  return read.ok && read.value !== '' ? read.value : null
}
