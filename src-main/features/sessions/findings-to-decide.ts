import type { Assessment } from '#shared/contract/sessions.ts'
import type { Finding } from '#shared/domain/coding-answer.ts'
import { isOfTables } from '#shared/domain/review.ts'

/** A finding that approving a session decides. */
export type DecidedFinding = Finding & { readonly severity: 'review' | 'warn' }

/**
 * The findings of a session that ask for a word before it leaves, one of each rule: those to review, and warnings of
 * its own. What the tables loaded say of every session alike is none. Source: coding rules, section 4.
 */
export function findingsToDecide({ claims }: Pick<Assessment, 'claims'>): readonly DecidedFinding[] {
  const byRule = new Map<string, DecidedFinding>()
  for (const finding of claims.flatMap(({ answer }) => answer.findings)) {
    const { rule, severity } = finding
    if (severity !== 'review' && (severity !== 'warn' || isOfTables(rule))) continue
    if (byRule.get(rule)?.severity !== 'review') byRule.set(rule, { ...finding, severity })
  }
  return [...byRule.values()]
}
