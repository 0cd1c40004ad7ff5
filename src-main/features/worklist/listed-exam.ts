import type { ExamSummary } from '#shared/contract/worklist.ts'
import type { ExamFlag, ExamStanding } from '#shared/domain/expected-exam.ts'
import { readFacts } from './exam-row.ts'
import { valuesOf } from './facts.ts'
import type { ListedRow } from './listing-queries.ts'

/** An exam as the lists show it, with where it stands on a day. */
export function summaryOf(row: ListedRow, today: string): ExamSummary {
  const facts = valuesOf(readFacts(row))
  return {
    id: row.id,
    revision: row.revision,
    accession: row.accession,
    orderNumber: row.order_number,
    mrn: row.mrn,
    patientName: row.patient_name,
    birthDate: facts.birthDate,
    scheduledOn: row.scheduled_on,
    scheduledAt: row.scheduled_at,
    procedure: facts.procedure,
    side: facts.side,
    cancelled: row.state === 'cancelled',
    standing: standingOf(row, today),
    noCharge: row.no_charge_reason && { reason: row.no_charge_reason, note: row.no_charge_note ?? '' },
    sessionId: row.session_id,
    flags: flagsOf(row),
  }
}

type Standing = Pick<
  ListedRow,
  'scheduled_on' | 'state' | 'no_charge_reason' | 'session_state' | 'session_held_from'
>

/** A session says more than a note, a note more than the calendar. A cancelled exam without a session is no charge. */
export function standingOf(row: Standing, today: string): ExamStanding {
  switch (row.session_state) {
    case 'complete':
    case 'approved':
    case 'exported':
      return 'charged'
    case 'held':
      return row.session_held_from === 'complete' ? 'charged' : 'in-work'
    case 'draft':
      return 'in-work'
    case 'discarded':
    case null:
      if (row.no_charge_reason !== null || row.state === 'cancelled') return 'no-charge'
      return row.scheduled_on > today ? 'expected' : 'missing'
  }
}

function flagsOf(row: ListedRow): readonly ExamFlag[] {
  const differs =
    row.session_id !== null &&
    (isOther(row.session_mrn, row.mrn) || isOther(row.session_accession, row.accession))
  return [
    ...(row.state === 'cancelled' && row.session_id !== null ? (['cancelled-with-session'] as const) : []),
    ...(row.two_patients === 1 ? (['two-patients'] as const) : []),
    ...(differs ? (['session-differs'] as const) : []),
  ]
}

/** What is not typed yet, or not known, differs from nothing. */
function isOther(typed: string | null, expected: string): boolean {
  return typed !== null && typed !== '' && expected !== '' && typed !== expected
}
