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

/** A DICOM application entity: at most 16 characters, no backslash (PS3.5, table 6.2-1, AE). */
const aeTitle = z.string().regex(/^[ -[\]-~]{0,16}$/, 'at most 16 characters, no backslash')

const PORT = /^([1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/

/** Where orders in HL7 have the accession number. */
export const ACCESSION_FIELDS = ['automatic', 'OBR-18', 'OBR-3', 'OBR-2'] as const
export type AccessionField = (typeof ACCESSION_FIELDS)[number]

/** Never off: a desk that stays open is anybody's. */
const LOCK_MINUTES = /^([1-9]|[1-5]\d|60)$/

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
  /** Folder that HL7 and CSV files with expected exams are read from; empty where none is watched. */
  worklistFolder: z.string().max(1_000),
  /** Files that were read go into a folder named "processed" inside it. */
  worklistMoveRead: z.boolean(),
  worklistAccessionField: z.enum(ACCESSION_FIELDS),
  /** DICOM worklist server; nothing goes over the network while this is empty. */
  worklistHost: z.string().regex(/^[A-Za-z0-9.:_-]{0,253}$/, 'a host name or an address'),
  worklistPort: z.string().regex(PORT, 'a number from 1 to 65535'),
  worklistCalledAe: aeTitle,
  worklistCallingAe: aeTitle,
  /** Such as MG; empty asks for all. */
  worklistModality: z.string().regex(/^[A-Z0-9 _]{0,16}$/, 'capital letters, such as MG'),
  /** Documents that a new session begins with as stated; each such session says so. None unless the site sets it. */
  statedDocuments: z.array(z.enum(DOCUMENTS)).max(DOCUMENTS.length),
  /** Minutes without a key after which the desk locks by itself. */
  lockAfterMinutes: z.string().regex(LOCK_MINUTES, 'a number from 1 to 60'),
  /** Nobody approves or exports a session that they entered themselves. */
  ownEntriesWithheld: z.boolean(),
  /** Days after the service until the department's bills go out: a charge that is entered by then is on the bill. */
  billHoldDays: z.string().regex(/^([1-9]|[1-5]\d|60)$/, 'a number from 1 to 60'),
  /** A day is closed by two people. */
  secondSignature: z.boolean(),
  /** Last folder that a day-close sheet was written to; empty before the first close. */
  closeFolder: z.string().max(1_000),
  /** Sessions leave only after a reviewer approved them. */
  approvalRequired: z.boolean(),
  /** A log of invented patients: its files say so and go to no live destination. Set when it is made, for good. */
  training: z.boolean(),
})

export type Settings = z.output<typeof settingsSchema>

/** What a person may set. */
export type OwnSettings = Omit<Settings, 'workstation' | 'training'>

export const settingsContract = {
  read: operation('see', z.strictObject({})).answers<Settings>(),
  /** The settings that the policy of this workstation decides; they cannot be changed here. */
  managed: operation('see', z.strictObject({})).answers<readonly string[]>(),
  /** The workstation code cannot be changed: line numbers hang on it. Nor can training become work. */
  save: operation(
    'administer',
    settingsSchema.omit({ workstation: true, training: true }),
  ).answers<Settings>(),
} as const
