import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { nodeThreads } from '#main/ports/node-threads.ts'
import type { Threads } from '#main/ports/threads.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { sha256Of } from './evidence.ts'
import { threadShare } from './thread-share.ts'

const BYTES = Buffer.from('ours')
const NAME = 'CHG_SITEK7M_20261120_00001.csv'

test('a thread sets a file aside and gives it its name', async () => {
  const share = threadShare(nodeThreads)
  const place = { folder: tempFolder(), aside: tempFolder() }
  const file = { name: NAME, sha256: sha256Of(BYTES) }
  const aside = await share.do('set-aside', { ...place, ...file, content: deflateSync(BYTES) })
  if (!aside.ok) throw new Error(aside.error)
  expect(readdirSync(place.folder)).toEqual([])
  const { inode, move, changedAtNs } = aside.value
  const files = [{ ...file, move, changedAtNs }]
  const released = await share.do('release', { ...place, inode, files, ifNoneLeft: 'release' })
  expect(released).toEqual({ ok: true, value: { kind: 'released', taken: [], replaced: [] } })
  expect(readFileSync(join(place.folder, NAME))).toEqual(BYTES)
  expect(readdirSync(place.aside)).toEqual([])
})

test('what fails on the disk comes back as its kind', async () => {
  const folder = join(tempFolder(), 'absent')
  expect(await threadShare(nodeThreads).do('read-answers', { folder, skip: [], settled: [] })).toEqual({
    ok: false,
    error: 'missing',
  })
})

test('a thread that dies is a failure, not a silence', async () => {
  const dying: Threads = {
    start: (_script, _work, on) => {
      setImmediate(() => on.ended(new Error('died')))
      return { tell: () => undefined, end: () => undefined }
    },
  }
  expect(await threadShare(dying).do('find-folder', { folder: '/' })).toEqual({ ok: false, error: 'other' })
})
