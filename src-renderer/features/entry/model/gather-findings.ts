import type { Assessment } from '#shared/contract/sessions.ts'
import type { Finding } from '#shared/domain/coding-answer.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { isAboutEditions } from './editions.ts'

/** A finding, and the claim it is about when it is about one of several only. */
export type GatheredFinding = { readonly finding: Finding; readonly claim: Claim | null }

/** Completeness is told field by field in the list of what is missing, and not a second time. */
const TOLD_AS_MISSING: readonly string[] = ['documentation/missing', 'diagnosis/missing']

const isToldHere = (finding: Finding) => !TOLD_AS_MISSING.includes(finding.rule) && !isAboutEditions(finding)

/** The findings of all claims in order; one that every claim has stands once and names none. */
export function gatherFindings(claims: Assessment['claims']): readonly GatheredFinding[] {
  const gathered = new Map<string, { readonly finding: Finding; readonly claims: Claim[] }>()
  for (const { claim, answer } of claims) {
    for (const finding of answer.findings.filter(isToldHere)) {
      const key = `${finding.severity} ${finding.rule} ${finding.text}`
      const known = gathered.get(key)
      if (known) known.claims.push(claim)
      else gathered.set(key, { finding, claims: [claim] })
    }
  }
  return [...gathered.values()].map(({ finding, claims: on }) => ({
    finding,
    claim: new Set(on).size === claims.length ? null : (on[0] ?? null),
  }))
}
