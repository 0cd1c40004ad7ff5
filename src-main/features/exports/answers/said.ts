import type { SaidOfSession } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { findDestination } from '../destinations/store.ts'
import { listSaid } from './said-queries.ts'

type Place = { readonly field: string; readonly part: keyof SessionEntry }

/** Where on the form the fields stand that answers name, and the part of the entry that mends them. */
const PLACES: Readonly<Record<string, Place>> = {
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

/** What receivers said of a session that they refused, each with its place on the form where the answer names one. */
export function saidOfSession(
  db: ReadableDb,
  session: SessionId,
  entry: SessionEntry,
): readonly SaidOfSession[] {
  return listSaid(db, session).map(({ field, destination, ...said }) => {
    const place = field === null ? undefined : PLACES[field]
    return {
      ...said,
      receiver: findDestination(db, destination)?.sheet.name ?? destination,
      about: field,
      field: place?.field ?? null,
      refused: place ? { part: place.part, value: JSON.stringify(entry[place.part]) } : null,
    }
  })
}
