import { parseIsoDate } from '#shared/base/iso-date.ts'
import { sessionEntrySchema } from '#shared/contract/session-entry-schema.ts'
import type { Assessment, SessionSummary } from '#shared/contract/sessions.ts'
import type { Decision } from '#shared/domain/coding-answer.ts'
import type { LateMark, LateReason } from '#shared/domain/day-close.ts'
import type { CorrectionStanding } from '#shared/domain/correction.ts'
import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { HoldReason, SessionId, SessionState } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { findingsToDecide } from './findings-to-decide.ts'
import { foldName } from './fold-name.ts'
import { readOrder, readPatient } from './read-entry.ts'

/** The columns of a session that the day list shows. */
export type SummaryRow = {
  readonly id: SessionId
  readonly revision: number
  readonly state: SessionState
  readonly performed_on: string
  readonly performed_at: string
  readonly patient_name: string
  readonly mrn: string
  readonly accession: string
  readonly decision: Decision
  readonly codes: string
  readonly missing_count: number
  readonly hold_reason: HoldReason | null
  /** Null for a walk-in. */
  readonly exam_id: ExpectedExamId | null
  /** Null unless it was entered after its day was closed. */
  readonly late_reason: LateReason | null
  /** A reviewer gave it back and it is not complete again. Read only. */
  readonly sent_back: 0 | 1
}

/** A row of a list of sessions: what it corrects, and what corrects it. */
export type ListedRow = SummaryRow & {
  readonly corrects: SessionId | null
  readonly voided: 0 | 1
  readonly superseded_standing: CorrectionStanding | null
}

/** A session's whole row. */
export type SessionRow = SummaryRow & {
  /** What stands first in the way, in words; empty where nothing does. */
  readonly issue: string
  readonly search_name: string
  /** 1 while a correction or void of it stands; the store keeps it. */
  readonly superseded: 0 | 1
  /** JSON of the entry as typed. */
  readonly entry: string
  readonly hold_note: string | null
  readonly held_from: 'draft' | 'complete' | null
  /** Set together with the reason. */
  readonly late_note: string | null
  readonly created_at: string
  readonly updated_at: string
}

/** The columns that follow from an entry and what was said of it. */
export type EntryColumns = Pick<
  SessionRow,
  | 'performed_on'
  | 'performed_at'
  | 'patient_name'
  | 'mrn'
  | 'accession'
  | 'search_name'
  | 'decision'
  | 'codes'
  | 'missing_count'
  | 'issue'
  | 'entry'
>

/** The columns of a row that hold what the entry says. `missing_count` counts what keeps it from being complete. */
export function entryColumns(entry: SessionEntry, assessment: Assessment): EntryColumns {
  const patient = readPatient(entry)
  const order = readOrder(entry)
  const given = `${patient.givenName} ${patient.middleName}`.trim()
  return {
    performed_on: parseIsoDate(order.performedOn) ?? '',
    performed_at: order.performedAt,
    patient_name: [patient.familyName, given].filter(part => part !== '').join(', '),
    mrn: patient.mrn,
    accession: order.accession,
    search_name: foldName(`${patient.familyName} ${given}`),
    decision: assessment.decision,
    codes: codesOf(assessment),
    missing_count: assessment.missing.length + assessment.problems.length,
    issue: firstIssue(assessment),
    entry: JSON.stringify(entry),
  }
}

/** The entry of a row, read by its schema: what an older version wrote is checked like what comes from a window. */
export function readEntry(row: Pick<SessionRow, 'entry'>): SessionEntry {
  return sessionEntrySchema.parse(JSON.parse(row.entry))
}

export function summaryOf(row: ListedRow): SessionSummary {
  return {
    id: row.id,
    revision: row.revision,
    state: row.state,
    performedOn: row.performed_on,
    performedAt: row.performed_at,
    patientName: row.patient_name,
    mrn: row.mrn,
    accession: row.accession,
    decision: row.decision,
    codes: row.codes,
    missingCount: row.missing_count,
    holdReason: row.hold_reason,
    examId: row.exam_id,
    late: row.late_reason,
    sentBack: row.sent_back === 1,
    corrects: row.corrects,
    supersededBy:
      row.superseded_standing === null
        ? null
        : { kind: row.voided === 1 ? 'void' : 'replacement', standing: row.superseded_standing },
  }
}

/** The mark of a session that was entered after its day was closed. */
export function lateMarkOf({
  late_reason: reason,
  late_note: note,
}: Pick<SessionRow, 'late_reason' | 'late_note'>): LateMark | null {
  return reason === null ? null : { reason, note: note ?? '' }
}

/** What a list says of the session: what is refused before what is missing, and that before what is to be decided. */
function firstIssue(assessment: Assessment): string {
  const { problems, missing, claims } = assessment
  const blocking = claims
    .flatMap(({ answer }) => answer.findings)
    .find(({ severity }) => severity === 'block')
  const toDecide = findingsToDecide(assessment)
  const gravest = blocking ?? toDecide.find(({ severity }) => severity === 'review') ?? toDecide[0]
  return problems[0]?.message ?? missing[0]?.text ?? gravest?.text ?? ''
}

/** The codes in short, each once, in claim order: `19283 19284`. */
function codesOf(assessment: Assessment): string {
  const codes = assessment.claims.flatMap(({ answer }) => answer.lines.map(line => line.code))
  return [...new Set(codes)].join(' ')
}
