import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeLock } from '#main/db/lock.ts'
import { CANARY } from '#main/db/encryption-proof.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { aComplete } from '#main/testing/session-steps.ts'
import type { SessionsOn } from '#main/testing/sessions-on.ts'
import { tempCore } from '#main/testing/temp-core.ts'

async function aLog() {
  const core = tempCore()
  const entry = anEntry({ accession: 'TEST-ACCESSION-1' })
  await aComplete({ sessions: core.services.sessions } as SessionsOn, entry)
  await core.call('backup', 'run', {})
  return core
}

const witnessOf = (core: Awaited<ReturnType<typeof aLog>>) => core.call('backup', 'witness', {})

test('log, write-ahead log, backups and all beside them give nothing away', async () => {
  const core = await aLog()
  expect(await witnessOf(core)).toMatchObject({ value: { good: true } })
  const standing = await core.call('backup', 'standing', {})
  expect(standing).toMatchObject({ value: { witness: { good: true } } })
})

test.each([
  ['the mark of every log', `xx${CANARY}xx`],
  ['an accession number', 'xxTEST-ACCESSION-1xx'],
])('a file in which %s stands is named', async (_, text) => {
  const core = await aLog()
  writeFileSync(join(core.folder, 'left-behind.tmp'), text)
  expect(await witnessOf(core)).toMatchObject({
    value: { good: false, sentence: 'Can be read without the key: left-behind.tmp. Call IT.' },
  })
})

test('words across two pieces, in sixteen bits, are found too', async () => {
  const core = await aLog()
  const bytes = Buffer.concat([Buffer.alloc(1024 * 1024 - 7), Buffer.from('TEST-ACCESSION-1', 'utf16le')])
  writeFileSync(join(core.folder, 'swapped'), bytes)
  expect(await witnessOf(core)).toMatchObject({ value: { good: false } })
})

test('reading the files gives up no lock: a second program is still kept out', async () => {
  const core = await aLog()
  await witnessOf(core)
  const script = `
    import { takeLock } from ${JSON.stringify(new URL('../../db/lock.ts', import.meta.url).href)}
    process.stdout.write(takeLock(process.argv[1]).ok ? 'taken' : 'refused')`
  const lock = storePaths(core.folder).lock
  const other = spawnSync(process.execPath, ['--input-type=module', '--eval', script, lock], {
    encoding: 'utf8',
  })
  expect(other.stdout).toBe('refused')
  core.close()
  const free = takeLock(lock)
  expect(free.ok).toBe(true)
  if (free.ok) free.value.release()
})
