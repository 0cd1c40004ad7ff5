import type { PersonDecisions, RuleDecisions } from '#shared/contract/review.ts'
import type { DecisionCount } from './decision-queries.ts'

/** The counts by rule and by person, the rule overridden most first. */
export function summedDecisions(counts: readonly DecisionCount[]): {
  readonly rules: readonly RuleDecisions[]
  readonly persons: readonly PersonDecisions[]
} {
  const rules = [...Map.groupBy(counts, ({ rule }) => rule)].map(([rule, own]) => ({
    rule,
    ...outcomesOf(own),
    reasons: reasonsOf(own),
  }))
  const persons = [...Map.groupBy(counts, ({ person }) => person)].map(([person, own]) => ({
    person,
    ...outcomesOf(own),
  }))
  return { rules: rules.toSorted(mostFirst), persons: persons.toSorted(mostFirst) }
}

type Outcomes = { readonly overridden: number; readonly sentBack: number }

function outcomesOf(counts: readonly DecisionCount[]): Outcomes {
  const sum = (outcome: DecisionCount['outcome']) =>
    counts.filter(one => one.outcome === outcome).reduce((total, { count }) => total + count, 0)
  return { overridden: sum('overridden'), sentBack: sum('sent-back') }
}

/** The reasons of the overrides, the most frequent first. */
function reasonsOf(counts: readonly DecisionCount[]): RuleDecisions['reasons'] {
  const overrides = counts.filter(({ outcome }) => outcome === 'overridden')
  return [...Map.groupBy(overrides, ({ reason }) => reason)]
    .map(([reason, own]) => ({ reason, count: own.reduce((sum, { count }) => sum + count, 0) }))
    .toSorted((a, b) => b.count - a.count)
}

function mostFirst(a: Outcomes, b: Outcomes): number {
  return b.overridden - a.overridden || b.sentBack - a.sentBack
}
