import { expect, test } from 'vitest'
import { changesBetween, valueAt, withValueAt, type Json } from './sheet-draft.ts'

const draft: Json = {
  mode: 'test',
  format: { kind: 'columns', columns: [{ name: 'a' }, { name: 'b', width: 3 }] },
}

test('a value is found and changed at its path, and nothing beside it', () => {
  expect(valueAt(draft, 'format.columns.1.width')).toBe(3)
  expect(valueAt(draft, 'format.rows.1')).toBeUndefined()
  const changed = withValueAt(draft, 'format.columns.1.width', 5)
  expect(valueAt(changed, 'format.columns.1.width')).toBe(5)
  expect(valueAt(draft, 'format.columns.1.width')).toBe(3)
  expect(valueAt(changed, 'format.columns.0')).toBe(valueAt(draft, 'format.columns.0'))
  expect(withValueAt({}, 'a.b', 1)).toEqual({ a: { b: 1 } })
})

test('each field that differs is told once, old and new', () => {
  const after = withValueAt(withValueAt(draft, 'mode', 'production'), 'format.columns.1.width', null)
  expect(changesBetween(draft, after)).toEqual([
    { path: 'mode', from: 'test', to: 'production' },
    { path: 'format.columns.1.width', from: '3', to: 'empty' },
  ])
  expect(changesBetween(draft, draft)).toEqual([])
})

test('a list that grew is one field', () => {
  const after = withValueAt(draft, 'format.columns', [])
  expect(changesBetween(draft, after)).toEqual([{ path: 'format.columns', from: '2 entries', to: 'none' }])
  expect(changesBetween({ at: ['17:30'] }, { at: ['17:30', '19:00'] })).toEqual([
    { path: 'at', from: '17:30', to: '17:30, 19:00' },
  ])
})
