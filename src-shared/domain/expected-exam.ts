import type { Brand } from '../base/brand.ts'

/** UUIDv7, as text. */
export type ExpectedExamId = Brand<string, 'ExpectedExamId'>

/** Where an expected exam was last heard of. */
export const EXAM_SOURCES = ['csv', 'paste', 'hl7', 'dicom'] as const
export type ExamSource = (typeof EXAM_SOURCES)[number]

/** Why an expected exam is not charged. */
export const NO_CHARGE_REASONS = [
  'cancelled',
  'not-done',
  'done-elsewhere',
  'duplicate-order',
  'other',
] as const
export type NoChargeReason = (typeof NO_CHARGE_REASONS)[number]

/**
 * Where an expected exam stands. `missing`: its day is today or over, and nobody has begun it or said why not.
 * `expected`: its day is still to come.
 */
export const EXAM_STANDINGS = ['charged', 'in-work', 'missing', 'no-charge', 'expected'] as const
export type ExamStanding = (typeof EXAM_STANDINGS)[number]

/** What a person has to look at: nothing is removed or merged for it. */
export const EXAM_FLAGS = ['cancelled-with-session', 'two-patients', 'session-differs'] as const
export type ExamFlag = (typeof EXAM_FLAGS)[number]
