import { expect, test } from 'vitest'
import { SESSION_STATES } from '#shared/domain/session.ts'
import { dayCounts, inGroup } from './day-counts.ts'

const sessions = [...SESSION_STATES, 'draft' as const].map((state, id) => ({ id, state }))

test('each session is counted where it stands, an approved one as complete', () => {
  expect(dayCounts(sessions)).toEqual({ open: 2, complete: 2, held: 1, exported: 1 })
})

test('a group holds its sessions in the order of the day', () => {
  expect(inGroup(sessions, 'open').map(session => session.id)).toEqual([0, 6])
  expect(inGroup(sessions, null)).toBe(sessions)
})
