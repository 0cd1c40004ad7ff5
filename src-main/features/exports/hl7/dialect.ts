import type { Hl7Version } from '#shared/contract/exports.ts'
import { DEFAULT_HL7_OPTIONS, type Hl7Options } from '#shared/contract/hl7-options.ts'
import { SEGMENT_RULES, type SegmentRules } from './segment-tables.ts'

/** What the versions say differently beyond the widths of their fields. */
export type Dialect = {
  readonly version: Hl7Version
  readonly rules: SegmentRules
  readonly messageType: readonly string[]
  /**
   * An identifier with whose it is and its kind (table 0203). 2.3.1 gives 20 characters in all, which the number
   * alone may fill, so it stands alone there.
   */
  readonly identifier: (id: string, authority: string, kind: string) => readonly string[]
  /** A patient's name; 2.5.1 adds that it is the legal one (table 0200), for which 2.3.1 has no room. */
  readonly patientName: (family: string, given: string, middle: string) => readonly string[]
}

/** A version and how the receiver wants it. */
export type Sheet = { readonly version: Hl7Version; readonly options: Hl7Options }

export function hl7Sheet(version: Hl7Version, options: Hl7Options = DEFAULT_HL7_OPTIONS): Sheet {
  return { version, options }
}

export const DIALECTS: Readonly<Record<Hl7Version, Dialect>> = {
  '2.3.1': {
    version: '2.3.1',
    rules: SEGMENT_RULES['2.3.1'],
    messageType: ['DFT', 'P03'],
    identifier: id => [id],
    patientName: (family, given, middle) => [family, given, middle],
  },
  '2.5.1': {
    version: '2.5.1',
    rules: SEGMENT_RULES['2.5.1'],
    messageType: ['DFT', 'P03', 'DFT_P03'],
    identifier: (id, authority, kind) => (id === '' ? [] : [id, '', '', authority, kind]),
    patientName: (family, given, middle) => [family, given, middle, '', '', '', 'L'],
  },
}
