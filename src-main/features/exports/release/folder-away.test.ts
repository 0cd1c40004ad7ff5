import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFiles } from '#main/ports/node-files.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { aDesk, chargesIn, exportAll, value } from '../testing/a-desk.ts'

/** A desk whose second file cannot be named: the first has left, the folder is gone before the second. */
async function halfReleased() {
  const db = memoryDb()
  const root = tempFolder()
  const [folder, away] = [join(root, 'share'), join(root, 'away')]
  mkdirSync(folder)
  let named = 0
  const files = {
    ...nodeFiles,
    link: (from: string, to: string) => {
      if (!to.endsWith('.part')) named += 1
      if (named === 2) {
        renameSync(folder, away)
        named += 1
      }
      nodeFiles.link(from, to)
    },
  }
  const desk = aDesk({ db, files })
  await desk.complete(anEntry())
  const outcome = await desk.exports.run({ scope: 'all', format: 'csv', hl7Version: '2.3.1', folder })
  return { db, desk, folder, away, outcome }
}

test('a folder that goes away half way: the lines stay reserved and the notice says so', async () => {
  const { desk, outcome } = await halfReleased()
  expect(outcome).toMatchObject({ ok: false, error: { code: 'folder-missing' } })
  expect(desk.exports.notices()).toEqual([
    expect.stringMatching(/^Batch .* is not finished: its folder cannot be reached/),
  ])
  const { withheld } = value(await desk.exports.preview({ scope: 'all', destination: null, onlyClosedDays: false }))
  expect(withheld).toMatchObject([{ accession: 'TEST-A-1', reason: expect.stringMatching(/^Waiting: batch /) }])
  expect((await exportAll(desk, tempFolder())).batch).toBeNull()
})

test('when the folder is back the batch is finished, each line once', async () => {
  const { db, folder, away } = await halfReleased()
  renameSync(away, folder)
  const desk = aDesk({ db })
  await desk.exports.settled()
  expect(desk.exports.notices()).toEqual([])
  expect(chargesIn(folder)).toEqual(['TEST-A-1 FACILITY 19283', 'TEST-A-1 PROFESSIONAL 19283'])
  expect(readdirSync(folder)).toHaveLength(2)
  expect([...desk.sessions.listAll()].map(({ state }) => state)).toEqual(['exported'])
})

test('another folder at the path, such as an empty mount point, decides nothing', async () => {
  const { db, folder } = await halfReleased()
  mkdirSync(folder)
  const desk = aDesk({ db })
  await desk.exports.settled()
  expect(desk.exports.notices()).toHaveLength(1)
  expect([...desk.sessions.listAll()].map(({ state }) => state)).toEqual(['complete'])
})

test('a batch whose folder never comes back is finished by writing it again elsewhere', async () => {
  const { db, away } = await halfReleased()
  rmSync(away, { recursive: true })
  const desk = aDesk({ db })
  const [waiting] = value(await desk.exports.history({}))
  const elsewhere = tempFolder()
  value(await desk.exports.again({ batch: waiting?.batch ?? '', folder: elsewhere }))
  expect(chargesIn(elsewhere)).toEqual(['TEST-A-1 FACILITY 19283', 'TEST-A-1 PROFESSIONAL 19283'])
  expect(desk.exports.notices()).toEqual([])
  expect((await exportAll(desk, elsewhere)).batch).toBeNull()
})

test('the log itself refuses to change a session that is leaving', async () => {
  const { desk } = await halfReleased()
  const [session] = [...desk.sessions.listAll()]
  if (!session) throw new Error('no session')
  const { id, revision } = session
  const reopen = async () => desk.sessions.reopen({ commandId: randomUUID(), id, revision })
  await expect(reopen()).rejects.toThrow('a session that is leaving is never changed')
})
