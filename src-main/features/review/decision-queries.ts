import type { ReadableDb } from '#main/db/handles.ts'

export type DecisionCount = {
  readonly rule: string
  readonly person: string
  readonly outcome: 'overridden' | 'sent-back'
  readonly reason: string
  readonly count: number
}

export const COUNT_DECISIONS = `
  SELECT rule, person, outcome, reason, count(*) AS count
  FROM finding_decision
  WHERE withdrawn_at IS NULL AND at >= ? AND at < ?
  GROUP BY rule, person, outcome, reason
  ORDER BY rule, person, outcome, reason`

/** How findings were decided between two texts of instants. */
export function countDecisions(db: ReadableDb, from: string, before: string): readonly DecisionCount[] {
  return db.all(COUNT_DECISIONS, from, before)
}
