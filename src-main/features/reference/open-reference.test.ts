import { appendFileSync, closeSync, openSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Database } from '#main/db/sqlite.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { openReference } from './open-reference.ts'
import { sharedPaths } from './paths.ts'
import { diagnoses, wholeFile } from './testing/rows-of.ts'
import { tempReference } from './testing/temp-reference.ts'

/** A reference database with enough rows that its pages can be hurt apart from each other; its path. */
async function aFile(): Promise<string> {
  const reference = tempReference()
  const codes = Array.from({ length: 5_000 }, (_, index) => [`Z${10_000 + index}`, true] as const)
  await reference.load({ codes: wholeFile('icd-10-cm', '2026-10-01', diagnoses(...codes)) })
  reference.close()
  return reference.file
}

function problemOf(file: string): string | null {
  const opened = openReference(sharedPaths(file), nodeFiles)
  if (opened.ok) opened.value.close()
  return opened.ok ? null : opened.error.replace(file, 'FILE')
}

function inFile(file: string, change: (database: Database) => void): void {
  const database = new Database(file)
  change(database)
  database.close()
}

test('a whole file is opened with its editions', async () => {
  const opened = openReference(sharedPaths(await aFile()), nodeFiles)
  if (!opened.ok) throw new Error(opened.error)
  expect(opened.value.editions).toMatchObject([
    { dataset: 'icd-10-cm', from: '2026-10-01', through: '2027-09-30' },
  ])
  opened.value.close()
})

test('a file that is not there, is empty, is text or is another database is told apart', async () => {
  const file = await aFile()
  expect(problemOf(`${file}.absent`)).toMatch(/^There is no reference database at /)
  writeFileSync(file, '')
  expect(problemOf(file)).toBe('FILE is no reference database of Chargemark.')
  writeFileSync(file, 'column 1\tcolumn 2\n'.repeat(1_000))
  expect(problemOf(file)).toBe('FILE is no reference database of Chargemark.')
  truncateSync(file)
  inFile(file, database => database.exec('CREATE TABLE edition (id INTEGER)'))
  expect(problemOf(file)).toBe('FILE is no reference database of Chargemark.')
})

test('a file of another layout is refused with its version', async () => {
  const file = await aFile()
  inFile(file, database => database.pragma('user_version = 99'))
  expect(problemOf(file)).toMatch(/^FILE has version 99 of the layout; this program reads version \d+\./)
})

test('a file that was cut off is damaged', async () => {
  const file = await aFile()
  truncateSync(file, 40_000)
  expect(problemOf(file)).toMatch(/^FILE is damaged\./)
})

test('a file with a missing table is damaged', async () => {
  const file = await aFile()
  inFile(file, database => database.exec('DROP TABLE unit_limit'))
  expect(problemOf(file)).toMatch(/^FILE is damaged\./)
})

test('a file with a page of rubbish in its middle is damaged', async () => {
  const file = await aFile()
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.alloc(4_096, 0xa5), 0, 4_096, 20 * 4_096)
  closeSync(descriptor)
  expect(problemOf(file)).toMatch(/^FILE is damaged\./)
})

test('bytes after the end of the database change nothing', async () => {
  const file = await aFile()
  appendFileSync(file, Buffer.alloc(4_096))
  expect(problemOf(file)).toBeNull()
})
