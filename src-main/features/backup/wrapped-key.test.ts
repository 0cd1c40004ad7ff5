import { expect, test } from 'vitest'
import { newKey } from '#main/db/key.ts'
import { readWrappedKey, unwrapKey, wrapKey } from './wrapped-key.ts'

const AT = '2026-11-20T09:10:00.000-05:00'

test('the code opens what it sealed, and no other does', () => {
  const key = newKey()
  const wrapped = wrapKey(key, 'RIGHT', AT)
  expect(unwrapKey(wrapped, 'RIGHT')).toBe(key)
  expect(unwrapKey(wrapped, 'WRONG')).toBeNull()
  expect(JSON.stringify(wrapped)).not.toContain(key)
})

test('a file that was changed opens nothing', () => {
  const wrapped = wrapKey(newKey(), 'RIGHT', AT)
  const sealed = wrapped.sealed.replace(/^./, first => (first === '0' ? '1' : '0'))
  expect(unwrapKey({ ...wrapped, sealed }, 'RIGHT')).toBeNull()
})

test('a wrapped key is read from its file, anything else is none', () => {
  const wrapped = wrapKey(newKey(), 'RIGHT', AT)
  expect(readWrappedKey(Buffer.from(JSON.stringify(wrapped)))).toEqual(wrapped)
  for (const text of ['', '{}', '[]', 'null', JSON.stringify({ ...wrapped, salt: '' })])
    expect(readWrappedKey(Buffer.from(text))).toBeNull()
})
