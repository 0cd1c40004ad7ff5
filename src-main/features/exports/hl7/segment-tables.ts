import type { Hl7Version } from '#shared/contract/exports.ts'

/** How much a field holds, and whether it may be empty. Characters of one repetition, delimiters counted. */
export type FieldRule = { readonly max: number; readonly required: boolean }

export type SegmentName =
  'FHS' | 'BHS' | 'MSH' | 'EVN' | 'PID' | 'PV1' | 'FT1' | 'NTE' | 'PR1' | 'DG1' | 'BTS' | 'FTS'

/** The fields we write, by position. What is not in the table cannot be written. */
export type SegmentTable = Readonly<Record<SegmentName, Readonly<Record<number, FieldRule>>>>

/** A rule with its place, such as position 2 and name `FT1-2`. */
export type PlacedRule = FieldRule & { readonly position: number; readonly name: string }

/** The rules of each segment in the order of their positions. */
export type SegmentRules = Readonly<Record<SegmentName, readonly PlacedRule[]>>

const required = (max: number): FieldRule => ({ max, required: true })
const optional = (max: number): FieldRule => ({ max, required: false })

const fileHeader = (application: number, facility: number) => ({
  3: optional(application),
  4: optional(facility),
  5: optional(application),
  6: optional(facility),
  7: optional(26),
  9: optional(20),
  10: optional(80),
  11: optional(20),
})

/** Fields whose width is the same in both versions. */
const EVN = { 1: optional(3), 2: required(26), 6: optional(26) }
const BTS = { 1: optional(10), 3: optional(100) }
const NTE = { 1: optional(4), 3: optional(65_536) }
const FTS = { 1: optional(10) }

/** Source: HL7 v2.3.1 and v2.5.1, chapters 2, 3 and 6, segment attribute tables. */
export const SEGMENT_TABLES: Readonly<Record<Hl7Version, SegmentTable>> = {
  '2.3.1': {
    FHS: fileHeader(15, 20),
    BHS: fileHeader(15, 20),
    MSH: messageHeader({ name: 180, time: optional(26), type: 7 }),
    EVN: { ...EVN, 5: optional(60) },
    PID: patient({ identifier: 20, name: 48, account: 20 }),
    PV1: visit({ person: 60, identifier: 20 }),
    FT1: transaction({ date: 26, code: 80, diagnosis: 60, person: 120 }),
    NTE,
    PR1: procedure({ method: 2, code: 80, functionalType: required(2) }),
    DG1: diagnosis(60),
    BTS,
    FTS,
  },
  '2.5.1': {
    FHS: fileHeader(227, 227),
    BHS: fileHeader(227, 227),
    MSH: { ...messageHeader({ name: 227, time: required(26), type: 15 }), 21: optional(427) },
    EVN: { ...EVN, 5: optional(250), 7: optional(241) },
    PID: patient({ identifier: 250, name: 250, account: 250 }),
    PV1: visit({ person: 250, identifier: 250 }),
    FT1: { ...transaction({ date: 53, code: 250, diagnosis: 250, person: 250 }), 30: optional(250) },
    NTE,
    PR1: procedure({ method: 3, code: 250, functionalType: optional(2) }),
    DG1: diagnosis(250),
    BTS,
    FTS,
  },
}

export const SEGMENT_RULES: Readonly<Record<Hl7Version, SegmentRules>> = {
  '2.3.1': placed(SEGMENT_TABLES['2.3.1']),
  '2.5.1': placed(SEGMENT_TABLES['2.5.1']),
}

function placed(table: SegmentTable): SegmentRules {
  const rulesOf = (name: SegmentName) =>
    Object.entries(table[name]).map(([position, rule]) => ({
      ...rule,
      position: Number(position),
      name: `${name}-${position}`,
    }))
  return {
    FHS: rulesOf('FHS'),
    BHS: rulesOf('BHS'),
    MSH: rulesOf('MSH'),
    EVN: rulesOf('EVN'),
    PID: rulesOf('PID'),
    PV1: rulesOf('PV1'),
    FT1: rulesOf('FT1'),
    NTE: rulesOf('NTE'),
    PR1: rulesOf('PR1'),
    DG1: rulesOf('DG1'),
    BTS: rulesOf('BTS'),
    FTS: rulesOf('FTS'),
  }
}

function messageHeader(width: { readonly name: number; readonly time: FieldRule; readonly type: number }) {
  return {
    3: optional(width.name),
    4: optional(width.name),
    5: optional(width.name),
    6: optional(width.name),
    7: width.time,
    9: required(width.type),
    10: required(20),
    11: required(3),
    12: required(60),
    15: optional(2),
    16: optional(2),
    18: optional(16),
  }
}

function patient(width: { readonly identifier: number; readonly name: number; readonly account: number }) {
  return {
    1: optional(4),
    2: optional(20),
    3: required(width.identifier),
    5: required(width.name),
    7: optional(26),
    8: optional(1),
    18: optional(width.account),
  }
}

function visit(width: { readonly person: number; readonly identifier: number }) {
  return {
    1: optional(4),
    2: required(1),
    3: optional(80),
    7: optional(width.person),
    8: optional(width.person),
    10: optional(3),
    18: optional(2),
    19: optional(width.identifier),
    20: optional(50),
    39: optional(2),
    44: optional(26),
    50: optional(width.identifier),
  }
}

type TransactionWidths = {
  readonly date: number
  readonly code: number
  readonly diagnosis: number
  readonly person: number
}

function transaction(width: TransactionWidths) {
  return {
    1: optional(4),
    2: optional(12),
    3: optional(10),
    4: required(width.date),
    5: optional(26),
    6: required(8),
    7: required(width.code),
    8: optional(40),
    9: optional(40),
    10: optional(6),
    11: optional(12),
    13: optional(width.diagnosis),
    14: optional(width.diagnosis),
    16: optional(80),
    17: optional(1),
    18: optional(2),
    19: optional(width.diagnosis),
    20: optional(width.person),
    21: optional(width.person),
    23: optional(22),
    24: optional(width.person),
    25: optional(width.code),
    26: optional(width.code),
  }
}

function procedure(width: {
  readonly method: number
  readonly code: number
  readonly functionalType: FieldRule
}) {
  return {
    1: required(4),
    2: optional(width.method),
    3: required(width.code),
    5: required(26),
    6: width.functionalType,
    16: optional(width.code),
  }
}

/**
 * DG1-2 is given 2 characters, from the days of `I9`. The value for ICD-10 in its own table (0053) is `I10`, which is
 * what receivers look for, so the field is one wider here than the standard says: the only such field.
 */
function diagnosis(code: number) {
  return { 1: required(4), 2: optional(3), 3: optional(code), 6: required(2), 15: optional(2) }
}
