import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { nodeFiles } from './node-files.ts'
import { Stopped, stoppableFiles } from './stoppable-files.ts'

test('it goes on until it is asked, then stops at the next step, and lets what follows tidy up', () => {
  let isAsked = false
  const { files } = stoppableFiles(nodeFiles, () => isAsked)
  const path = join(tempFolder(), 'part')
  files.create(path, Buffer.from('half'))
  isAsked = true
  expect(() => files.appendBytes(path, Buffer.from('more'))).toThrow(Stopped)
  expect(files.stat(path)?.bytes).toBe(4)
  files.unlink(path)
  expect(nodeFiles.stat(path)).toBeNull()
})

test('reading a long file stops between two pieces', () => {
  const path = join(tempFolder(), 'long')
  writeFileSync(path, Buffer.alloc(5 * 1024 * 1024))
  let pieces = 0
  const { files } = stoppableFiles(nodeFiles, () => pieces === 2)
  const read = () => {
    for (const piece of files.readPieces(path)) pieces += piece.length > 0 ? 1 : 0
  }
  expect(read).toThrow(Stopped)
  expect(pieces).toBe(2)
})
