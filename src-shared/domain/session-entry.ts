import type {
  BiopsyGuidance,
  BiopsyMethod,
  Claim,
  DeviceType,
  Document,
  Guidance,
  MammogramSide,
  Outcome,
  Side,
  Step,
  Structure,
} from './vocabulary.ts'

/**
 * What a person has entered, finished or not: text stays as typed until it can be read, an open choice is null.
 * A draft is stored in this shape, so that nothing typed is lost.
 */
export type SessionEntry = {
  readonly patient: PatientEntry
  readonly accession: string
  /** Patient account number, for billing. */
  readonly account: string
  readonly visit: string
  /** Date of service as typed, `YYYY-MM-DD` when it can be read. */
  readonly performedOn: string
  /** Local time of service as typed, `HH:MM`; may stay empty. */
  readonly performedAt: string
  readonly performing: PhysicianEntry
  readonly referring: PhysicianEntry
  readonly placeOfService: string
  readonly claims: ClaimChoice
  readonly payer: string
  readonly lesions: readonly LesionEntry[]
  readonly mammogram: MammogramEntry
  readonly specimenRadiographs: number
  readonly excisions: readonly ExcisionEntry[]
  readonly supplies: readonly SupplyEntry[]
  readonly diagnoses: readonly DiagnosisEntry[]
  readonly documentation: Readonly<Record<Document, boolean>>
  /** Documents ticked by the department's setting that no person has ticked or unticked since. */
  readonly statedBySetting?: readonly Document[]
  readonly note: string
  /** What a person said of sessions with the same code on the same breast and day; absent until one was asked. */
  readonly duplicateAnswers?: readonly DuplicateAnswer[]
}

/** The coded reason why a session stands beside another of the same patient, day, side and code. */
export type DuplicateAnswer = {
  /** Id of the other session. */
  readonly session: string
  readonly answer: 'separate-lesion'
}

export const CLAIM_CHOICES = ['professional', 'facility', 'both'] as const
export type ClaimChoice = (typeof CLAIM_CHOICES)[number]

export const SEXES = ['female', 'male', 'other', 'unknown'] as const
export type Sex = (typeof SEXES)[number]

export type PatientEntry = {
  readonly mrn: string
  readonly familyName: string
  readonly givenName: string
  readonly middleName: string
  readonly birthDate: string
  readonly sex: Sex | null
}

export type PhysicianEntry = { readonly npi: string; readonly familyName: string; readonly givenName: string }

export type LesionEntry = {
  /** A, B, C ... in the order of entry. */
  readonly id: string
  readonly side: Side | null
  readonly structure: Structure
  /** Where in the breast, as said: `10:00 4 cm`, `UOQ`. */
  readonly location: string
  readonly placement: PlacementEntry | null
  readonly biopsy: BiopsyEntry | null
}

export type PlacementEntry = {
  /** Null until somebody says what guided it: a code is never guessed. */
  readonly guidance: Guidance | null
  readonly outcome: Outcome
  readonly step: Step
  readonly failedGuidance: readonly Guidance[]
  readonly replaced: boolean
  readonly devices: readonly PlacedDevices[]
}

/** The devices of one type in a lesion. */
export type PlacedDevices = {
  readonly type: DeviceType
  readonly count: number
  /** Those of them whose barcode was read or whose numbers were typed; absent when there are none. */
  readonly items?: readonly PlacedItem[]
}

/** One device as its barcode tells of it; every text is as typed. */
export type PlacedItem = {
  readonly deviceIdentifier: string
  readonly lot: string
  readonly serial: string
  /** Expiry, `YYYY-MM-DD` when it can be read. */
  readonly expiresOn: string
}

export const MAX_ITEMS = 20

export type BiopsyEntry = { readonly guidance: BiopsyGuidance | null; readonly method: BiopsyMethod }

export type MammogramEntry = { readonly side: MammogramSide | null; readonly sameUnitAsGuidance: boolean }

export type ExcisionEntry = { readonly code: string; readonly side: Side | null; readonly units: number }

export type SupplyEntry = { readonly code: string; readonly units: number }

export type DiagnosisEntry = { readonly code: string; readonly lesions: readonly string[] }

/** The kinds of claim that a choice stands for, in the order they are shown. */
export function claimsOf(choice: ClaimChoice): readonly Claim[] {
  return choice === 'both' ? ['professional', 'facility'] : [choice]
}

export const MAX_LESIONS = 40

/** The id of the lesion entered as number `index` (from 0): A to Z, then A2 to Z2. */
export function lesionId(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : `${letter}${Math.floor(index / 26) + 1}`
}

export type EntryDefaults = {
  readonly performedOn: string
  readonly placeOfService: string
  readonly claims: ClaimChoice
  readonly payer: string
  readonly statedDocuments?: readonly Document[]
}

/** An entry with nothing in it but the department's defaults. */
export function emptyEntry({ statedDocuments = [], ...defaults }: EntryDefaults): SessionEntry {
  const nobody: PhysicianEntry = { npi: '', familyName: '', givenName: '' }
  return {
    patient: { mrn: '', familyName: '', givenName: '', middleName: '', birthDate: '', sex: null },
    accession: '',
    account: '',
    visit: '',
    ...defaults,
    performedAt: '',
    performing: nobody,
    referring: nobody,
    lesions: [],
    mammogram: { side: null, sameUnitAsGuidance: false },
    specimenRadiographs: 0,
    excisions: [],
    supplies: [],
    diagnoses: [],
    documentation: {
      history: statedDocuments.includes('history'),
      imagingReport: statedDocuments.includes('imagingReport'),
      placementImages: statedDocuments.includes('placementImages'),
      operativeReport: statedDocuments.includes('operativeReport'),
      pathologyReport: statedDocuments.includes('pathologyReport'),
    },
    ...(statedDocuments.length > 0 && { statedBySetting: statedDocuments }),
    note: '',
  }
}

/** A lesion row as it is added: nothing stated but that a device was placed in the breast. */
export function emptyLesion(id: string): LesionEntry {
  return { id, side: null, structure: 'breast', location: '', placement: emptyPlacement(), biopsy: null }
}

export function emptyPlacement(): PlacementEntry {
  return {
    guidance: null,
    outcome: 'completed',
    step: 'separate',
    failedGuidance: [],
    replaced: false,
    devices: [],
  }
}
