import { expect, test } from 'vitest'
import { nodeFiles } from '#main/ports/node-files.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { connect } from './connection.ts'
import { createLog } from './create-store.ts'
import { CANARY, proveLogEncrypted } from './encryption-proof.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { storePaths } from './store-paths.ts'

const KEY = 'ab'.repeat(32)

test('a new log holds the canary, and nobody without the key can see it', () => {
  const paths = storePaths(tempFolder())
  createLog(nodeFiles, paths, KEY, MIGRATIONS)
  expect(proveLogEncrypted(nodeFiles, paths.log)).toEqual({ ok: true, value: null })
  const connection = connect(paths.log, KEY)
  expect(connection.prepare('SELECT words FROM encryption_canary').get()).toEqual({ words: CANARY })
  connection.close()
})

test('a new log leaves nothing of its making beside it', () => {
  const paths = storePaths(tempFolder())
  createLog(nodeFiles, paths, KEY, MIGRATIONS)
  expect(nodeFiles.list(paths.folder).toSorted()).toEqual(['chargemark.db', 'chargemark.fingerprint'])
})
