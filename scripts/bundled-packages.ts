import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Plugin } from 'vite'

/** Notes, as a list of names, the packages whose code went into a bundle. */
export function noteBundledPackages(file: string): Plugin {
  return {
    name: 'note-bundled-packages',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap(part => (part.type === 'chunk' ? part.moduleIds : []))
      const names = new Set(modules.flatMap(id => packageOf(id) ?? []))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, `${JSON.stringify([...names].sort(), null, 2)}\n`)
    },
  }
}

/** The package that a module belongs to, `name` or `@scope/name`; null for sources of this project. */
export function packageOf(module: string): string | null {
  const path = module.replaceAll('\\', '/')
  const inside = path.slice(path.lastIndexOf('/node_modules/') + '/node_modules/'.length)
  if (!path.includes('/node_modules/')) return null
  return /^(@[^/]+\/[^/]+|[^/]+)/.exec(inside)?.[1] ?? null
}
