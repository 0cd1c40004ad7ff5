import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { findCorrectionOf, findStanding } from './queries.ts'

/**
 * A session with what it corrects and what corrects it, from the one that was entered first to the one that stands. A
 * correction that was given up stands last, where it is the one asked about.
 */
export function correctionChain(db: ReadableDb, id: SessionId): readonly SessionId[] {
  const chain = onwards(db, firstOf(db, id))
  return chain.includes(id) ? chain : [...chain, id]
}

function firstOf(db: ReadableDb, id: SessionId): SessionId {
  const correction = findCorrectionOf(db, id)
  return correction ? firstOf(db, correction.session_id) : id
}

function onwards(db: ReadableDb, id: SessionId): readonly SessionId[] {
  const replacement = findStanding(db, id)?.replacement_id ?? null
  return replacement === null ? [id] : [id, ...onwards(db, replacement)]
}
