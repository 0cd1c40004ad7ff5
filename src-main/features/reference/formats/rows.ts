import type { IsoDate } from '#shared/base/iso-date.ts'
import type { Dataset } from '#shared/domain/code-sets.ts'

/*
 * What a reader of a published file hands on: one kind of row a dataset, every field read and checked. Days stand
 * as whole numbers YYYYMMDD: the pair edits have millions of rows with two days each.
 */

/** `YYYYMMDD` as a whole number, such as 20261001. */
export type Day = number

/**
 * A row of the NCCI procedure-to-procedure edits, as published: where both days are the same, the edit was never in
 * force, and its indicator is 9.
 */
export type PairRow = {
  readonly column1: string
  readonly column2: string
  readonly effective: Day
  /** Last day in force; null while it stands. */
  readonly deletion: Day | null
  readonly indicator: 0 | 1 | 9
  /** The edit's published rationale, such as `Misuse of column two code with column one code`. */
  readonly rationale: string
  readonly before1996: boolean
}

/** A row of the medically unlikely edits. `mai`: 1 line, 2 absolute by policy, 3 clinical. */
export type UnitLimitRow = {
  readonly code: string
  readonly units: number
  readonly mai: 1 | 2 | 3
  readonly rationale: string
}

/** A row of the add-on code edits. `primary` is null where the contractor defines the primaries (`CCCCC`). */
export type AddOnRow = {
  readonly addOn: string
  readonly primary: string | null
  readonly type: 1 | 2 | 3
  readonly effective: Day | null
  readonly deletion: Day | null
}

/** A row of the physician fee schedule's relative value file. Amounts as published, in thousandths where fractions. */
export type FeeScheduleRow = {
  readonly code: string
  /** `''`, `26`, `TC` or `53`. */
  readonly modifier: string
  readonly status: string
  readonly workRvu: number
  readonly nonFacilityTotalRvu: number
  readonly facilityTotalRvu: number
  readonly pcTc: number
  readonly globalDays: string
  readonly multipleProcedure: number
  readonly bilateral: number
  readonly assistant: number
  /** Dollars per relative value unit, such as 33.8872. */
  readonly conversionFactor: number
  /** The AMA's short text; null unless the site has recorded its CPT licence, always null for its readers otherwise. */
  readonly licensedText: string | null
}

/** A row of OPPS Addendum B. */
export type OutpatientPaymentRow = {
  readonly code: string
  readonly statusIndicator: string
  readonly apc: string | null
  readonly rateCents: number | null
}

/** A row of the ICD-10-CM order file. `code` without its dot, as published. */
export type DiagnosisRow = { readonly code: string; readonly billable: boolean; readonly text: string }

/** A code or modifier of HCPCS level II, its continuation lines joined. */
export type HcpcsRow = {
  readonly code: string
  readonly kind: 'code' | 'modifier'
  readonly text: string
  readonly shortText: string
  readonly added: Day | null
  readonly terminated: Day | null
}

/** The wording of a CPT code from a file the site holds a licence for. */
export type CptTextRow = { readonly code: string; readonly text: string }

/** A row of the site's own charge master. */
export type ChargeMasterRow = {
  readonly chargeCode: string
  readonly code: string
  readonly modifiers: readonly string[]
  readonly revenueCode: string
  readonly priceCents: number | null
  readonly department: string
  readonly validFrom: Day | null
  readonly validTo: Day | null
}

/** Rows of one dataset, a few thousand at a time. */
export type RowBatch =
  | { readonly kind: 'pair'; readonly rows: readonly PairRow[] }
  | { readonly kind: 'unit-limit'; readonly rows: readonly UnitLimitRow[] }
  | { readonly kind: 'add-on'; readonly rows: readonly AddOnRow[] }
  | { readonly kind: 'fee-schedule'; readonly rows: readonly FeeScheduleRow[] }
  | { readonly kind: 'outpatient-payment'; readonly rows: readonly OutpatientPaymentRow[] }
  | { readonly kind: 'diagnosis'; readonly rows: readonly DiagnosisRow[] }
  | { readonly kind: 'hcpcs'; readonly rows: readonly HcpcsRow[] }
  | { readonly kind: 'cpt-text'; readonly rows: readonly CptTextRow[] }
  | { readonly kind: 'charge-master'; readonly rows: readonly ChargeMasterRow[] }

/** A line that could not be read: counted and listed, never guessed. `line` counts from 1. */
export type BadRow = { readonly line: number; readonly expected: string; readonly found: string }

/** What a published file turned out to be, from its content first and its name second; null where it must be asked. */
export type Recognized = {
  /** More than one where the content does not say for whom, as in the pair edits. */
  readonly datasets: readonly Dataset[]
  /** First day in force; null where neither content nor name tells. */
  readonly from: IsoDate | null
  /** Number of the part and how many there are, where the name says; null for whole files. */
  readonly part: { readonly number: number; readonly of: number } | null
}

/** A published file, or one member of a zip, ready to be read. */
export type SourceFile = {
  /** Its own name, such as `ccipra-v322r0-f1.TXT`; names are evidence, never proof. */
  readonly name: string
  /** The archive it lies in, null for a plain file. */
  readonly archive: string | null
  /** Uncompressed. */
  readonly bytes: number
  readonly open: () => AsyncIterable<Buffer>
}

/** Why a file is refused: where, what was expected, what was found. `line` is null where it is about the whole file. */
export type FileProblem = {
  readonly file: string
  readonly line: number | null
  readonly expected: string
  readonly found: string
}

/** Values that hold for a whole file of the site's own, such as the licence of its CPT wording. */
export type FileFacts = {
  readonly edition: string | null
  readonly expiresOn: IsoDate | null
  readonly licensedUsers: number | null
}

/** What a read gave when it was through. */
export type ReadSummary = {
  readonly rows: number
  readonly badRows: number
  /** The first hundred. */
  readonly firstBadRows: readonly BadRow[]
  readonly facts: FileFacts | null
}
