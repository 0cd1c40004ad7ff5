import type { Side } from './vocabulary.ts'

export const DECISIONS = ['ready', 'review', 'blocked'] as const
/** ready: nothing left. review: a supervisor decides. blocked: cannot be exported until changed. */
export type Decision = (typeof DECISIONS)[number]

export const SEVERITIES = ['block', 'review', 'warn', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What the coding rules answer for one session and one claim. Source: docs/WIRE-FORMAT.md. */
export type CodingAnswer = {
  readonly id: string | null
  readonly decision: Decision
  /** Documentation and diagnoses are all there. Never changes the decision. */
  readonly complete: boolean
  readonly lines: readonly ChargeLine[]
  readonly findings: readonly Finding[]
  readonly reference: ReferenceEditions
}

export type ChargeLine = {
  readonly code: string
  readonly units: number
  /** At most four, in claim order: payment (26, 53, 73, 74, 52), distinct service (59, X-), side (RT, LT). */
  readonly modifiers: readonly string[]
  readonly side: Side | null
  /** Ids of the lesions the line stands for; of the side's lesions on a film; none on excisions and supplies. */
  readonly lesions: readonly string[]
  readonly diagnoses: readonly string[]
  readonly because: readonly Reason[]
}

/** One plain sentence, the rule that says it and where the rule comes from. */
export type Reason = { readonly rule: string; readonly text: string; readonly source: string }

export type Finding = Reason & {
  readonly severity: Severity
  /** Indexes into the answer's lines; empty when the finding is about something that brought no line. */
  readonly lines: readonly number[]
}

/** The edition of each table the answer was read from, in words. */
export type ReferenceEditions = {
  readonly rules: string
  readonly ptp: string
  readonly mue: string
  readonly addOn: string
  readonly mpfs: string
  /** Only where an edition is loaded for the date of service. */
  readonly icd10Cm?: string
  /** Only where an edition is loaded for the date of service. */
  readonly hcpcs?: string
}
