import { expect, test } from 'vitest'
import { roomFor } from './room.ts'

const MIB = 1024 * 1024
const wish = { what: 'a backup', folder: '/data', bytes: 100 * MIB }

test('what fits beside 64 MB for the day’s work goes on, also where the system does not say', () => {
  expect(roomFor(wish, { freeBytes: () => 164 * MIB }).ok).toBe(true)
  expect(roomFor(wish, { freeBytes: () => null }).ok).toBe(true)
})

test('a byte less is refused with what is needed, where, and what is free', () => {
  expect(roomFor(wish, { freeBytes: () => 164 * MIB - 1 })).toEqual({
    ok: false,
    error: 'There is not enough room for a backup: 164 MB are needed in /data, 163 MB are free.',
  })
})
