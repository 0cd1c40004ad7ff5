import type { ReviewIssue } from '#shared/contract/review.ts'
import type { ReviewWord } from '#shared/contract/review-word.ts'
import type { Assessment } from '#shared/contract/sessions.ts'
import { SEVERITIES, type CodingAnswer, type Finding } from '#shared/domain/coding-answer.ts'
import { HOLD_REASON_LABEL } from '#shared/domain/labels.ts'
import { isOfTables, SEND_BACK_REASON_LABEL } from '#shared/domain/review.ts'
import { ruleWords } from '#shared/domain/rule-words.ts'
import type { HoldReason } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'

export type IssueSource = {
  readonly entry: SessionEntry
  readonly assessment: Assessment
  readonly hold: { readonly reason: HoldReason; readonly note: string } | null
  readonly word: ReviewWord | null
}

/** All that stands in a session's way or asks for a word, the most pressing first, each with what mends it. */
export function issuesOf({ entry, assessment, hold, word }: IssueSource): readonly ReviewIssue[] {
  return [
    ...(hold ? [holdIssue(hold)] : []),
    ...(word?.kind === 'sent-back' ? [sentBackIssue(word)] : []),
    ...assessment.problems.map(({ field, message }) => plain('problem', message, 'Correct it.', field)),
    ...assessment.missing.map(({ field, text }) => plain('missing', text, 'Enter it.', field)),
    ...findingIssues(assessment.claims, entry),
  ]
}

function plain(kind: ReviewIssue['kind'], text: string, fix: string, field: string | null): ReviewIssue {
  return { kind, severity: null, rule: '', text, source: '', fix, field, decided: false }
}

function holdIssue({ reason, note }: NonNullable<IssueSource['hold']>): ReviewIssue {
  const text = `Held: ${withNote(HOLD_REASON_LABEL[reason], note)}`
  return plain('hold', text, 'End the hold when the answer is there, or approve with a reason.', null)
}

function sentBackIssue({ reason, note, by }: Extract<ReviewWord, { kind: 'sent-back' }>): ReviewIssue {
  const text = `Sent back by ${by}: ${withNote(SEND_BACK_REASON_LABEL[reason], note)}`
  return plain('sent-back', text, 'Mend it and complete the session again.', null)
}

function withNote(label: string, note: string): string {
  return note === '' ? label : `${label} – ${note}`
}

type Claims = readonly { readonly answer: Pick<CodingAnswer, 'findings' | 'lines'> }[]

/** Findings the gravest first, one that both claims have once; what is only for information is none. */
function findingIssues(claims: Claims, entry: SessionEntry): readonly ReviewIssue[] {
  const all = claims.flatMap(({ answer }) => answer.findings.map(finding => ({ finding, answer })))
  const once = new Map(all.map(one => [`${one.finding.rule} ${one.finding.text}`, one]))
  return [...once.values()]
    .filter(({ finding }) => finding.severity !== 'info')
    .toSorted((a, b) => rank(a.finding) - rank(b.finding))
    .map(({ finding, answer }) => {
      const { rule, severity, text, source } = finding
      const { fix, field } = ruleWords(rule)
      const ofTables = isOfTables(rule)
      return {
        kind: 'finding',
        severity,
        rule,
        text,
        source,
        fix: ofTables ? 'Load the edition: it concerns every session of these days.' : fix,
        field: ofTables ? null : field === 'lesion' ? lesionField(finding, answer, entry) : field,
        decided: severity !== 'block' && !ofTables,
      } satisfies ReviewIssue
    })
}

function rank({ severity, rule }: Finding): number {
  return SEVERITIES.indexOf(severity) + (isOfTables(rule) ? SEVERITIES.length : 0)
}

/** The first lesion of the first line that a finding is about; the first lesion where it is about no line. */
function lesionField(
  { lines }: Finding,
  answer: Pick<CodingAnswer, 'lines'>,
  { lesions }: SessionEntry,
): string {
  const id = lines.flatMap(line => answer.lines[line]?.lesions ?? [])[0]
  const place = lesions.findIndex(lesion => lesion.id === id)
  return `lesions.${Math.max(0, place)}`
}
