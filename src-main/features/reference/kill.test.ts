import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { pairEditFiles, writeFiles } from './testing/generate/index.ts'
import { limits, wholeFile } from './testing/rows-of.ts'
import { tempReference } from './testing/temp-reference.ts'

const IMPORTING = fileURLToPath(new URL('./testing/importing-process.ts', import.meta.url))

function importing(file: string, published: readonly string[]) {
  const child = spawn(process.execPath, [IMPORTING, file, ...published], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Waits until a process has said that a phase begins, or is gone. */
function until(child: ReturnType<typeof importing>, phase: string): Promise<void> {
  return new Promise(resolve => {
    child.on('exit', () => resolve())
    child.stdout.setEncoding('utf8').on('data', (told: string) => {
      if (told.includes(phase)) resolve()
    })
  })
}

test('killed in any phase of an import, the reference database in force is the one before', async () => {
  const reference = tempReference()
  await reference.load({ before: wholeFile('mue-practitioner', '2026-07-01', limits(['19283', 1, 2])) })
  const published = await writeFiles(
    join(tempFolder(), 'published'),
    pairEditFiles({ seed: 1, setting: 'practitioner', rows: 40_000, edition: { year: 2026, quarter: 3 } }),
  )
  const before = statSync(reference.file)
  for (const phase of ['reading', 'reading', 'indexing', 'checking']) {
    const child = importing(reference.file, published)
    await until(child, phase)
    await wait(Math.random() * 60)
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    // A swap that came before the kill is a whole import; anything else is none at all.
    const swapped = statSync(reference.file).ino !== before.ino
    expect(reference.problem()).toBeNull()
    const datasets = reference.current()?.editions.map(({ dataset }) => dataset)
    expect(datasets).toEqual(swapped ? ['mue-practitioner', 'ptp-practitioner'] : ['mue-practitioner'])
    if (swapped) break
  }
}, 60_000)

test('what a killed import left is gone at the next start, and the next import goes through', async () => {
  const reference = tempReference()
  await reference.load({ before: wholeFile('mue-practitioner', '2026-07-01', limits(['19283', 1, 2])) })
  const published = await writeFiles(
    join(tempFolder(), 'published'),
    pairEditFiles({ seed: 1, setting: 'practitioner', rows: 40_000, edition: { year: 2026, quarter: 3 } }),
  )
  const child = importing(reference.file, published)
  const aside = `${reference.file}.new`
  while (!existsSync(aside)) await wait(2)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(existsSync(aside)).toBe(true)
  tempReference({ folder: reference.folder })
  expect(existsSync(aside)).toBe(false)

  const again = importing(reference.file, published)
  let told = ''
  for await (const words of again.stdout.setEncoding('utf8')) told += words
  expect(told.trim().split('\n')).toEqual(['reading', 'indexing', 'checking', 'swapping', 'done'])
  expect(reference.current()?.editions.map(({ dataset }) => dataset)).toEqual([
    'mue-practitioner',
    'ptp-practitioner',
  ])
}, 60_000)

test('two processes that import at once do not meet: one of them is turned away', async () => {
  const folder = tempFolder()
  const published = await writeFiles(
    join(folder, 'published'),
    pairEditFiles({ seed: 1, setting: 'practitioner', rows: 40_000, edition: { year: 2026, quarter: 3 } }),
  )
  const file = join(folder, 'reference.db')
  const ends = await Promise.all(
    [1, 2].map(async () => {
      let told = ''
      for await (const words of importing(file, published).stdout.setEncoding('utf8')) told += words
      return told.trim().split('\n').at(-1)
    }),
  )
  expect(ends).toContain('done')
  expect(['busy', 'done']).toEqual(expect.arrayContaining(ends))
  expect(tempReference({ folder }).current()?.editions).toMatchObject([{ parts: 4 }])
}, 60_000)
