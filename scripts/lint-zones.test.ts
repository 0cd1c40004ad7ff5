import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROJECT, toolScript } from './project.ts'

/** A file of a layer, something it may not import, and the beginning of what the person is told. */
const FORBIDDEN = [
  ['src-shared/base/x.ts', '../domain/labels.ts', 'src-shared/base imports nothing'],
  ['src-shared/base/x.ts', 'zod', 'src-shared/base imports nothing'],
  ['src-shared/domain/x.ts', '../contract/app.ts', 'src-shared/domain imports base only'],
  ['src-shared/domain/x.ts', 'node:fs', 'src-shared/domain imports base only'],
  ['src-shared/contract/x.ts', 'node:crypto', 'src-shared/contract imports base, domain and zod only'],
  ['src-shared/contract/x.ts', '#main/core.ts', 'src-shared/contract imports base, domain and zod only'],
  ['src-main/ports/x.ts', '../db/open.ts', 'A port imports src-shared and Node only'],
  ['src-main/ports/x.ts', 'electron', 'A port imports src-shared and Node only'],
  [
    'src-main/db/x.ts',
    '../features/audit/index.ts',
    'src-main/db imports src-shared, ports and the database driver',
  ],
  ['src-main/features/a/x.ts', 'electron', 'A feature never knows its host'],
  ['src-main/features/a/x.ts', '../../hosts/open-log.ts', 'A feature never knows its host'],
  ['src-main/features/a/x.ts', '../../core.ts', 'A feature never knows its host'],
  ['src-main/features/a/x.ts', 'node:fs', 'A feature reaches the machine through a port'],
  ['src-main/features/a/x.ts', 'better-sqlite3', 'A feature gets a ReadableDb or WritableDb'],
  ['src-main/features/a/x.ts', '../b/service.ts', 'Another feature is used through its index.ts'],
  ['src-main/features/a/x.ts', '#main/features/b/service.ts', 'Another feature is used through its index.ts'],
  [
    'src-main/features/a/deep/x.ts',
    '#main/features/b/service.ts',
    'Another feature is used through its index.ts',
  ],
  ['src-main/features/a/deep/x.ts', 'playwright-core', 'A feature never knows its host'],
  ['src-main/core.ts', './hosts/open-log.ts', 'The core never knows its host'],
  ['src-main/core.ts', './features/a/service.ts', 'The core uses a feature through its index.ts'],
  ['src-main/core/x.ts', '#main/features/a/service.ts', 'The core uses a feature through its index.ts'],
  ['src-main/hosts/x.ts', 'electron', 'Electron is imported in src-main/hosts/electron'],
  ['src-main/hosts/cli/x.ts', 'playwright-core', 'playwright-core is imported in src-main/hosts/chromium'],
  ['src-main/hosts/cli/x.ts', '../../db/open.ts', 'A host calls the core'],
  [
    'src-main/hosts/electron/x.ts',
    '../chromium/window.ts',
    'The Electron host shares with the Chromium host',
  ],
  ['src-main/hosts/chromium/x.ts', 'electron', 'The Chromium host shares with the Electron host'],
  ['src-main/preload/x.ts', 'node:fs', 'The preload script runs sandboxed'],
  ['src-main/preload/x.ts', '#shared/contract/index.ts', 'The preload script runs sandboxed'],
  ['src-renderer/features/x.ts', 'node:fs', 'The window has no Node'],
  ['src-renderer/features/x.ts', '#main/core.ts', 'The window never imports the main process'],
  ['src-renderer/features/x.ts', 'electron', 'The window reaches the machine only through the bridge'],
  ['src-renderer/ui/x.ts', '#shared/domain/labels.ts', 'src-renderer/ui knows no domain'],
  ['src-renderer/ui/x.ts', '../features/entry/y.ts', 'src-renderer/ui knows no domain'],
] as const

const ALLOWED = [
  ['src-shared/contract/x.ts', '../domain/labels.ts'],
  ['src-main/db/migrations/x.ts', './migration.ts'],
  ['src-main/features/a/x.ts', '../b/index.ts'],
  ['src-main/features/a/x.ts', '../../ports/clock.ts'],
  ['src-main/features/a/deep/x.ts', '../records.ts'],
  ['src-main/features/a/deep/x.ts', '../other/records.ts'],
  ['src-main/features/a/x.ts', '#main/features/b/index.ts'],
  ['src-main/hosts/electron/x.ts', 'electron'],
  ['src-main/hosts/chromium/x.ts', 'playwright-core'],
  ['src-main/preload/x.ts', '#shared/contract/operation-names.ts'],
  ['src-main/features/a/x.test.ts', 'node:fs'],
] as const

let tree: string

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'lint-zones-'))
  copyFileSync(join(PROJECT, '.oxlintrc.json'), join(tree, '.oxlintrc.json'))
})
afterAll(() => rmSync(tree, { recursive: true }))

/** What the linter says of one file in a tree of its own. */
function lint(file: string, source: string): string {
  const path = join(tree, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, source)
  const { stdout } = spawnSync(process.execPath, [toolScript('oxlint'), '-f', 'json', path], {
    cwd: tree,
    encoding: 'utf8',
  })
  rmSync(path)
  const { diagnostics } = JSON.parse(stdout)
  return diagnostics
    .map(
      ({ message, help }: { readonly message: string; readonly help?: string }) => `${message} ${help ?? ''}`,
    )
    .join('\n')
}

test.each(FORBIDDEN)('%s may not import %s, and is told what to do', (file, imported, message) => {
  expect(lint(file, `export { x } from '${imported}'\n`)).toContain(message)
})

test.each(ALLOWED)('%s may import %s', (file, imported) => {
  expect(lint(file, `export { x } from '${imported}'\n`)).toBe('')
})

test('only the bridge reads window.chargemark', () => {
  const source = 'export const seen = window.chargemark\n'
  expect(lint('src-renderer/features/x.ts', source)).toContain(
    'Only the bridge module reads window.chargemark',
  )
  expect(lint('src-renderer/ui/bridge.ts', source)).toBe('')
})

test.each([
  ['export const x: any = 1', 'any'],
  ['export const x = (y: string | null) => y!.length', 'non-null'],
  ['// @ts-ignore\nexport const x = 1', 'ts-ignore'],
  ['console.log(1)\nexport const x = 1', 'console'],
])('%s is reported', (source, word) => {
  expect(lint('src-main/features/a/x.ts', `${source}\n`).toLowerCase()).toContain(word)
})
