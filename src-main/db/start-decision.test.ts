import { expect, test } from 'vitest'
import { fingerprintOf } from './key.ts'
import { decideStart, type Found } from './start-decision.ts'

const KEY = 'ab'.repeat(32)
const OTHER_KEY = 'cd'.repeat(32)
const nothing: Found = {
  log: 'absent',
  path: 'chargemark.db',
  key: null,
  fingerprint: null,
  firstStartUnfinished: false,
}
const whole: Found = { ...nothing, log: 'encrypted', key: KEY, fingerprint: fingerprintOf(KEY) }

test('an empty folder gets a log with a new key', () => {
  expect(decideStart(nothing)).toEqual({ ok: true, value: { kind: 'create', key: null } })
})

test('a first start that was interrupted goes on with the key that was kept', () => {
  const found = { ...nothing, key: KEY, fingerprint: fingerprintOf(KEY), firstStartUnfinished: true }
  expect(decideStart(found)).toEqual({ ok: true, value: { kind: 'create', key: KEY } })
})

test('a log with its key is opened', () => {
  expect(decideStart(whole)).toEqual({ ok: true, value: { kind: 'open', key: KEY } })
})

test('a log whose fingerprint is gone is opened to see whether the key fits', () => {
  expect(decideStart({ ...whole, fingerprint: null })).toEqual({
    ok: true,
    value: { kind: 'open', key: KEY },
  })
})

test.each([
  ['a key without a log', { ...nothing, key: KEY }, 'store-corrupt'],
  ['a fingerprint without a log', { ...nothing, fingerprint: fingerprintOf(KEY) }, 'store-corrupt'],
  ['an empty log', { ...whole, log: 'empty' }, 'store-corrupt'],
  ['an empty log without anything else', { ...nothing, log: 'empty' }, 'store-corrupt'],
  ['a log that can be read without a key', { ...whole, log: 'readable' }, 'not-encrypted'],
  ['a log without its key', { ...whole, key: null }, 'key-missing'],
  ['a log with the key of another', { ...whole, key: OTHER_KEY }, 'key-wrong'],
  ['a log with something that is no key', { ...whole, key: 'not a key' }, 'key-wrong'],
] as const)('%s is refused', (_, found, code) => {
  const decision = decideStart(found)
  expect(decision.ok ? decision.value : decision.error.code).toBe(code)
})
