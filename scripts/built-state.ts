import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from './project.ts'

/** What goes into the build: a change to any of it makes the build stale. */
const SOURCES = [
  'src-shared/**/*',
  'src-main/**/*',
  'src-renderer/**/*',
  'resources/**/*',
  'electron.config.ts',
  'scripts/{bundled-packages,licences,shipped-packages}.ts',
  'package-lock.json',
]

/** What a build leaves; the stamp is written last, so a broken build is stale. */
const OUTPUTS = [
  'main/electron.js',
  'main/cli.js',
  'main/chromium.js',
  'preload/index.cjs',
  'renderer/index.html',
  'THIRD-PARTY-LICENSES.txt',
]

const STAMP = join(PROJECT, 'out', 'built-from')

/** One digest over the names and bytes of all sources. Tests are left out: they are not built. */
export function digestOfSources(): string {
  const hash = createHash('sha256')
  const files = globSync(SOURCES, { cwd: PROJECT, withFileTypes: true })
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
  for (const file of files) hash.update(file.slice(PROJECT.length)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

export function isBuilt(digest: string): boolean {
  if (!OUTPUTS.every(output => existsSync(join(PROJECT, 'out', output)))) return false
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest
}

export function forgetBuild(): void {
  rmSync(STAMP, { force: true })
}

export function rememberBuild(digest: string): void {
  mkdirSync(join(PROJECT, 'out'), { recursive: true })
  writeFileSync(STAMP, digest)
}
