import { expect, test } from 'vitest'
import { changesSince, type ChangeEvent } from './changes-since.ts'

const SINCE = '2026-11-20T09:00:00.000-05:00'

type Field = { readonly path: string; readonly from: unknown; readonly to: unknown }

function event(minute: number, actor: string, ...changes: readonly Field[]): ChangeEvent {
  const at = new Date(Date.parse(SINCE) + minute * 60_000).toISOString()
  return { at, actor, changes: JSON.stringify(changes) }
}

test('each field is told once, from what it was to what it is, in the name of who came last', () => {
  const newestFirst = [
    event(2, 'test-bob', { path: 'note', from: 'b', to: 'c' }),
    event(1, 'test-anna', { path: 'note', from: 'a', to: 'b' }, { path: 'payer', from: 'x', to: 'y' }),
    event(-1, 'test-desk', { path: 'note', from: '', to: 'a' }),
  ]
  expect(changesSince(newestFirst, SINCE)).toEqual({
    by: 'test-bob',
    at: newestFirst[0]?.at,
    changes: [
      { path: 'note', from: 'a', to: 'c' },
      { path: 'payer', from: 'x', to: 'y' },
    ],
  })
})

test('a field that came back to what it was is no change', () => {
  const back = [
    event(2, 'test-bob', { path: 'state', from: 'draft', to: 'complete' }),
    event(1, 'test-bob', { path: 'state', from: 'complete', to: 'draft' }),
  ]
  expect(changesSince(back, SINCE)?.changes).toEqual([])
})

test('charge lines are compared with those of the completion before', () => {
  const lines = (minute: number, to: readonly string[]) =>
    event(minute, 'test-bob', { path: 'lines', from: null, to })
  expect(changesSince([lines(1, ['a']), lines(-1, ['a'])], SINCE)?.changes).toEqual([])
  expect(changesSince([lines(1, ['b']), lines(-1, ['a'])], SINCE)?.changes).toEqual([
    { path: 'lines', from: ['a'], to: ['b'] },
  ])
})

test('instants are compared as such, whatever their offset', () => {
  const earlier = { at: '2026-11-20T13:59:00.000Z', actor: 'test-bob', changes: '[]' }
  const later = { at: '2026-11-20T14:01:00.000Z', actor: 'test-bob', changes: '[]' }
  expect(changesSince([earlier], SINCE)).toBeNull()
  expect(changesSince([later], SINCE)).not.toBeNull()
})
