import { SESSION_FACTS, type SessionFact } from '#shared/domain/correction.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { readOrder, readPatient, readPhysician, readReferring } from '../read-entry.ts'

/** The facts that leave with every line of a session and differ between two entries. */
export function changedSessionFacts(from: SessionEntry, to: SessionEntry): readonly SessionFact[] {
  const [before, after] = [factsOf(from), factsOf(to)]
  return SESSION_FACTS.filter(fact => before[fact] !== after[fact])
}

function factsOf(entry: SessionEntry): Readonly<Record<SessionFact, string>> {
  const order = readOrder(entry)
  return {
    patient: JSON.stringify(readPatient(entry)),
    accession: order.accession,
    account: order.account,
    visit: order.visit,
    date: order.performedOn,
    time: order.performedAt,
    place: order.placeOfService,
    performing: JSON.stringify(readPhysician(entry.performing)),
    referring: JSON.stringify(readReferring(entry)),
  }
}
