import { expect, test } from 'vitest'
import type { SessionSummary } from '#shared/contract/sessions.ts'
import type { ExamSummary } from '#shared/contract/worklist.ts'
import { EXAM_STANDINGS } from '#shared/domain/expected-exam.ts'
import { SESSION_STATES } from '#shared/domain/session.ts'
import { dayCounts, inGroup } from './day-counts.ts'
import type { DayEntry } from './day-entries.ts'

const entries: readonly DayEntry[] = [
  ...[...SESSION_STATES, 'draft' as const].map((state, at) => ({
    kind: 'session' as const,
    id: `s${at}`,
    session: { state } as SessionSummary,
    exam: null,
  })),
  ...EXAM_STANDINGS.map((standing, at) => ({
    kind: 'exam' as const,
    id: `e${at}`,
    exam: { standing } as ExamSummary,
  })),
]

test('each row is counted where it stands, an approved session as complete, an exam to come nowhere', () => {
  expect(dayCounts(entries)).toEqual({
    missing: 1,
    open: 3,
    complete: 3,
    held: 1,
    exported: 1,
    'no charge': 1,
  })
})

test('a group holds its rows in the order of the day', () => {
  expect(inGroup(entries, 'open').map(({ id }) => id)).toEqual(['s0', 's6', 'e1'])
  expect(inGroup(entries, null)).toBe(entries)
})
