import type { CodingSession, SessionDiagnosis } from '#shared/domain/coding-session.ts'
import type { Side } from '#shared/domain/vocabulary.ts'
import { diagnosisFacts, type DiagnosisFacts } from './diagnosis-facts.ts'
import { draftFinding, type DraftFinding } from './draft-finding.ts'
import { sameLine, type DraftLine, type Group } from './draft-line.ts'
import type { RuleId } from './rules.ts'

/** A claim line holds four pointers to diagnoses (X12 SV107, CMS-1500 24E). */
export const MOST_DIAGNOSES = 4

/**
 * The diagnoses a line points to: those of its lesions, in the order entered. A line without lesions takes those of
 * its side, or all of them. A diagnosis without a lesion belongs to every line.
 */
export function diagnosesOf(line: DraftLine, session: CodingSession): readonly string[] {
  if (session.diagnoses.length === 0) return []
  const lesions = line.lesions.length > 0 ? line.lesions : lesionsOn(session, line.side)
  const codes = session.diagnoses
    .filter(diagnosis => concerns(diagnosis, lesions))
    .map(diagnosis => diagnosis.code)
  return [...new Set(codes)]
}

function lesionsOn(session: CodingSession, side: Side | null): readonly string[] {
  return session.lesions.filter(lesion => side === null || lesion.side === side).map(lesion => lesion.id)
}

function concerns(diagnosis: SessionDiagnosis, lesions: readonly string[]): boolean {
  return diagnosis.lesions.length === 0 || diagnosis.lesions.some(id => lesions.includes(id))
}

/** Section 5 on the diagnoses of each line: they only ever warn. */
export function lineDiagnosisFindings(line: DraftLine, session: CodingSession): readonly DraftFinding[] {
  const codes = diagnosesOf(line, session)
  const facts = { line, codes, facts: codes.map(diagnosisFacts) }
  const findings: DraftFinding[] = []
  for (const { rule, when, text } of LINE_WARNINGS) {
    if (when(facts))
      findings.push(draftFinding('warn', rule, text(line.code), other => sameLine(other, line)))
  }
  return findings
}

type LineFacts = {
  readonly line: DraftLine
  readonly codes: readonly string[]
  readonly facts: readonly DiagnosisFacts[]
}

const LOCALIZATIONS: ReadonlySet<Group> = new Set(['placement', 'core', 'fna', 'soft-tissue'])

const LINE_WARNINGS: readonly {
  readonly rule: RuleId
  readonly when: (facts: LineFacts) => boolean
  readonly text: (code: string) => string
}[] = [
  {
    rule: 'diagnosis/missing',
    when: ({ codes }) => codes.length === 0,
    text: code => `${code} has no diagnosis.`,
  },
  {
    rule: 'diagnosis/too-many',
    when: ({ codes }) => codes.length > MOST_DIAGNOSES,
    text: code => `${code} has more than four diagnoses; the claim line takes the first four.`,
  },
  {
    rule: 'diagnosis/density-alone',
    when: ({ line, facts }) =>
      LOCALIZATIONS.has(line.group) && facts.length > 0 && facts.every(fact => fact.isDensity),
    text: code => `Breast density alone does not support ${code}.`,
  },
  {
    rule: 'diagnosis/secondary-only',
    when: ({ facts }) => facts.length > 0 && facts.every(fact => fact.isSecondary),
    text: code => `${code} has only history codes, which never stand first.`,
  },
  {
    rule: 'diagnosis/not-listed',
    when: ({ line, facts }) =>
      LOCALIZATIONS.has(line.group) &&
      facts.length > 0 &&
      facts.every(fact => !fact.isSupporting && !fact.isDensity && !fact.isSecondary),
    text: code => `No diagnosis of ${code} is on the site's list of supporting diagnoses.`,
  },
]

/** Section 5 on each diagnosis itself: its shape, and its side against the lesions it points to. */
export function diagnosisFindings(session: CodingSession): readonly DraftFinding[] {
  return session.diagnoses.flatMap((diagnosis): readonly DraftFinding[] => {
    const { code } = diagnosis
    const { isCode, side } = diagnosisFacts(code)
    if (!isCode)
      return [
        draftFinding('warn', 'diagnosis/not-a-code', `${code} does not have the shape of an ICD-10-CM code.`),
      ]
    if (side === null) return []
    if (side === 'unspecified') {
      return [
        draftFinding(
          'warn',
          'diagnosis/side-unspecified',
          `Diagnosis ${code} leaves the side open; a code with the side says more.`,
        ),
      ]
    }
    const other = session.lesions.find(
      lesion => diagnosis.lesions.includes(lesion.id) && lesion.side !== side,
    )
    if (!other) return []
    const text = `Diagnosis ${code} is for the ${side} side, lesion ${other.id} is on the ${other.side}.`
    return [draftFinding('warn', 'diagnosis/other-side', text, line => line.lesions.includes(other.id))]
  })
}
