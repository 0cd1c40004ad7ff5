import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { PROJECT } from '../project.ts'

/** Where the names of packages' own imports lead. */
const OWN: Readonly<Record<string, string>> = {
  '#main/': 'src-main/',
  '#shared/': 'src-shared/',
  '#renderer/': 'src-renderer/',
}
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^'"]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm

/** Paths of the product's sources, without what only tests load. */
export function productSources(): readonly string[] {
  return globSync('src-{main,shared,renderer}/**/*.{ts,tsx}', { cwd: PROJECT }).filter(
    path => !/\.test\.tsx?$|(^|\/)(testing|faults|canary)\//.test(path),
  )
}

/** What a source imports when it runs; types are gone by then. */
export function importsOf(path: string): readonly string[] {
  const text = readFileSync(join(PROJECT, path), 'utf8')
  return [...text.matchAll(IMPORT)].map(([, fixed, later]) => fixed ?? later ?? '')
}

/** A source and all that it loads of ours. */
export function loadedBy(path: string, loaded: Set<string> = new Set()): ReadonlySet<string> {
  if (loaded.has(path)) return loaded
  loaded.add(path)
  for (const name of importsOf(path)) {
    const to = ownPath(path, name)
    if (to !== null) loadedBy(to, loaded)
  }
  return loaded
}

function ownPath(from: string, name: string): string | null {
  const alias = Object.entries(OWN).find(([start]) => name.startsWith(start))
  if (!alias && !name.startsWith('.')) return null
  const [start, folder] = alias ?? ['', '']
  const path = alias ? join(PROJECT, folder, name.slice(start.length)) : join(PROJECT, dirname(from), name)
  return existsSync(path) ? relative(PROJECT, path) : null
}
