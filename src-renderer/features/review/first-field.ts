import type { ReviewIssue } from '#shared/contract/review.ts'

/** Where a session is mended first. */
export function firstField(issues: readonly ReviewIssue[]): string | null {
  return issues.find(({ field }) => field !== null)?.field ?? null
}
