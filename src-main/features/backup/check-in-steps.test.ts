import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect, connectReading, readableDb } from '#main/db/connection.ts'
import { copyInto } from '#main/db/queries.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { sqliteCode } from '#main/db/sqlite.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { aComplete } from '#main/testing/session-steps.ts'
import type { SessionsOn } from '#main/testing/sessions-on.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { checkInSteps } from './check-in-steps.ts'
import { checkLog } from './check-log.ts'

const PAGE = 4096

/** A copy of a log with some sessions, and its key. */
async function aCopy() {
  const core = tempCore()
  for (let number = 0; number < 3; number += 1) {
    const entry = anEntry({ accession: `TEST-A-${number}` })
    await aComplete({ sessions: core.services.sessions } as SessionsOn, entry)
  }
  const kept = core.ports.keyVault.load()
  core.close()
  if (!kept.ok || kept.value === null) throw new Error('The log has no key.')
  const key = kept.value
  const path = join(tempFolder(), 'copy.db')
  const log = connectReading(storePaths(core.folder).log, key)
  copyInto(log, path)
  log.close()
  return { path, key }
}

function read<T>({ path, key }: { readonly path: string; readonly key: string }, work: typeof checkLog): T {
  const connection = connectReading(path, key)
  try {
    return work(readableDb(connection)) as T
  } finally {
    connection.close()
  }
}

const inSteps = (db: Parameters<typeof checkLog>[0]) => checkInSteps(db, () => undefined)

test('it finds in a whole copy what reading it at once finds', async () => {
  const copy = await aCopy()
  const shares: number[] = []
  const found = read(copy, db => checkInSteps(db, share => shares.push(share)))
  expect(found).toEqual(read(copy, checkLog))
  expect(found).toMatchObject({ ok: true, value: { sessions: 3 } })
  expect(shares).toEqual(shares.toSorted((one, other) => one - other))
  expect(shares.at(-1)).toBeCloseTo(1)
})

test('one bit changed in any page of a copy is found', async () => {
  const copy = await aCopy()
  const whole = readFileSync(copy.path)
  expect(whole.length / PAGE).toBeGreaterThan(100)
  for (let page = 0; page < whole.length / PAGE; page += 1) {
    const bytes = Buffer.from(whole)
    // Another place in each page, its signature among them.
    const at = page * PAGE + ((page * 997) % PAGE)
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at)
    writeFileSync(copy.path, bytes)
    expect([page, isRefused(copy)]).toEqual([page, true])
  }
})

function isRefused(copy: { readonly path: string; readonly key: string }): boolean {
  try {
    return !read<ReturnType<typeof checkLog>>(copy, inSteps).ok
  } catch (error) {
    if (sqliteCode(error) === null) throw error
    return true
  }
}

const SPOILED: readonly (readonly [what: string, sql: string, said: RegExp])[] = [
  [
    'a row that refers to one that is not there',
    "PRAGMA foreign_keys = OFF; UPDATE charge_line SET session_id = session_id || 'x'",
    /A row of charge_line refers to one that is not there/,
  ],
  [
    'an event that was changed',
    "DROP TRIGGER audit_event_is_never_changed; UPDATE audit_event SET reason = 'other' WHERE seq = 2",
    /The audit chain is broken at event 2/,
  ],
  ['pages that belong to nothing', 'CREATE TABLE gone (x); DROP TABLE gone', /belongs to nothing/],
]

for (const [what, sql, said] of SPOILED) {
  test(`it refuses ${what}`, async () => {
    const copy = await aCopy()
    const connection = connect(copy.path, copy.key)
    connection.exec(sql)
    connection.close()
    expect(read(copy, inSteps)).toMatchObject({ ok: false, error: expect.stringMatching(said) })
  })
}
