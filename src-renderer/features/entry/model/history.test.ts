import { expect, test } from 'vitest'
import { type History, recordChange, redo, startHistory, undo } from './history.ts'

const typed = (...keys: readonly [value: string, field: string, at: number][]): History<string> =>
  keys.reduce((history, [value, field, at]) => recordChange(history, { value, field, at }), startHistory(''))

test('keys typed in one go in one field are undone together', () => {
  const back = undo(typed(['1', 'mrn', 0], ['12', 'mrn', 200], ['123', 'mrn', 400]))
  expect(back?.history.present).toBe('')
  expect(back?.field).toBe('mrn')
})

test('a pause or another field begins a new step', () => {
  expect(undo(typed(['1', 'mrn', 0], ['12', 'mrn', 5_000]))?.history.present).toBe('1')
  expect(undo(typed(['1', 'mrn', 0], ['1x', 'note', 10]))?.history.present).toBe('1')
})

test('redo goes where undo came from', () => {
  const start = typed(['1', 'mrn', 0], ['1x', 'note', 10])
  const back = undo(start)
  expect(back && redo(back.history)?.history.present).toBe('1x')
})

test('a change after undo ends what could be redone', () => {
  const back = undo(typed(['1', 'mrn', 0], ['1x', 'note', 10]))
  const onward = back && recordChange(back.history, { value: '1y', field: 'note', at: 20 })
  expect(onward && redo(onward)).toBeNull()
  expect(onward && undo(onward)?.history.present).toBe('1')
})

test('there is nothing to undo at the start and nothing to redo at the end', () => {
  expect(undo(startHistory(''))).toBeNull()
  expect(redo(typed(['1', 'mrn', 0]))).toBeNull()
})
