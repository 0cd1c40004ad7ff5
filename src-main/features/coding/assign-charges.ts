import type { ChargeLine, CodingAnswer, Decision, Finding, Severity } from '#shared/domain/coding-answer.ts'
import type { CodingSession } from '#shared/domain/coding-session.ts'
import { addOnFindings } from './add-ons.ts'
import { excisionLines, specimenLines, supplyLines } from './ancillary.ts'
import { withComponent } from './component.ts'
import { diagnosesOf, diagnosisFindings, lineDiagnosisFindings, MOST_DIAGNOSES } from './diagnoses.ts'
import { documentationFinding, missingDocuments } from './documentation.ts'
import { placed } from './draft-finding.ts'
import { GROUP_ORDER, type Derived, type DraftLine } from './draft-line.ts'
import { editionFindings } from './edition-findings.ts'
import { enteredFindings } from './entered.ts'
import { familyLines } from './family-lines.ts'
import { filmLines } from './film.ts'
import { modifiersOf } from './modifiers.ts'
import { withPairEdits } from './pairs.ts'
import { findPayerProfile } from './payer-profiles.ts'
import type { CodingReference, TablesOnDate } from './reference.ts'
import { servicesOf } from './service.ts'
import { unitLimitFindings } from './unit-limits.ts'

/** 59 says a separate service to every payer; used where a profile does not say more. */
const ANY_PAYER = '59'

/**
 * The charge lines of one session on one claim, each with its reason, and what is to be said about them.
 * Pure: the same session and reference give the same answer. A reference file that can no longer be read is given up
 * and the session derived once more from what is left. Source: the coding rules; docs/CODING.md says which
 * file holds which section.
 */
export function assignCharges(session: CodingSession, reference: CodingReference): CodingAnswer {
  try {
    return derive(session, reference)
  } catch (error) {
    if (!reference.gaveUp(error)) throw error
    return derive(session, reference)
  }
}

function derive(session: CodingSession, reference: CodingReference): CodingAnswer {
  const tables = reference.on(session.serviceDate, session.claim)
  const { services, findings } = servicesOf(session)
  const lines = familyLines(services)
  for (const derived of [
    excisionLines(session, tables),
    filmLines(session),
    specimenLines(session),
    supplyLines(session, tables),
  ]) {
    lines.push(...derived.lines)
    findings.push(...derived.findings)
  }
  const distinctService = findPayerProfile(session.payer)?.distinctService ?? ANY_PAYER
  const ordered = lines.map(line => withComponent(line, session, tables)).sort(inClaimOrder)
  const edited = withPairEdits(ordered, { tables, distinctService })
  findings.push(
    ...addOnFindings(ordered, tables),
    ...edited.findings,
    ...unitLimitFindings(edited.lines, tables),
  )
  return answer(session, tables, { lines: edited.lines, findings })
}

function answer(session: CodingSession, tables: TablesOnDate, derived: Derived): CodingAnswer {
  const lines = derived.lines.map(line => chargeLine(line, session))
  const missing = missingDocuments(session)
  const drafts = [...derived.findings]
  if (missing.length > 0) drafts.push(documentationFinding(missing))
  for (const line of derived.lines) drafts.push(...lineDiagnosisFindings(line, session))
  drafts.push(...diagnosisFindings(session, tables), ...editionFindings(tables))
  const findings = drafts.map(draft => placed(draft, derived.lines))
  if (session.entered) findings.push(...enteredFindings(session.entered, lines, tables))
  findings.sort(bySeverity)
  return {
    id: session.id,
    decision: decide(findings),
    complete: missing.length === 0 && lines.every(line => line.diagnoses.length > 0),
    lines,
    findings,
    reference: tables.editions,
  }
}

function chargeLine(line: DraftLine, session: CodingSession): ChargeLine {
  return {
    code: line.code,
    units: line.units,
    modifiers: modifiersOf(line),
    side: line.side,
    lesions: line.lesions,
    diagnoses: diagnosesOf(line, session).slice(0, MOST_DIAGNOSES),
    because: line.because,
  }
}

/** Groups, rows of the family table, first codes before add-ons, right before left, completed before stopped. */
function inClaimOrder(one: DraftLine, other: DraftLine): number {
  return (
    GROUP_ORDER[one.group] - GROUP_ORDER[other.group] ||
    one.row - other.row ||
    Number(one.isAddOn) - Number(other.isAddOn) ||
    SIDE_ORDER[one.side ?? 'none'] - SIDE_ORDER[other.side ?? 'none'] ||
    Number(one.stopped ?? 0) - Number(other.stopped ?? 0)
  )
}

const SIDE_ORDER = { right: 0, left: 1, none: 2 } as const

const SEVERITY_ORDER = { block: 0, review: 1, warn: 2, info: 3 } as const satisfies Record<Severity, number>

function bySeverity(one: Finding, other: Finding): number {
  return SEVERITY_ORDER[one.severity] - SEVERITY_ORDER[other.severity]
}

/** Section 4: the worst finding decides; warnings and remarks leave the session ready. */
function decide(findings: readonly Finding[]): Decision {
  const worst = findings[0]?.severity
  return worst === 'block' ? 'blocked' : worst === 'review' ? 'review' : 'ready'
}
