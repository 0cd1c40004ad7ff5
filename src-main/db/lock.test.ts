import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { takeLock } from './lock.ts'

const HOLDER = `
  import { takeLock } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)}
  const lock = takeLock(process.argv[1])
  process.stdout.write(lock.ok ? 'held' : 'refused')
  setInterval(() => {}, 1000)
`

/** A process that takes the lock and holds it; answers once it does. */
async function processHolding(path: string) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', HOLDER, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [words] = await once(child.stdout, 'data')
  expect(String(words)).toBe('held')
  return child
}

test('another process that has the lock keeps this one out, and a killed one lets it in', async () => {
  const path = join(tempFolder(), 'lock')
  const child = await processHolding(path)
  const refused = takeLock(path)
  expect(refused.ok ? null : refused.error.kind).toBe('held')

  child.kill('SIGKILL')
  await once(child, 'exit')
  const taken = takeLock(path)
  expect(taken.ok).toBe(true)
  if (taken.ok) taken.value.release()
})

const PASSING = `
  import { writeSync } from 'node:fs'
  import { Database } from ${JSON.stringify(new URL('./sqlite.ts', import.meta.url).href)}
  const asking = new Database(process.argv[1])
  asking.exec('BEGIN; SELECT count(*) FROM sqlite_schema')
  writeSync(1, 'looking')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
  asking.close()
`

test('another process that only looks whether the lock is held turns nobody away', async () => {
  const path = join(tempFolder(), 'lock')
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PASSING, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  const taken = takeLock(path)
  expect(taken.ok).toBe(true)
  if (taken.ok) taken.value.release()
})

test('a released lock can be taken again', () => {
  const path = join(tempFolder(), 'lock')
  const first = takeLock(path)
  if (first.ok) first.value.release()
  expect(takeLock(path).ok).toBe(true)
})

test('a place where no file can be made is told apart from a lock that is held', () => {
  const refused = takeLock(tempFolder())
  expect(refused.ok ? null : refused.error.kind).toBe('impossible')
})
