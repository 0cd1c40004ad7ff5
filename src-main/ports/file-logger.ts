import { join } from 'node:path'
import { attempt } from './attempt.ts'
import type { Clock } from './clock.ts'
import type { Files } from './files.ts'
import { logLine, type Logger } from './logger.ts'

const MAX_BYTES = 512 * 1024
/** The newest first. */
export const LOG_FILES = [
  'chargemark.log',
  'chargemark.1.log',
  'chargemark.2.log',
  'chargemark.3.log',
] as const

type Options = { readonly files: Files; readonly clock: Clock; readonly folder: string }

/**
 * Writes the program's log to `chargemark.log` in a folder and keeps three older files of half a mebibyte each. A
 * log that cannot be written is given up without a word: it must never stop the work at the desk.
 */
export function fileLogger({ files, clock, folder }: Options): Logger {
  const current = join(folder, LOG_FILES[0])
  return {
    write: event => {
      attempt(() => {
        files.ensureFolder(folder)
        if ((files.stat(current)?.bytes ?? 0) >= MAX_BYTES) rotate(files, folder)
        files.append(current, logLine(clock.now(), event))
      })
    },
  }
}

/** The oldest is written over, each of the others takes the next number. */
function rotate(files: Files, folder: string): void {
  for (let index = LOG_FILES.length - 1; index > 0; index -= 1) {
    const from = join(folder, LOG_FILES[index - 1] ?? '')
    if (files.stat(from)) files.rename(from, join(folder, LOG_FILES[index] ?? ''))
  }
}
