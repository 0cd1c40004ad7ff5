import type { ExamFlag, ExamSource, ExamStanding, NoChargeReason } from './expected-exam.ts'

export const STANDING_LABEL = {
  charged: 'Charged',
  'in-work': 'In work',
  missing: 'Missing',
  'no-charge': 'No charge',
  expected: 'Expected',
} as const satisfies Record<ExamStanding, string>

export const NO_CHARGE_LABEL = {
  cancelled: 'Cancelled',
  'not-done': 'Not done',
  'done-elsewhere': 'Done elsewhere',
  'duplicate-order': 'Duplicate order',
  other: 'Other',
} as const satisfies Record<NoChargeReason, string>

export const EXAM_FLAG_LABEL = {
  'cancelled-with-session': 'Cancelled, yet a session is here',
  'two-patients': 'Another patient has this accession number',
  'session-differs': 'The session names another patient or accession number',
} as const satisfies Record<ExamFlag, string>

export const EXAM_SOURCE_LABEL = {
  csv: 'CSV file',
  paste: 'Pasted text',
  hl7: 'HL7',
  dicom: 'DICOM worklist',
} as const satisfies Record<ExamSource, string>
