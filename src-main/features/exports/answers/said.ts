import type { SaidOfSession } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { findDestination } from '../destinations/store.ts'
import { entryPlace, sheetPlace } from './held-by.ts'
import { listSaid } from './said-queries.ts'

/**
 * What receivers said of a session that they refused, each with its place on the form where the answer names one, or in
 * the sheet where that holds the value.
 */
export function saidOfSession(
  db: ReadableDb,
  session: SessionId,
  entry: SessionEntry,
): readonly SaidOfSession[] {
  return listSaid(db, session).map(({ field, destination, lesions, ...said }) => {
    const place = entryPlace(field, entry, lesions === null ? [] : JSON.parse(lesions))
    return {
      ...said,
      receiver: findDestination(db, destination)?.sheet.name ?? destination,
      about: field,
      field: place?.field ?? null,
      sheet: sheetPlace(db, destination, field),
      refused: place ? { part: place.part, value: JSON.stringify(entry[place.part]) } : null,
    }
  })
}
