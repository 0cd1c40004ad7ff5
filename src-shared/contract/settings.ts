import { z } from 'zod'
import { CLAIM_CHOICES } from '../domain/session-entry.ts'
import { DOCUMENTS } from '../domain/vocabulary.ts'
import { operation } from './operation.ts'

/** Short code that goes into file names and control numbers: capital letters and digits. */
const shortCode = (min: number, max: number) =>
  z.string().regex(new RegExp(`^[A-Z0-9]{${min},${max}}$`), `${min} to ${max} capital letters or digits`)

/** HL7 application and facility names: no delimiter, no line break, at most 15 characters (BHS-3 of 2.3.1). */
const hl7Name = z
  .string()
  .regex(/^[A-Za-z0-9 ._-]{0,15}$/, 'at most 15 letters, digits, spaces, dots or dashes')

export const settingsSchema = z.strictObject({
  site: shortCode(1, 8),
  /** Made at random for each data folder; part of every line number, so no two workstations share one. */
  workstation: shortCode(3, 3),
  placeOfService: z.string().regex(/^\d{2}$/, 'two digits'),
  claims: z.enum(CLAIM_CHOICES),
  payer: z.string().min(1).max(40),
  sendingFacility: hl7Name,
  receivingApplication: hl7Name,
  receivingFacility: hl7Name,
  /** Last folder that charge files were written to; empty before the first export. */
  exportFolder: z.string().max(1_000),
  /** Documents that a new session begins with as stated; each such session says so. None unless the site sets it. */
  statedDocuments: z.array(z.enum(DOCUMENTS)).max(DOCUMENTS.length),
  /** A log of invented patients: its files say so and go to no live destination. Set when it is made, for good. */
  training: z.boolean(),
})

export type Settings = z.output<typeof settingsSchema>

/** What a person may set. */
export type OwnSettings = Omit<Settings, 'workstation' | 'training'>

export const settingsContract = {
  read: operation(z.strictObject({})).answers<Settings>(),
  /** The workstation code cannot be changed: line numbers hang on it. Nor can training become work. */
  save: operation(settingsSchema.omit({ workstation: true, training: true })).answers<Settings>(),
} as const
