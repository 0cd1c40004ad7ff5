import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Settings } from '#shared/contract/settings.ts'
import { FileError } from '#main/ports/files.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { done } from '#main/testing/session-steps.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { anOrder } from './testing/a-message.ts'
import { worklistOn } from './testing/worklist-on.ts'

function watching(settings: Partial<Settings> = {}, files = nodeFiles) {
  const folder = tempFolder()
  const world = worklistOn({ settings: { worklistFolder: folder, ...settings }, files })
  const check = () => done(world.worklist.checkFolder({}))
  const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content)
  const listed = async () =>
    (await done(world.worklist.listDay({ day: '2026-11-20' }))).map(one => one.accession)
  return { ...world, folder, check, put, listed }
}

test('a file is read once it stays as it is between two checks', async () => {
  const { put, check, listed } = watching()
  put('a.hl7', anOrder())
  await check()
  expect(await listed()).toEqual([])
  await check()
  expect(await listed()).toEqual(['TEST-A-16'])
})

test('a file that is still being written is waited for', async () => {
  const { put, check, listed } = watching()
  put('a.hl7', anOrder().slice(0, 200))
  await check()
  put('a.hl7', anOrder())
  await check()
  expect(await listed()).toEqual([])
  await check()
  expect(await listed()).toEqual(['TEST-A-16'])
})

test.each(['.a.hl7', 'a.hl7.tmp', 'a.part', '~a.hl7'])(
  '%s is somebody else’s unfinished file',
  async name => {
    const { put, check, listed } = watching()
    put(name, anOrder())
    await check()
    await check()
    expect(await listed()).toEqual([])
  },
)

test('what was read is known by its bytes: neither the file nor a copy is read again', async () => {
  const { put, check, worklist } = watching()
  put('a.hl7', anOrder())
  await check()
  await check()
  put('copy.hl7', anOrder())
  await check()
  await check()
  expect(await done(worklist.listImports({}))).toMatchObject([{ name: 'a.hl7', created: 1 }])
})

test('files that were read go into the folder for them, if the settings say so', async () => {
  const { put, check, folder } = watching({ worklistMoveRead: true })
  put('a.hl7', anOrder())
  await check()
  await check()
  expect(readdirSync(folder)).toEqual(['processed'])
  expect(existsSync(join(folder, 'processed', 'a.hl7'))).toBe(true)
})

test('a file that cannot be moved is said, and is not read again', async () => {
  const { put, check, folder, worklist } = watching({ worklistMoveRead: true })
  mkdirSync(join(folder, 'processed'))
  writeFileSync(join(folder, 'processed', 'a.hl7'), 'another of this name')
  put('a.hl7', anOrder())
  await check()
  expect(await check()).toMatchObject({ folderProblem: expect.stringContaining('cannot be moved') })
  await check()
  expect(await done(worklist.listImports({}))).toHaveLength(1)
})

test('a folder that is away is said, and read when it is back', async () => {
  let isAway = true
  const list = (folder: string) => {
    if (isAway) throw new FileError('missing', 'ENOENT', 'list')
    return nodeFiles.list(folder)
  }
  const { put, check, listed } = watching({}, { ...nodeFiles, list })
  put('a.hl7', anOrder())
  expect(await check()).toMatchObject({ folderProblem: expect.stringContaining('cannot be read') })
  isAway = false
  await check()
  expect(await check()).toMatchObject({ folderProblem: '', changes: 1 })
  expect(await listed()).toEqual(['TEST-A-16'])
})

test('a table whose columns nobody named is left lying and said', async () => {
  const { put, check, worklist } = watching()
  put('list.csv', 'Foo,Bar\nA1,T1\n')
  await check()
  expect(await check()).toMatchObject({ folderProblem: expect.stringContaining('nobody has named') })
  expect(await done(worklist.listImports({}))).toEqual([])
})

test('a broken file among others is listed and stops nothing', async () => {
  const { put, check, listed, worklist } = watching()
  put('a.hl7', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))
  put('b.hl7', anOrder())
  await check()
  await check()
  expect(await listed()).toEqual(['TEST-A-16'])
  expect(await done(worklist.listImports({}))).toMatchObject([
    { name: 'b.hl7' },
    { name: 'a.hl7', refused: 1 },
  ])
})
