/** The queues of the review, in the order a supervisor works them: what waits for a word comes first. */
export const REVIEW_QUEUES = ['held', 'review', 'incomplete', 'waiting', 'approved'] as const
/**
 * held: for a reason. review: complete, with a finding that somebody has to decide. incomplete: still a draft.
 * waiting: complete, with nothing to decide, not approved yet. approved: leaves with the next export.
 */
export type ReviewQueue = (typeof REVIEW_QUEUES)[number]

export const QUEUE_LABEL = {
  held: 'Held',
  review: 'To decide',
  incomplete: 'Incomplete',
  waiting: 'To approve',
  approved: 'Approved',
} as const satisfies Record<ReviewQueue, string>

/** Why a session leaves although a rule asked for a second look. */
export const APPROVAL_REASONS = [
  'record-supports-it',
  'physician-confirmed',
  'coding-confirmed',
  'payer-asks-for-it',
  'does-not-apply',
  'other',
] as const
export type ApprovalReason = (typeof APPROVAL_REASONS)[number]

export const APPROVAL_REASON_LABEL = {
  'record-supports-it': 'The record supports it',
  'physician-confirmed': 'The physician confirmed it',
  'coding-confirmed': 'Coding confirmed it',
  'payer-asks-for-it': 'The payer asks for it this way',
  'does-not-apply': 'The finding does not apply here',
  other: 'Other',
} as const satisfies Record<ApprovalReason, string>

/** What a session goes back to entry for. */
export const SEND_BACK_REASONS = [
  'patient-or-order',
  'lesion-or-side',
  'guidance-or-device',
  'diagnosis',
  'documentation',
  'other',
] as const
export type SendBackReason = (typeof SEND_BACK_REASONS)[number]

export const SEND_BACK_REASON_LABEL = {
  'patient-or-order': 'Patient or order to check',
  'lesion-or-side': 'Lesion or side to check',
  'guidance-or-device': 'Guidance or device to check',
  diagnosis: 'Diagnosis to check',
  documentation: 'Documentation to complete',
  other: 'Other',
} as const satisfies Record<SendBackReason, string>

/** What a session of a queue is found by besides its rules and its coded reason. */
export const SENT_BACK = 'sent-back'
/** Complete, ready, and without a warning of its own. */
export const CLEAN = 'clean'
/** Found by nothing in particular. */
export const NO_REASON = '-'

/** Why a person decided otherwise than a rule asked, where the answer was given on the entry screen. */
export const SEPARATE_LESION = 'separate-lesion'
export const DUPLICATE_RULE = 'duplicate/same-charge'

/** A finding that concerns the tables loaded and so every session alike; it is no matter of one session. */
export function isOfTables(rule: string): boolean {
  return rule.startsWith('reference/')
}
