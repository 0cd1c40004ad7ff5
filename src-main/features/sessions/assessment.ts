import type { Assessment } from '#shared/contract/sessions.ts'
import { DECISIONS, type ChargeLine, type CodingAnswer, type Decision } from '#shared/domain/coding-answer.ts'
import { SIDE_LABEL } from '#shared/domain/labels.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { CodingReference } from '#main/features/coding/index.ts'
import { claimsOn } from './derived-claims.ts'
import { checkDuplicates } from './duplicate-check.ts'
import { checkEntry } from './entry-check.ts'
import { missing, type CheckContext, type Remark } from './remark.ts'

export type AssessmentContext = CheckContext & { readonly reference: CodingReference }

/** What there is to say of an entry as it stands: what is wrong, what is missing, and its charges on each claim. */
export function assessEntry(entry: SessionEntry, context: AssessmentContext): Assessment {
  return assessClaims(entry, claimsOn(entry, context.today, context.reference), context)
}

/** The same with the charges of the entry as they were derived. */
export function assessClaims(
  entry: SessionEntry,
  claims: Assessment['claims'],
  context: CheckContext,
): Assessment {
  const answers = claims.map(({ answer }) => answer)
  const duplicates = context.findDuplicates(claims)
  const remarks = [
    ...checkDuplicates(duplicates),
    ...checkEntry(entry, context),
    ...linesWithoutDiagnosis(answers),
  ]
  const problems = remarks.filter(remark => remark.kind === 'problem')
  const absent = remarks.filter(remark => remark.kind === 'missing')
  const notices = remarks.filter(remark => remark.kind === 'notice')
  const decision = worstDecision(answers)
  return {
    problems: problems.map(({ field, text, asks }) => ({
      field,
      message: text,
      ...(asks === undefined ? {} : { asks }),
    })),
    missing: absent.map(({ field, text }) => ({ field, text })),
    notices: notices.map(({ field, text }) => ({ field, message: text })),
    duplicates,
    claims,
    decision,
    canComplete: problems.length === 0 && absent.length === 0 && decision !== 'blocked',
  }
}

/** Each line of a claim points to one diagnosis at least. Source: coding rules, section 5. */
function linesWithoutDiagnosis(answers: readonly CodingAnswer[]): readonly Remark[] {
  const bare = answers.flatMap(({ lines }) => lines).filter(line => line.diagnoses.length === 0)
  return [...new Set(bare.map(nameOf))].map(name => missing('diagnoses', `${name}: a diagnosis`))
}

function nameOf({ code, side }: ChargeLine): string {
  return side === null ? code : `${code} ${SIDE_LABEL[side]}`
}

/** Decisions stand from the best to the worst. */
function worstDecision(answers: readonly CodingAnswer[]): Decision {
  const worst = Math.max(0, ...answers.map(({ decision }) => DECISIONS.indexOf(decision)))
  return DECISIONS[worst] ?? 'ready'
}
