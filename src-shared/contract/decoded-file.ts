import type { Claim } from '../domain/vocabulary.ts'

/** A field of a charge file as its receiver takes it apart. Places count characters of the file's text. */
export type DecodedField = {
  /** Such as `FT1-7`, `SV104`, `cpt` or `resource.code.coding.0.code`. */
  readonly place: string
  /** What the standard calls it. */
  readonly name: string
  readonly from: number
  readonly to: number
  /** Without escapes and quotes. */
  readonly value: string
  /** What the value stands for, in words; empty where it speaks for itself. */
  readonly meaning: string
}

/** A segment, a row, or a resource. */
export type DecodedPart = {
  /** Such as `FT1`, `D`, `ChargeItem`. */
  readonly name: string
  readonly title: string
  /** Counts segments or rows of the file from 1. */
  readonly line: number
  readonly from: number
  readonly to: number
  readonly fields: readonly DecodedField[]
}

/** A file with everything that stands in it. */
export type DecodedFile = {
  readonly claim: Claim
  readonly name: string
  readonly text: string
  readonly parts: readonly DecodedPart[]
}

/** A field as the specification prints it. */
export type SpecifiedField = {
  readonly place: string
  readonly name: string
  /** Such as `at most 20`, `columns 1 to 12`. */
  readonly length: string
  readonly required: boolean
  /** What it is filled with. */
  readonly fill: string
  readonly example: string
  readonly source: string
}

export type SpecifiedPart = {
  readonly name: string
  readonly title: string
  readonly fields: readonly SpecifiedField[]
}

/** What one destination's files hold, for the people who read them. */
export type Specification = {
  readonly title: string
  /** Label and value of everything that is agreed beyond the fields. */
  readonly agreed: readonly { readonly label: string; readonly value: string }[]
  readonly parts: readonly SpecifiedPart[]
  /** SHA-256 of the sheet it was made from. */
  readonly hash: string
}

/** What does not fit the sheet, and where. Never a value. */
export type SheetFault = {
  /** Segment or row, from 1; null for the file as a whole. */
  readonly line: number | null
  readonly place: string
  readonly message: string
}

export type Conformance = {
  readonly conforms: boolean
  /** What was looked at, in words. */
  readonly checked: readonly string[]
  /** The first 200. */
  readonly faults: readonly SheetFault[]
  readonly counts: {
    readonly messages: number
    readonly lines: number
    readonly units: number
    readonly bytes: number
  } | null
}
