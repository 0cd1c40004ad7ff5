import { expect, test } from 'vitest'
import type { SessionRow } from './queries.ts'
import { reasonToWithhold } from './readiness.ts'

function asked(row: Partial<SessionRow>, approvalRequired: boolean): string | null {
  const whole = {
    leaving_in: null,
    state: 'complete',
    decision: 'ready',
    missing_count: 0,
    hold_reason: null,
    ...row,
  }
  const assess = () => ({
    problems: [],
    missing: [],
    notices: [],
    duplicates: [],
    claims: [],
    decision: 'review' as const,
    canComplete: true,
  })
  return reasonToWithhold(whole as SessionRow, { assess, approvalRequired })
}

test.each([
  ['complete', 'ready', false, null],
  ['complete', 'ready', true, /^Not approved/],
  ['complete', 'review', false, /^Review/],
  ['complete', 'review', true, /^Review/],
  ['approved', 'ready', true, null],
  ['approved', 'review', false, null],
  ['approved', 'review', true, null],
  ['approved', 'blocked', false, /^Blocked/],
  ['held', 'ready', false, /^Held/],
  ['draft', 'ready', false, /^Not complete/],
] as const)('%s, decision %s, approval required %s', (state, decision, approvalRequired, expected) => {
  const reason = asked({ state, decision }, approvalRequired)
  if (expected === null) expect(reason).toBeNull()
  else expect(reason).toMatch(expected)
})
