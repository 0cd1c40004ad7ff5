import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { nodeVolumes } from './node-volumes.ts'

test('a folder that is still to be made is on the volume of the one above it', () => {
  const folder = tempFolder()
  expect(nodeVolumes.kindOf(join(folder, 'not', 'yet'))).toBe(nodeVolumes.kindOf(folder))
})

test('proc is no network share', { skip: process.platform !== 'linux' }, () => {
  expect(nodeVolumes.kindOf('/proc')).toBe('local')
})
