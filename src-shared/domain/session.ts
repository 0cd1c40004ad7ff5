import type { Brand } from '../base/brand.ts'

/** UUIDv7, as text. */
export type SessionId = Brand<string, 'SessionId'>

export const SESSION_STATES = ['draft', 'complete', 'held', 'approved', 'exported', 'discarded'] as const
/**
 * The life of a session: draft, complete, (held with a reason), approved, exported. A discarded draft can be
 * taken back; what is exported is never changed.
 */
export type SessionState = (typeof SESSION_STATES)[number]

export const HOLD_REASONS = [
  'waiting-for-report',
  'waiting-for-pathology',
  'question-to-physician',
  'patient-data-unclear',
  'other',
] as const
export type HoldReason = (typeof HOLD_REASONS)[number]
