import type { Assessment } from '#shared/contract/sessions.ts'
import type { Finding, ReferenceEditions } from '#shared/domain/coding-answer.ts'

/** The tables that the charges were read from, and what the rules say of their age; null as long as no claim is chosen. */
export type Editions = {
  readonly reference: ReferenceEditions
  readonly remarks: readonly Finding[]
  /** Current, older than the date of service, or not there for it at all: the worst of what is said. */
  readonly age: 'in-force' | 'older' | 'not-checked'
}

const REFERENCE = 'reference/'

/** Whether a finding is about the tables and not about the session. It stands with the editions, not in the findings. */
export function isAboutEditions(finding: Finding): boolean {
  return finding.rule.startsWith(REFERENCE)
}

/** What is said of the tables, once for all claims: they are read from the same ones. */
export function editionsOf(claims: Assessment['claims']): Editions | null {
  const [first] = claims
  if (!first) return null
  const remarks = [
    ...new Map(
      claims
        .flatMap(({ answer }) => answer.findings.filter(isAboutEditions))
        .map(remark => [remark.rule + remark.text, remark]),
    ).values(),
  ]
  const older = remarks.length > 0 ? 'older' : 'in-force'
  const age = remarks.some(remark => remark.rule === `${REFERENCE}no-data`) ? 'not-checked' : older
  return { reference: first.answer.reference, remarks, age }
}
