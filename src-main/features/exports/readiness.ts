import { assertNever } from '#shared/base/assert-never.ts'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { Severity } from '#shared/domain/coding-answer.ts'
import { HOLD_REASON_LABEL } from '#shared/domain/labels.ts'
import type { SessionRow } from './queries.ts'

export type Readiness = {
  /** Asked only where the sentence needs its words. */
  readonly assess: () => Assessment
  /** The department lets nothing leave that nobody approved. */
  readonly approvalRequired: boolean
}

/**
 * Why a session does not leave, in one sentence; null when it is ready: nothing missing, and complete with the decision
 * ready or approved, which decides what was to be reviewed.
 */
export function reasonToWithhold(row: SessionRow, { assess, approvalRequired }: Readiness): string | null {
  if (row.leaving_in !== null) {
    return `Waiting: batch ${row.leaving_in} is not finished yet. The list of what waits says why.`
  }
  switch (row.state) {
    case 'draft':
      return notComplete(row.missing_count)
    case 'held':
      return `Held: ${lowerFirst(row.hold_reason === null ? 'no reason' : HOLD_REASON_LABEL[row.hold_reason])}`
    case 'complete':
      return undecided(row, assess) ?? (approvalRequired ? NOT_APPROVED : null)
    case 'approved':
      return undecided(row.decision === 'review' ? { ...row, decision: 'ready' } : row, assess)
    // It left elsewhere, and what it still holds for this destination was ready then.
    case 'exported':
      return null
    case 'discarded':
      return 'Discarded'
    default:
      return assertNever(row.state)
  }
}

const NOT_APPROVED = 'Not approved: this department exports what a reviewer approved'

function notComplete(missing: number): string {
  if (missing === 0) return 'Not complete: nothing is missing, but the session was not marked as complete'
  return `Not complete: ${missing} ${missing === 1 ? 'item' : 'items'} missing`
}

function undecided(row: SessionRow, assess: () => Assessment): string | null {
  if (row.missing_count > 0) return notComplete(row.missing_count)
  switch (row.decision) {
    case 'ready':
      return null
    case 'review':
      return `Review: ${firstFinding(assess(), 'review')}`
    case 'blocked':
      return `Blocked: ${firstFinding(assess(), 'block')}`
    default:
      return assertNever(row.decision)
  }
}

function firstFinding(assessment: Assessment, severity: Severity): string {
  const findings = assessment.claims.flatMap(({ answer }) => answer.findings)
  return findings.find(finding => finding.severity === severity)?.text ?? 'see the findings of the session'
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
