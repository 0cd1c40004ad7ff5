import { z } from 'zod'
import { LATE_REASONS, LEFT_OPEN_REASONS, OPEN_KINDS, REOPEN_REASONS } from '#shared/domain/day-close.ts'
import { NO_CHARGE_REASONS } from '#shared/domain/expected-exam.ts'
import { CLAIMS } from '#shared/domain/vocabulary.ts'

const text = z.string()
const count = z.int()

const totalsSchema = z.strictObject({
  sessions: count,
  lines: count,
  units: count,
  codes: z
    .array(z.strictObject({ claim: z.enum(CLAIMS), code: text, lines: count, units: count }))
    .readonly(),
})

const lagSchema = z.strictObject({
  count,
  sameDay: count,
  nextDay: count,
  later: count,
  median: count,
  longest: count,
})

/**
 * What a close signs, as data. The printed sheet follows from it alone, to the byte. It is handed to people: accession
 * numbers stand in it, and no patient.
 */
export const sheetSchema = z.strictObject({
  layout: z.literal(1),
  version: text,
  site: text,
  workstation: text,
  training: z.boolean(),
  day: text,
  number: count,
  closedAt: text,
  signatures: z.array(z.strictObject({ name: text, account: text })).readonly(),
  /** The close of the same day that was opened again. */
  previous: z
    .strictObject({
      number: count,
      closedAt: text,
      sha256: text,
      reopenedAt: text,
      reopenedBy: text,
      reason: z.enum(REOPEN_REASONS),
      note: text,
    })
    .nullable(),
  totals: totalsSchema,
  /** Where the day was priced; a sheet of a day without prices says nothing of them. */
  amounts: z
    .array(z.strictObject({ claim: z.enum(CLAIMS), cents: count, unpriced: count }))
    .readonly()
    .optional(),
  exams: z.strictObject({ charged: count, inWork: count, missing: count, noCharge: count }),
  noCharge: z.array(z.strictObject({ reason: z.enum(NO_CHARGE_REASONS), count })).readonly(),
  walkIns: count,
  exported: count,
  leftOpen: z
    .array(
      z.strictObject({
        kind: z.enum(OPEN_KINDS),
        accession: text,
        reason: z.enum(LEFT_OPEN_REASONS),
        note: text,
      }),
    )
    .readonly(),
  late: z
    .array(
      z.strictObject({ accession: text, days: count, reason: z.enum(LATE_REASONS).nullable(), note: text }),
    )
    .readonly(),
  toEntry: lagSchema,
  toExport: lagSchema,
  editions: z
    .array(z.strictObject({ rules: text, ptp: text, mue: text, addOn: text, mpfs: text }))
    .readonly(),
  /** Head of the audit chain just before the close. */
  chainHead: text,
})

export type Sheet = Readonly<z.output<typeof sheetSchema>>

export function readSheet(json: string): Sheet {
  return sheetSchema.parse(JSON.parse(json))
}

/** One edition of the code sets, as charge lines keep it. */
export function readEdition(json: string): Sheet['editions'][number] {
  return sheetSchema.shape.editions.unwrap().element.parse(JSON.parse(json))
}
