import { expect, test } from 'vitest'
import { SESSION_STATES } from '#shared/domain/session.ts'
import { dayCounts } from './day-counts.ts'

test('each session is counted where it stands, an approved one as complete', () => {
  const sessions = [...SESSION_STATES, 'draft' as const].map(state => ({ state }))
  expect(dayCounts(sessions)).toEqual({ open: 2, complete: 2, held: 1, exported: 1 })
})
