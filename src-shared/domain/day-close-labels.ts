import type { LateReason, LeftOpenReason, OpenKind, ReopenReason } from './day-close.ts'

export const OPEN_KIND_LABEL = {
  missing: 'Missing exam',
  incomplete: 'Incomplete',
  draft: 'Not marked complete',
  held: 'Held',
  review: 'Review not settled',
  approval: 'Not approved',
} as const satisfies Record<OpenKind, string>

export const LEFT_OPEN_LABEL = {
  'waiting-for-report': 'Waiting for the report',
  'waiting-for-pathology': 'Waiting for pathology',
  'question-to-physician': 'Question to the physician',
  'patient-data-unclear': 'Patient data unclear',
  'enter-later': 'Will be entered late',
  other: 'Other',
} as const satisfies Record<LeftOpenReason, string>

export const LATE_LABEL = {
  'left-open': 'Was left open at the close',
  'documents-late': 'Documents came late',
  forgotten: 'Was forgotten',
  'order-late': 'Order came late',
  'system-down': 'System was down',
  correction: 'Correction',
  other: 'Other',
} as const satisfies Record<LateReason, string>

export const REOPEN_LABEL = {
  'charge-missing': 'A charge is missing',
  'charge-wrong': 'A charge is wrong',
  'exam-list-changed': 'The list of exams changed',
  'closed-too-early': 'Closed too early',
  other: 'Other',
} as const satisfies Record<ReopenReason, string>
