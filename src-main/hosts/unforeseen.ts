import { join } from 'node:path'
import { systemClock } from '../ports/clock.ts'
import { describeError } from '../ports/describe-error.ts'
import { fileLogger } from '../ports/file-logger.ts'
import { silentLogger, type Logger } from '../ports/logger.ts'
import { nodeFiles } from '../ports/node-files.ts'
import type { LaunchOptions } from './launch-options.ts'

/** Said where something was thrown that nobody foresaw. The message of the error is not: it may quote a patient. */
export const BROKE_OFF =
  'Chargemark ended because of an error inside the program. What was saved is kept; start it again, and call IT if it happens again.'

/**
 * Takes what is thrown where nothing can answer for it, in a timer or by a socket: without this the runtime would print
 * the error's message and the values in it, or show them in a window. The place in the code is logged, then `end` is
 * called once. Answers a function that stops listening.
 */
export function onUnforeseen(logger: Logger, end: () => void): () => void {
  let ending = false
  const take = (error: unknown) => {
    logger.write({ event: 'broke-off', ...describeError(error) })
    if (ending) return
    ending = true
    end()
  }
  for (const event of UNFORESEEN) process.on(event, take)
  return () => {
    for (const event of UNFORESEEN) process.off(event, take)
  }
}

const UNFORESEEN = ['uncaughtException', 'unhandledRejection'] as const

/** The program's log of a window, before its own log is open; a demo keeps none. */
export function loggerOf(launch: LaunchOptions): Logger {
  if (launch.kind === 'demo') return silentLogger
  return fileLogger({ files: nodeFiles, clock: systemClock, folder: join(launch.folder, 'logs') })
}
