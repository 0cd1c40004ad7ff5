import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

type StandIn = typeof import('./stand-in-electron.ts')

const OUT = new URL('../../../../out/', import.meta.url).href
let runs = 0

/**
 * Runs the built main bundle as `electron . WORDS` would, on a stand-in of its own, and waits until it has shown its
 * window or ended. The words are Electron's: the executable and the folder are added here.
 */
export async function bootElectron(
  words: readonly string[],
  prepare: (observed: StandIn['observed']) => void = () => undefined,
): Promise<StandIn> {
  const run = `?run=${(runs += 1)}`
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === 'electron')
        return { url: standInUrl(run), format: 'module-typescript', shortCircuit: true }
      const found = next(specifier, context)
      // Each run has its own copy of the bundle's chunks, and so its own stand-in.
      return found.url.startsWith(OUT) && !found.url.includes('?')
        ? { ...found, url: found.url + run }
        : found
    },
  })
  const argv = process.argv
  const standIn: StandIn = await import(standInUrl(run))
  prepare(standIn.observed)
  try {
    process.argv = ['electron', '.', ...words]
    await import(new URL('main/electron.js', OUT).href + run)
    await settled(standIn)
  } finally {
    process.argv = argv
    hooks.deregister()
  }
  return standIn
}

function standInUrl(run: string): string {
  return pathToFileURL(join(import.meta.dirname, 'stand-in-electron.ts')).href + run
}

async function settled({ observed }: StandIn): Promise<void> {
  const until = performance.now() + 20_000
  while (observed.exitStatus === null && !observed.windows.some(window => window.isShown)) {
    if (performance.now() > until) throw new Error('Neither a window nor an end within 20 seconds')
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
