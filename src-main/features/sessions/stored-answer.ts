import type { Assessment } from '#shared/contract/sessions.ts'
import type { CodingAnswer } from '#shared/domain/coding-answer.ts'
import type { StoredClaim } from './charge-lines.ts'

/**
 * An assessment that shows the charge lines as they were stored. What is complete keeps its lines when the rules or
 * tables change later: nobody is shown another code than the one that leaves or has left.
 */
export function withStoredLines(assessment: Assessment, stored: readonly StoredClaim[]): Assessment {
  return {
    ...assessment,
    claims: assessment.claims.map(({ claim, answer }) => {
      const kept = stored.find(one => one.claim === claim)
      return { claim, answer: kept ? withLines(answer, kept) : answer }
    }),
  }
}

function withLines(answer: CodingAnswer, { lines, reference }: StoredClaim): CodingAnswer {
  const same = JSON.stringify(lines) === JSON.stringify(answer.lines)
  // A finding points to lines by their place, which may be another one now.
  const findings = same ? answer.findings : answer.findings.map(finding => ({ ...finding, lines: [] }))
  return { ...answer, lines, findings, reference }
}
