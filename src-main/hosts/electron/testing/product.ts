import { createRequire } from 'node:module'
import type { Bridge } from '#shared/contract/index.ts'
import { ensureBuilt } from '../../../../scripts/ensure-built.ts'

// Loaded by Node itself and not through the test runner: the bundles must run as they were built.
const { bootElectron } = createRequire(import.meta.url)('./boot.ts') as typeof import('./boot.ts')

/** The product on its stand-in for the electron module. */
export type Product = Awaited<ReturnType<typeof bootElectron>>

// Made anew if the sources changed, once for a test file.
const build = await ensureBuilt()
if (build.kind === 'failed') throw new Error(build.output)

/** Starts the built product. */
export const startProduct: typeof bootElectron = bootElectron

export function windowOf({ observed }: Product): Product['observed']['windows'][number] {
  const window = observed.windows[0]
  if (window === undefined) throw new Error('No window was opened')
  return window
}

/** What the preload script gave the page. */
export function bridgeOf({ observed }: Product): Bridge {
  return observed.exposed.get('chargemark') as Bridge
}

/** The value of an answer that must be good. */
export function valueOf<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: object },
): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}
