import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFiles } from '#main/ports/node-files.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { CANARY, proveLogEncrypted, proveWriteAheadEncrypted } from './encryption-proof.ts'
import { Database } from './sqlite.ts'

/** A database without encryption that holds the canary, in both its files; the connection stays open. */
function plainLog() {
  const path = join(tempFolder(), 'plain.db')
  const connection = new Database(path)
  connection.exec('CREATE TABLE encryption_canary (words TEXT)')
  connection.pragma('journal_mode = WAL')
  connection.prepare('INSERT INTO encryption_canary (words) VALUES (?)').run(CANARY)
  return { path, connection }
}

test('a database without encryption is recognized by its first bytes', () => {
  expect(proveLogEncrypted(nodeFiles, plainLog().path)).toEqual({ ok: false, error: 'plain-header' })
})

test('the canary is found in a write-ahead log without encryption', () => {
  const { path } = plainLog()
  const proof = proveWriteAheadEncrypted(nodeFiles, `${path}-wal`)
  expect(proof).toEqual({ ok: false, error: 'canary-in-write-ahead-log' })
})

test('the canary is found in a log whose header alone is hidden', () => {
  const path = join(tempFolder(), 'half.db')
  writeFileSync(path, Buffer.concat([Buffer.alloc(9_000, 0x5a), Buffer.from(CANARY), Buffer.alloc(9_000)]))
  expect(proveLogEncrypted(nodeFiles, path)).toEqual({ ok: false, error: 'canary-in-log' })
})

test('where there is nothing to look at nothing is proven', () => {
  const path = join(tempFolder(), 'empty')
  writeFileSync(path, '')
  expect(proveLogEncrypted(nodeFiles, path)).toEqual({ ok: false, error: 'nothing-to-look-at' })
  expect(proveWriteAheadEncrypted(nodeFiles, `${path}-wal`)).toEqual({
    ok: false,
    error: 'nothing-to-look-at',
  })
})
