import type { SessionId } from './session.ts'

/** Why something that left is taken back, and replaced or not. */
export const CORRECTION_REASONS = [
  'wrong-side',
  'wrong-code',
  'wrong-patient',
  'wrong-date',
  'wrong-physician',
  'missing-item',
  'duplicate-charge',
  'payer-request',
  'other',
] as const
export type CorrectionReason = (typeof CORRECTION_REASONS)[number]

export const CORRECTION_REASON_LABEL = {
  'wrong-side': 'Wrong side',
  'wrong-code': 'Wrong guidance or code',
  'wrong-patient': 'Wrong patient',
  'wrong-date': 'Wrong date',
  'wrong-physician': 'Wrong physician',
  'missing-item': 'Missing lesion or device',
  'duplicate-charge': 'Duplicate charge',
  'payer-request': 'Payer request',
  other: 'Other',
} as const satisfies Record<CorrectionReason, string>

/**
 * How far a correction is. `open`: its draft is being edited. `waiting`: its credits and charges are decided and wait
 * for an export. `left`: they left.
 */
export type CorrectionStanding = 'open' | 'waiting' | 'left'

/** What stands between an exported session and the one that takes its place, seen from either. */
export type CorrectionLink = {
  readonly session: SessionId
  /** Null for a void. */
  readonly replacement: SessionId | null
  readonly reason: CorrectionReason
  readonly note: string
  readonly begunAt: string
  readonly begunBy: string
  readonly standing: CorrectionStanding
}

/** Facts of a whole session that leave with each of its lines: when one changes, every line is replaced. */
export const SESSION_FACTS = [
  'patient',
  'accession',
  'account',
  'visit',
  'date',
  'time',
  'place',
  'performing',
  'referring',
] as const
export type SessionFact = (typeof SESSION_FACTS)[number]

export const SESSION_FACT_LABEL = {
  patient: 'Patient',
  accession: 'Accession',
  account: 'Account',
  visit: 'Visit',
  date: 'Date of service',
  time: 'Time of service',
  place: 'Place of service',
  performing: 'Performing physician',
  referring: 'Referring physician',
} as const satisfies Record<SessionFact, string>
