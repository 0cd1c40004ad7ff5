import { expect, test } from 'vitest'
import { keepEqual } from './keep-equal.ts'

const old = { missing: [{ field: 'accession' }, { field: 'diagnoses' }], decision: 'ready' }

test('what is equal is the old value itself', () => {
  expect(keepEqual(old, structuredClone(old))).toBe(old)
})

test('beside a change the equal parts keep their identity', () => {
  const fresh = { missing: [{ field: 'accession' }], decision: 'ready' }
  const kept = keepEqual(old, fresh)
  expect(kept).toEqual(fresh)
  expect(kept.missing).not.toBe(old.missing)
  expect(kept.missing[0]).toBe(old.missing[0])
})

test.each([
  ['a part that went', { missing: [] }],
  ['a part that came', { ...old, more: null }],
  ['null in place of a list', { ...old, missing: null }],
  ['a list in place of a record', []],
  ['a record in place of a list', { ...old, missing: {} }],
  ['an undefined part in place of another', { missing: old.missing, other: undefined }],
])('%s is taken as it comes', (_, fresh) => {
  expect(keepEqual(old, fresh)).toStrictEqual(fresh)
})
