import { z } from 'zod'
import { CLAIM_CHOICES, MAX_ITEMS, MAX_LESIONS, SEXES, type SessionEntry } from '../domain/session-entry.ts'
import {
  BIOPSY_GUIDANCES,
  BIOPSY_METHODS,
  DEVICE_TYPES,
  DOCUMENTS,
  GUIDANCES,
  MAMMOGRAM_SIDES,
  OUTCOMES,
  SIDES,
  STEPS,
  STRUCTURES,
} from '../domain/vocabulary.ts'

/** Text as typed: anything a field can hold, bounded so that a pasted book does not become a draft. */
const text = z.string().max(1_000)
const count = z.int().min(0).max(9_999)

const physician = z.strictObject({ npi: text, familyName: text, givenName: text })

const item = z.strictObject({ deviceIdentifier: text, lot: text, serial: text, expiresOn: text })

const devices = z.strictObject({
  type: z.enum(DEVICE_TYPES),
  count,
  // What was stored before barcodes were read has none.
  items: z.array(item).max(MAX_ITEMS).exactOptional(),
})

const placement = z.strictObject({
  guidance: z.enum(GUIDANCES).nullable(),
  outcome: z.enum(OUTCOMES),
  step: z.enum(STEPS),
  failedGuidance: z.array(z.enum(GUIDANCES)).max(GUIDANCES.length),
  replaced: z.boolean(),
  devices: z.array(devices).max(20),
})

const lesion = z.strictObject({
  id: z.string().min(1).max(8),
  side: z.enum(SIDES).nullable(),
  structure: z.enum(STRUCTURES),
  location: text,
  placement: placement.nullable(),
  biopsy: z
    .strictObject({ guidance: z.enum(BIOPSY_GUIDANCES).nullable(), method: z.enum(BIOPSY_METHODS) })
    .nullable(),
})

/** Reads an entry as it comes from a window or from the store. Shapes are checked here, meanings in the core. */
export const sessionEntrySchema: z.ZodType<SessionEntry, SessionEntry> = z.strictObject({
  patient: z.strictObject({
    mrn: text,
    familyName: text,
    givenName: text,
    middleName: text,
    birthDate: text,
    sex: z.enum(SEXES).nullable(),
  }),
  accession: text,
  account: text,
  visit: text,
  performedOn: text,
  performedAt: text,
  performing: physician,
  referring: physician,
  placeOfService: text,
  claims: z.enum(CLAIM_CHOICES),
  payer: text,
  lesions: z.array(lesion).max(MAX_LESIONS),
  mammogram: z.strictObject({ side: z.enum(MAMMOGRAM_SIDES).nullable(), sameUnitAsGuidance: z.boolean() }),
  specimenRadiographs: count,
  excisions: z.array(z.strictObject({ code: text, side: z.enum(SIDES).nullable(), units: count })).max(40),
  supplies: z.array(z.strictObject({ code: text, units: count })).max(40),
  diagnoses: z
    .array(z.strictObject({ code: text, lesions: z.array(z.string().max(8)).max(MAX_LESIONS) }))
    .max(40),
  documentation: z.strictObject({
    history: z.boolean(),
    imagingReport: z.boolean(),
    placementImages: z.boolean(),
    operativeReport: z.boolean(),
    pathologyReport: z.boolean(),
  }),
  statedBySetting: z.array(z.enum(DOCUMENTS)).max(DOCUMENTS.length).exactOptional(),
  note: z.string().max(8_000),
  duplicateAnswers: z
    .array(z.strictObject({ session: z.uuid(), answer: z.literal('separate-lesion') }))
    .max(40)
    .exactOptional(),
})
