import { resolve } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'

/** Which log a window opens. */
export type LaunchOptions = { readonly kind: 'demo' } | { readonly kind: 'log'; readonly folder: string }

/**
 * Reads `--demo` and `--data DIR` (or `--data=DIR`). Other words are left to the host: Electron and the desktop
 * add their own.
 */
export function readLaunchOptions(
  words: readonly string[],
  defaultFolder: string,
): Result<LaunchOptions, string> {
  const demo = words.includes('--demo')
  const at = words.findIndex(word => word === '--data' || word.startsWith('--data='))
  if (at === -1) return ok(demo ? { kind: 'demo' } : { kind: 'log', folder: defaultFolder })
  const folder = words[at] === '--data' ? words[at + 1] : words[at]?.slice('--data='.length)
  if (!folder || folder.startsWith('--')) return fail('--data needs a folder: --data DIR')
  if (demo) return fail('--demo uses a throw-away folder of its own; leave out --data')
  return ok({ kind: 'log', folder: resolve(folder) })
}
