import { assertNever } from '#shared/base/assert-never.ts'
import type { CodingSession, SessionDiagnosis } from '#shared/domain/coding-session.ts'
import type { Side } from '#shared/domain/vocabulary.ts'
import { diagnosisFacts, type DiagnosisFacts } from './diagnosis-facts.ts'
import { draftFinding, type DraftFinding } from './draft-finding.ts'
import { sameLine, type DraftLine, type Group } from './draft-line.ts'
import type { TablesOnDate } from './reference.ts'
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
    rule: 'diagnosis/secondary-only',
    when: ({ facts }) => facts.length > 0 && facts.every(fact => fact.isSecondary),
    text: code => `${code} has only history codes, which never stand first.`,
  },
  {
    rule: 'diagnosis/density-alone',
    when: ({ line, facts }) => isUnsupported(line, facts) && primary(facts).every(fact => fact.isDensity),
    text: code => `Breast density alone does not support ${code}.`,
  },
  {
    rule: 'diagnosis/not-listed',
    when: ({ line, facts }) => isUnsupported(line, facts) && primary(facts).some(fact => !fact.isDensity),
    text: code => `No diagnosis of ${code} is on the site's list of supporting diagnoses.`,
  },
]

/** The diagnoses that may stand first. */
function primary(facts: readonly DiagnosisFacts[]): readonly DiagnosisFacts[] {
  return facts.filter(fact => !fact.isSecondary)
}

/** Whether a localization has diagnoses, and none that supports it. */
function isUnsupported(line: DraftLine, facts: readonly DiagnosisFacts[]): boolean {
  const first = primary(facts)
  return LOCALIZATIONS.has(line.group) && first.length > 0 && !first.some(fact => fact.isSupporting)
}

/** Section 5 on each diagnosis itself: its validity, and its side against the lesions it points to. */
export function diagnosisFindings(session: CodingSession, tables: TablesOnDate): readonly DraftFinding[] {
  if (session.diagnoses.length === 0) return []
  return [...validityFindings(session, tables), ...eachDiagnosis(session)]
}

/** Whether each code can be used on the date of service; no data is never clean. */
function validityFindings(session: CodingSession, tables: TablesOnDate): readonly DraftFinding[] {
  const edition = tables.editions.icd10Cm
  if (edition === undefined) return [NOT_CHECKED]
  const codes = new Set(session.diagnoses.map(({ code }) => code))
  return [...codes].flatMap(code => {
    if (!diagnosisFacts(code).isCode) return []
    const standing = tables.diagnosis(code)
    switch (standing.kind) {
      case 'billable':
        return []
      case 'heading':
        return [invalid('diagnosis/heading', `${code} is a heading: a code below it says more.`, edition)]
      case 'unknown':
        return [invalid('diagnosis/unknown', `${code} is not in ICD-10-CM: check the code.`, edition)]
      case 'other-edition': {
        const text = `${code} cannot be used on the date of service; it is in ${standing.edition}.`
        return [invalid('diagnosis/not-in-force', text, edition)]
      }
      case 'no-data':
        return [NOT_CHECKED]
      default:
        return assertNever(standing)
    }
  })
}

function invalid(rule: RuleId, text: string, edition: string): DraftFinding {
  return draftFinding('warn', rule, text, null, edition)
}

/** No ICD-10-CM edition is at hand, so their validity on the date of service is no data, never clean. */
const NOT_CHECKED = draftFinding(
  'warn',
  'reference/diagnoses-not-checked',
  'No ICD-10-CM edition is loaded: whether the diagnoses are valid on the date of service was not checked.',
)

function eachDiagnosis(session: CodingSession): readonly DraftFinding[] {
  return session.diagnoses.flatMap(diagnosis => diagnosisFinding(diagnosis, session) ?? [])
}

function diagnosisFinding(diagnosis: SessionDiagnosis, session: CodingSession): DraftFinding | null {
  const { code } = diagnosis
  const { isCode, side } = diagnosisFacts(code)
  if (!isCode) {
    return draftFinding(
      'warn',
      'diagnosis/not-a-code',
      `${code} does not have the shape of an ICD-10-CM code.`,
    )
  }
  if (side === null) return null
  if (side === 'unspecified') {
    const text = `Diagnosis ${code} leaves the side open; a code with the side says more.`
    return draftFinding('warn', 'diagnosis/side-unspecified', text)
  }
  const other = lesionOnOtherSide(diagnosis, side, session)
  if (!other) return null
  const text = `Diagnosis ${code} is for the ${side} side, lesion ${other.id} is on the ${other.side}.`
  return draftFinding('warn', 'diagnosis/other-side', text, line => line.lesions.includes(other.id))
}

/** A lesion that a diagnosis points to and whose side it does not have; of one for all lesions, when none has it. */
function lesionOnOtherSide(
  { lesions }: SessionDiagnosis,
  side: Side,
  session: CodingSession,
): CodingSession['lesions'][number] | undefined {
  if (lesions.length > 0)
    return session.lesions.find(lesion => lesions.includes(lesion.id) && lesion.side !== side)
  return session.lesions.some(lesion => lesion.side === side) ? undefined : session.lesions[0]
}
