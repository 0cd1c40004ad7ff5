import type { HoldReason, SessionState } from './session.ts'
import type { ClaimChoice, Sex } from './session-entry.ts'
import type {
  BiopsyGuidance,
  BiopsyMethod,
  Claim,
  DeviceType,
  Document,
  Outcome,
  Side,
  Step,
  Structure,
} from './vocabulary.ts'

/** Plain words of our own for what the vocabulary names. No text of a licensed code set stands here. */

export const SIDE_LABEL = { right: 'right', left: 'left' } as const satisfies Record<Side, string>

export const STRUCTURE_LABEL = {
  breast: 'breast',
  'axillary-node': 'axillary node',
  'soft-tissue': 'other soft tissue',
} as const satisfies Record<Structure, string>

export const GUIDANCE_LABEL = {
  mammographic: 'mammographic',
  stereotactic: 'stereotactic',
  'stereotactic+tomosynthesis': 'stereotactic with tomosynthesis',
  tomosynthesis: 'tomosynthesis alone',
  ultrasound: 'ultrasound',
  mr: 'MR',
  palpation: 'palpation',
  none: 'no imaging',
} as const satisfies Record<BiopsyGuidance, string>

export const DEVICE_LABEL = {
  clip: 'clip',
  pellet: 'pellet',
  wire: 'wire',
  'radioactive-seed': 'radioactive seed',
  'magnetic-seed': 'magnetic seed',
  'radar-reflector': 'radar reflector',
  'rf-tag': 'RF tag',
  other: 'other device',
} as const satisfies Record<DeviceType, string>

export const METHOD_LABEL = {
  core: 'core biopsy',
  fna: 'fine-needle aspiration',
} as const satisfies Record<BiopsyMethod, string>

export const OUTCOME_LABEL = {
  completed: 'completed',
  'stopped-before-anesthesia': 'stopped before anesthesia',
  'stopped-after-anesthesia': 'stopped after anesthesia',
} as const satisfies Record<Outcome, string>

export const STEP_LABEL = {
  separate: 'separate step',
  intraoperative: 'inside the operation',
} as const satisfies Record<Step, string>

export const CLAIM_LABEL = {
  professional: 'Professional',
  facility: 'Facility',
} as const satisfies Record<Claim, string>

export const CLAIM_CHOICE_LABEL = {
  professional: 'Professional',
  facility: 'Facility',
  both: 'Professional and facility',
} as const satisfies Record<ClaimChoice, string>

export const SEX_LABEL = {
  female: 'Female',
  male: 'Male',
  other: 'Other',
  unknown: 'Unknown',
} as const satisfies Record<Sex, string>

export const STATE_LABEL = {
  draft: 'Open',
  complete: 'Complete',
  held: 'Held',
  approved: 'Approved',
  exported: 'Exported',
  discarded: 'Discarded',
} as const satisfies Record<SessionState, string>

export const HOLD_REASON_LABEL = {
  'waiting-for-report': 'Waiting for the imaging report',
  'waiting-for-pathology': 'Waiting for pathology',
  'question-to-physician': 'Question to the physician',
  'patient-data-unclear': 'Patient data unclear',
  other: 'Other',
} as const satisfies Record<HoldReason, string>

export const DOCUMENT_LABEL = {
  history: 'Clinical history with the reason',
  imagingReport: 'Imaging report showing the location',
  placementImages: 'Images of the placement',
  operativeReport: 'Operative report',
  pathologyReport: 'Pathology report',
} as const satisfies Record<Document, string>
