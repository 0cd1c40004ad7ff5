import type { IsoDate } from '../base/iso-date.ts'
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
 * One procedure session as the coding rules see it: what was done, on one kind of claim, and nothing about whom.
 * Defaults are already filled in. Source: docs/WIRE-FORMAT.md.
 */
export type CodingSession = {
  readonly id: string | null
  readonly serviceDate: IsoDate
  readonly claim: Claim
  readonly placeOfService: string
  readonly payer: string
  /** In the order of entry: it decides which lesion is the first. */
  readonly lesions: readonly CodingLesion[]
  readonly mammogram: { readonly side: MammogramSide; readonly sameUnitAsGuidance: boolean } | null
  readonly specimenRadiographs: number
  readonly excisions: readonly Excision[]
  readonly supplies: readonly Supply[]
  /** Codes that a person keyed, to be compared; null when nobody keyed any. An empty list is compared too. */
  readonly entered: readonly EnteredLine[] | null
  readonly diagnoses: readonly SessionDiagnosis[]
  readonly documentation: Readonly<Record<Document, boolean | null>>
}

export type CodingLesion = {
  readonly id: string
  readonly side: Side
  readonly structure: Structure
  readonly placement: Placement | null
  readonly biopsy: Biopsy | null
}

export type Placement = {
  readonly guidance: Guidance
  readonly outcome: Outcome
  readonly step: Step
  readonly failedGuidance: readonly Guidance[]
  /** The device was replaced in the same lesion on the same day. */
  readonly replaced: boolean
  readonly devices: readonly DeviceCount[]
}

export type DeviceCount = { readonly type: DeviceType; readonly count: number }

export type Biopsy = { readonly guidance: BiopsyGuidance; readonly method: BiopsyMethod }

export type Excision = { readonly code: string; readonly side: Side | null; readonly units: number }

export type Supply = { readonly code: string; readonly units: number }

export type EnteredLine = {
  readonly code: string
  readonly units: number
  readonly modifiers: readonly string[]
}

/** A diagnosis and the lesions it belongs to; no lesion named means the whole session. */
export type SessionDiagnosis = { readonly code: string; readonly lesions: readonly string[] }
