import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { placedItems, serialOf } from './placed-items.ts'
import { findPlacement, insertPlacement } from './serial-queries.ts'

/** Notes whose the devices with a serial number are from now on. */
export function placeDevices(db: WritableDb, sessionId: SessionId, entry: SessionEntry): void {
  const mrn = entry.patient.mrn.trim()
  for (const serial of serialsOf(entry)) insertPlacement(db, serial, { sessionId, mrn })
}

/** The same for a session that stands again: a device that was placed in another patient meanwhile stays there. */
export function placeFreeDevices(db: WritableDb, sessionId: SessionId, entry: SessionEntry): void {
  const mrn = entry.patient.mrn.trim()
  for (const serial of serialsOf(entry)) {
    const placement = findPlacement(db, serial, sessionId)
    if (!placement || placement.mrn === mrn) insertPlacement(db, serial, { sessionId, mrn })
  }
}

function serialsOf(entry: SessionEntry) {
  return placedItems(entry).flatMap(({ item }) => serialOf(item) ?? [])
}
