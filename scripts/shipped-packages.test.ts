import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { packageOf } from './bundled-packages.ts'
import { ensureBuilt } from './ensure-built.ts'
import { isAccepted, LICENCES_FILE } from './licences.ts'
import { PROJECT } from './project.ts'
import { billOfMaterials } from './sbom.ts'
import { licenceText, listShippedPackages } from './shipped-packages.ts'

beforeAll(async () => {
  const build = await ensureBuilt()
  if (build.kind === 'failed') throw new Error(build.output)
}, 120_000)

test('what is shipped holds what the program loads and what the window took in, and no tool', () => {
  const names = listShippedPackages().map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining(['better-sqlite3-multiple-ciphers', 'zod', 'react', '@mantine/core', 'zustand']),
  )
  const tools = ['playwright-core', 'vitest', 'vite', 'electron-builder', 'fhir', 'node-x12']
  expect(names.filter(name => tools.includes(name))).toEqual([])
})

test('every licence is one that asks for its words only, and but six packages bring their words', () => {
  const refused = listShippedPackages().filter(({ licence }) => !isAccepted(licence))
  expect(refused).toEqual([])
  const silent = listShippedPackages().filter(shipped => licenceText(shipped) === '')
  // These name a licence and bring no file of it.
  expect(silent.map(({ name }) => name)).toEqual([
    'brotli',
    'dfa',
    'fontkit',
    'jsbarcode',
    'native-reg',
    'saxes',
  ])
})

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['MIT AND GPL-3.0', false],
  ['GPL-3.0-only', false],
  ['', false],
])('a licence %s: accepted %s', (expression, accepted) => {
  expect(isAccepted(expression)).toBe(accepted)
})

test.each([
  ['/x/node_modules/react/index.js', 'react'],
  ['/x/node_modules/a/node_modules/@mantine/core/esm/b.mjs', '@mantine/core'],
  ['C:\\x\\node_modules\\zustand\\vanilla.js', 'zustand'],
  ['/x/src-renderer/app/main.tsx', null],
])('%s is of the package %s', (module, name) => {
  expect(packageOf(module)).toBe(name)
})

test('the licences are written beside the build', () => {
  const written = readFileSync(LICENCES_FILE, 'utf8')
  const missing = listShippedPackages().filter(
    ({ name, version }) => !written.includes(`${name} ${version}: `),
  )
  expect(missing).toEqual([])
})

describe('the bill of materials', () => {
  test('names each shipped package with version, address and licence, the runtime too, and nothing else', async () => {
    const bom = await billOfMaterials()
    const listed = bom.components.map(part => (part['bom-ref'] ?? '').split('|')[0])
    const shipped = listShippedPackages().map(({ name, version }) => `${name}@${version}`)
    expect(new Set(listed.filter(name => !name?.startsWith('electron@')))).toEqual(new Set(shipped))
    expect(listed.some(name => name?.startsWith('electron@'))).toBe(true)
    for (const part of bom.components) {
      expect(part).toMatchObject({ version: expect.any(String), purl: expect.stringMatching(/^pkg:npm\//) })
    }
    expect(bom.metadata.component).toMatchObject({ name: 'chargemark', type: 'application' })
  })
})

const MANIFEST = z
  .looseObject({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')))

test('every package is named with one exact version', () => {
  const wanted = Object.entries({ ...MANIFEST.dependencies, ...MANIFEST.devDependencies })
  expect(wanted.length).toBeGreaterThan(20)
  const exact = /^(npm:[@\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/
  expect(wanted.filter(([, version]) => !exact.test(version))).toEqual([])
})

test('every package that has an install script is named, and only that of the runtime for scripts may run', () => {
  const lock = z
    .looseObject({
      packages: z.record(z.string(), z.looseObject({ hasInstallScript: z.boolean().optional() })),
    })
    .parse(JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')))
  const withScript = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.split('node_modules/').at(-1) ?? '')
  expect(withScript.length).toBeGreaterThan(0)
  expect(withScript.filter(name => !Object.hasOwn(MANIFEST.allowScripts, name))).toEqual([])
  const allowed = Object.entries(MANIFEST.allowScripts).filter(([, may]) => may)
  expect(allowed.map(([name]) => name)).toEqual(['node'])
})
