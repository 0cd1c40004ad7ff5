import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bridgeOf, startProduct, valueOf, windowOf } from './testing/product.ts'

// How the built product starts, and how it does not.
let parent: string

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'electron-host-'))
})
afterAll(() => rmSync(parent, { recursive: true }))

const newFolder = (name: string) => mkdtempSync(join(parent, `${name}-`))

test('a second start brings the first window to the front and ends', async () => {
  const second = await startProduct(
    ['--data', newFolder('second')],
    observed => (observed.isFirstInstance = false),
  )
  expect([second.observed.exitStatus, second.observed.windows]).toEqual([0, []])
})

// Only Linux has the fallback that keeps nothing secret.
test.runIf(process.platform === 'linux')('without a key store nothing is created', async () => {
  const data = newFolder('no-key-store')
  const product = await startProduct(['--data', data], observed => (observed.storageBackend = 'basic_text'))
  const status = valueOf(await bridgeOf(product).app.status({}))
  expect(status).toMatchObject({ kind: 'stopped', failure: { code: 'key-vault-unavailable' } })
  expect(existsSync(join(data, 'chargemark.db'))).toBe(false)
  windowOf(product).close()
})

test('a damaged log is shown as such and every other operation is refused', async () => {
  const data = newFolder('damaged')
  mkdirSync(join(data, 'key'))
  writeFileSync(join(data, 'chargemark.db'), 'not a log')
  const product = await startProduct(['--data', data])
  const bridge = bridgeOf(product)
  expect(valueOf(await bridge.app.status({}))).toMatchObject({ kind: 'stopped', host: 'electron' })
  expect(await bridge.settings.read({})).toMatchObject({ ok: false, error: { code: 'not-started' } })
  expect(readFileSync(join(data, 'chargemark.db'), 'utf8')).toBe('not a log')
  windowOf(product).close()
})

test('the demo day has a folder and a profile of its own, both thrown away', async () => {
  const product = await startProduct(['--demo'])
  const profile = product.observed.paths.get('userData') ?? ''
  const status = valueOf(await bridgeOf(product).app.status({}))
  expect(status).toMatchObject({ kind: 'running', demo: true })
  expect(existsSync(profile)).toBe(true)
  windowOf(product).close()
  await expect.poll(() => existsSync(profile)).toBe(false)
  const left = readdirSync(tmpdir()).filter(name => name.startsWith(`chargemark-demo-${process.pid}-`))
  expect(left).toEqual([])
})

test('the end waits for a backup that is being written: nothing of it is left by half', async () => {
  const data = newFolder('ending')
  const product = await startProduct(['--data', data])
  const bridge = bridgeOf(product)
  expect(valueOf(await bridge.app.status({}))).toMatchObject({ kind: 'running' })
  const written = bridge.backup.run({})
  const backups = join(data, 'backups')
  await expect.poll(() => existsSync(backups) && readdirSync(backups).length > 0).toBe(true)
  windowOf(product).close()
  // Not before the thread is gone.
  expect(product.observed.exitStatus).not.toBe(0)
  await expect.poll(() => product.observed.exitStatus).toBe(0)
  await written
  expect(readdirSync(backups).filter(name => name.includes('.new'))).toEqual([])
})

test('words that do not go together end with one line and no window', async () => {
  const product = await startProduct(['--demo', '--data', 'x'])
  expect([product.observed.exitStatus, product.observed.windows]).toEqual([1, []])
})

test('a command runs instead of the window', async () => {
  const product = await startProduct(['sessions', '--json', '--data', join(parent, 'absent')])
  expect([product.observed.exitStatus, product.observed.windows]).toEqual([1, []])
})

test('what is thrown in a timer is logged by its place, said in one sentence, and ends the program', async () => {
  const data = newFolder('broke-off')
  const before = process.listeners('uncaughtException')
  const product = await startProduct(['--data', data])
  const [take] = process.listeners('uncaughtException').filter(listener => !before.includes(listener))
  take?.(new Error('for TESTPATIENT'), 'uncaughtException')
  take?.(new Error('again for TESTPATIENT'), 'uncaughtException')
  expect(product.observed.errorBoxes).toEqual([
    expect.stringMatching(/^Chargemark ended because of an error inside the program/),
  ])
  await expect.poll(() => product.observed.exitStatus).toBe(0)
  const log = readFileSync(join(data, 'logs', 'chargemark.log'), 'utf8')
  expect(log.match(/"event":"broke-off","errorClass":"Error"/g)).toHaveLength(2)
  expect(log).not.toContain('TESTPATIENT')
  expect(process.listeners('uncaughtException')).toEqual(before)
})
