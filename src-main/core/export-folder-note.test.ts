import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFiles } from '#main/ports/node-files.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { noteExportFolder, readExportFolder } from './export-folder-note.ts'

test('the folder noted last is read back, and an empty one is not noted', () => {
  const data = tempFolder()
  expect(readExportFolder(nodeFiles, data)).toBeNull()
  noteExportFolder(nodeFiles, data, '/billing/in')
  noteExportFolder(nodeFiles, data, '/billing/eingang')
  noteExportFolder(nodeFiles, data, '')
  expect(readExportFolder(nodeFiles, data)).toBe('/billing/eingang')
})

test('a note that cannot be written stops nobody', () => {
  expect(() => noteExportFolder(nodeFiles, join(tempFolder(), 'not there'), '/billing')).not.toThrow()
})
