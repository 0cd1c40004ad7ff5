import { resolve } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'

/** Which log a window opens. */
export type LaunchOptions =
  | { readonly kind: 'demo' }
  | { readonly kind: 'log'; readonly folder: string }
  /** A log of invented patients that is kept; `live` is the data folder of the department's own. */
  | { readonly kind: 'training'; readonly folder: string; readonly live: string }

/**
 * Reads `--demo`, `--training` and `--data DIR` (or `--data=DIR`). Other words are left to the host: Electron and the
 * desktop add their own.
 */
export function readLaunchOptions(
  words: readonly string[],
  defaultFolder: string,
): Result<LaunchOptions, string> {
  const demo = words.includes('--demo')
  const training = words.includes('--training')
  if (demo && training) return fail('--demo and --training do not go together')
  const at = words.findIndex(word => word === '--data' || word.startsWith('--data='))
  if (at === -1) {
    if (training) return ok(trainingBeside(defaultFolder))
    return ok(demo ? { kind: 'demo' } : { kind: 'log', folder: defaultFolder })
  }
  const folder = words[at] === '--data' ? words[at + 1] : words[at]?.slice('--data='.length)
  if (!folder || folder.startsWith('--')) return fail('--data needs a folder: --data DIR')
  if (demo) return fail('--demo uses a throw-away folder of its own; leave out --data')
  return ok(
    training
      ? { kind: 'training', folder: resolve(folder), live: defaultFolder }
      : { kind: 'log', folder: resolve(folder) },
  )
}

/** The log for training that belongs to a live one: in a folder of its own beside it. */
export function trainingBeside(live: string): LaunchOptions {
  return { kind: 'training', folder: `${live}-training`, live }
}
