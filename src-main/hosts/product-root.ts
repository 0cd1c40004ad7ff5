import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The folder that holds the product's package.json: the same from sources, from the bundles in `out/` and from
 * inside an installed archive.
 */
export function productRoot(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder)) throw new Error('package.json of the product is missing')
  }
}

/** The built window. */
export function rendererFolder(): string {
  return join(productRoot(), 'out', 'renderer')
}

/** The bundled preload script. */
export function preloadFile(): string {
  return join(productRoot(), 'out', 'preload', 'index.cjs')
}
