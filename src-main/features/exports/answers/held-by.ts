import type { SheetPlace } from '#shared/contract/exports.ts'
import { FILL_FIELDS } from '#shared/contract/hl7-fill.ts'
import type { FormatKind } from '#shared/contract/interface-sheet.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { findDestination } from '../destinations/store.ts'

/** Where on the form a field stands, and the part of the entry that mends it. */
export type EntryPlace = { readonly field: string; readonly part: keyof SessionEntry }

const ENTRY: Readonly<Record<string, EntryPlace>> = {
  MRN: { field: 'patient.mrn', part: 'patient' },
  'Patient name': { field: 'patient.familyName', part: 'patient' },
  'Birth date': { field: 'patient.birthDate', part: 'patient' },
  Sex: { field: 'patient.sex', part: 'patient' },
  Account: { field: 'account', part: 'account' },
  Visit: { field: 'visit', part: 'visit' },
  Accession: { field: 'accession', part: 'accession' },
  'Date of service': { field: 'performedOn', part: 'performedOn' },
  'Place of service': { field: 'placeOfService', part: 'placeOfService' },
  Diagnosis: { field: 'diagnoses.0', part: 'diagnoses' },
  'Performing physician': { field: 'performing.npi', part: 'performing' },
  'Referring physician': { field: 'referring.npi', part: 'referring' },
}

/** What a charge line takes from its lesion: the code follows from how it was guided, the modifiers from its side. */
const OF_LESION: Readonly<Record<string, 'placement.guidance' | 'side'>> = {
  Code: 'placement.guidance',
  Modifiers: 'side',
  Side: 'side',
}

/**
 * The place on the form of what an answer names, in words. `lesions` are those of the line that it is about; null where
 * the answer names no field of the entry, or none that can be told.
 */
export function entryPlace(
  words: string | null,
  entry: Pick<SessionEntry, 'lesions'>,
  lesions: readonly string[],
): EntryPlace | null {
  if (words === null) return null
  const own = OF_LESION[words]
  if (own === undefined) return ENTRY[words] ?? null
  const only = entry.lesions.length === 1 ? entry.lesions[0]?.id : undefined
  const lesion = entry.lesions.find(({ id }) => id === lesions[0])?.id ?? only
  return lesion === undefined ? null : { field: `lesions.${lesion}.${own}`, part: 'lesions' }
}

type Paths = string | Partial<Readonly<Record<FormatKind, string>>>

/** Fields that a sheet holds and no entry does, each with its place in the sheet, by format where they differ. */
const SHEET: Readonly<Record<string, Paths>> = {
  Address: { x12: 'format.subscribers' },
  Admission: { x12: 'format.institutional.admissionType' },
  Amount: { x12: 'format.prices', hl7: 'format.charges' },
  'Bill type': { x12: 'format.institutional.facilityType' },
  'Billing provider': { x12: 'format.billing.name' },
  'Charge code': { hl7: 'format.charges' },
  'Control number': { x12: 'format.firstInterchange' },
  'Kind of procedure': { hl7: 'format.procedures' },
  'Member number': { x12: 'format.subscribers' },
  Mode: 'mode',
  Payer: { x12: 'format.payer.name' },
  Receiver: { x12: 'format.receiverName.name' },
  'Receiver id': { x12: 'format.receiver.id' },
  'Receiving application': { hl7: 'format.receivingApplication' },
  'Receiving facility': { hl7: 'format.receivingFacility' },
  'Revenue code': { x12: 'format.revenueCodes', hl7: 'format.charges' },
  Sender: { x12: 'format.sender.id' },
  'Sending application': { hl7: 'format.sendingApplication' },
  'Sending facility': { hl7: 'format.sendingFacility' },
  Submitter: { x12: 'format.submitter.name' },
  'Transaction code': { hl7: 'format.transactionTypes.charge' },
  Version: { hl7: 'format.version' },
}

/** The place in the sheet of a destination of what an answer names; null where no sheet holds it. */
export function sheetPlace(db: ReadableDb, destination: string, words: string | null): SheetPlace | null {
  const kind = words === null ? undefined : findDestination(db, destination)?.sheet.format.kind
  if (words === null || kind === undefined) return null
  const path = isFilled(words) && kind === 'hl7' ? 'format.fill' : pathIn(SHEET[words], kind)
  return path === null ? null : { destination, path }
}

function pathIn(paths: Paths | undefined, kind: FormatKind): string | null {
  return typeof paths === 'string' ? paths : (paths?.[kind] ?? null)
}

/** Whether it is a field that a sheet fills beyond those that always are, such as `Department Code (FT1-13)`. */
function isFilled(words: string): boolean {
  const place = /\((?<place>[A-Z0-9]{3}-\d+)\)$/.exec(words)?.groups?.['place']
  return FILL_FIELDS.some(field => field === place)
}
