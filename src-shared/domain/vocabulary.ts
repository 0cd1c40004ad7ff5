/** The words of the department, as they stand in files and on the wire. Labels for people are in `labels.ts`. */

export const SIDES = ['right', 'left'] as const
export type Side = (typeof SIDES)[number]

export const MAMMOGRAM_SIDES = ['right', 'left', 'bilateral'] as const
export type MammogramSide = (typeof MAMMOGRAM_SIDES)[number]

export const STRUCTURES = ['breast', 'axillary-node', 'soft-tissue'] as const
export type Structure = (typeof STRUCTURES)[number]

/** Guidance of a placement. A core biopsy takes the same words, a fine-needle aspiration `none` as well. */
export const GUIDANCES = [
  'mammographic',
  'stereotactic',
  'stereotactic+tomosynthesis',
  'tomosynthesis',
  'ultrasound',
  'mr',
  'palpation',
] as const
export type Guidance = (typeof GUIDANCES)[number]

export const BIOPSY_GUIDANCES = [...GUIDANCES, 'none'] as const
export type BiopsyGuidance = (typeof BIOPSY_GUIDANCES)[number]

/** Guidance that can have been tried first: palpation is not imaging. */
export const FAILED_GUIDANCES = GUIDANCES.filter(guidance => guidance !== 'palpation')

export const BIOPSY_METHODS = ['core', 'fna'] as const
export type BiopsyMethod = (typeof BIOPSY_METHODS)[number]

export const OUTCOMES = ['completed', 'stopped-before-anesthesia', 'stopped-after-anesthesia'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const STEPS = ['separate', 'intraoperative'] as const
export type Step = (typeof STEPS)[number]

export const DEVICE_TYPES = [
  'clip',
  'pellet',
  'wire',
  'radioactive-seed',
  'magnetic-seed',
  'radar-reflector',
  'rf-tag',
  'other',
] as const
export type DeviceType = (typeof DEVICE_TYPES)[number]

/** A professional claim bills the physician's work, a facility claim the department's. */
export const CLAIMS = ['professional', 'facility'] as const
export type Claim = (typeof CLAIMS)[number]

export const DOCUMENTS = [
  'history',
  'imagingReport',
  'placementImages',
  'operativeReport',
  'pathologyReport',
] as const
export type Document = (typeof DOCUMENTS)[number]
