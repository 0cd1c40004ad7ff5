import { expect, test } from 'vitest'
import { noteTime } from './note-time.ts'

test('the time of a note is that of the desk where it was written', () => {
  expect(noteTime('2026-11-20T09:10:30.123-05:00')).toBe('2026-11-20 09:10')
})
