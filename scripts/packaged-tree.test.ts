import { listPackage, statFile } from '@electron/asar'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureBuilt } from './ensure-built.ts'
import { PROJECT, toolScript } from './project.ts'
import { runQuietly } from './run.ts'
import { fusesOf, makeStandInRuntime } from './testing/stand-in-runtime.ts'

// The installed tree, all but the vendor's runtime: packed for real round a stand-in and taken apart.
describe.runIf(process.platform === 'linux')('the packed product', () => {
  let parent: string
  let packed: string
  let archive: string
  let names: readonly string[]

  beforeAll(async () => {
    const build = await ensureBuilt()
    if (build.kind === 'failed') throw new Error(build.output)
    parent = mkdtempSync(join(tmpdir(), 'chargemark-packed-'))
    const runtime = join(parent, 'runtime')
    makeStandInRuntime(runtime, electronVersion())
    const { status, output } = await runQuietly(process.execPath, [
      toolScript('electron-builder'),
      '--linux',
      'dir',
      '--publish',
      'never',
      `-c.electronDist=${runtime}`,
      `-c.directories.output=${join(parent, 'out')}`,
    ])
    if (status !== 0) throw new Error(output)
    packed = join(
      parent,
      'out',
      readdirSync(join(parent, 'out')).find(name => name.endsWith('unpacked')) ?? '',
    )
    archive = join(packed, 'resources', 'app.asar')
    names = listPackage(archive, { isPack: false })
  }, 120_000)
  afterAll(() => rmSync(parent, { recursive: true, force: true }))

  test('holds the built program and nothing of its making', () => {
    for (const name of [
      '/out/main/electron.js',
      '/out/main/cli.js',
      '/out/preload/index.cjs',
      '/package.json',
    ])
      expect(names).toContain(name)
    const tops = new Set(names.map(name => name.split('/')[1]))
    expect([...tops].sort()).toEqual(['LICENSE', 'node_modules', 'out', 'package.json'])
    expect(
      names.filter(name => /\.(ts|tsx|map)$|playwright|electron-builder|vitest|\/test\//.test(name)),
    ).toEqual([])
  })

  test('has the database driver of this platform, outside of the archive, and no other', () => {
    const natives = names.filter(name => name.endsWith('.node'))
    expect(natives).toEqual([
      `/node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`,
    ])
    const [native = ''] = natives
    expect(statFile(archive, native.slice(1))).toMatchObject({ unpacked: true })
    expect(
      readFileSync(join(`${archive}.unpacked`, native))
        .subarray(1, 4)
        .toString(),
    ).toBe('ELF')
  })

  test('has its fuses set: only the archive runs, as itself, without a debugger', () => {
    // runAsNode off, cookies encrypted, NODE_OPTIONS off, inspector off, archive checked, only the archive loaded,
    // no snapshot of its own, no extra rights of file: pages; the last one stays as the vendor delivers it.
    expect(fusesOf(readFileSync(join(packed, 'chargemark')))).toBe('010011000')
  })

  test('brings the licences of others and the templates for group policy beside the archive', () => {
    const resources = join(packed, 'resources')
    expect(readFileSync(join(resources, 'THIRD-PARTY-LICENSES.txt'), 'utf8')).toContain('react 19')
    expect(readdirSync(join(resources, 'policy'), { recursive: true }).map(String).sort()).toEqual([
      'chargemark.admx',
      'en-US',
      join('en-US', 'chargemark.adml'),
      'policy.schema.json',
    ])
  })

  test('is small enough to be handed round', () => {
    const bytes = readFileSync(archive).length
    expect(bytes).toBeLessThan(40 * 1024 * 1024)
  })
})

function electronVersion(): string {
  const { version } = JSON.parse(
    readFileSync(join(PROJECT, 'node_modules', 'electron', 'package.json'), 'utf8'),
  )
  return version
}

test('the installers are silent, for the whole machine, and update nothing by themselves', () => {
  const { build } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'))
  expect(build.nsis).toEqual({
    oneClick: false,
    perMachine: true,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
    include: 'resources/installer/installer.nsh',
  })
  expect(build.msi).toEqual({ oneClick: false, perMachine: true })
  expect([build.win.target, build.linux.target, build.mac.target]).toEqual([
    ['nsis', 'msi'],
    ['deb', 'AppImage', 'tar.gz'],
    ['dmg'],
  ])
  expect([build.publish, build.fileAssociations, build.protocols]).toEqual([undefined, undefined, undefined])
  for (const icon of [build.win.icon, build.mac.icon, 'resources/icons/512x512.png']) {
    expect(readFileSync(join(PROJECT, icon)).subarray(1, 4).toString()).toBe('PNG')
  }
})
