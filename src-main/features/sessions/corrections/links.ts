import type { CorrectionLink, CorrectionStanding } from '#shared/domain/correction.ts'
import type { OpenSession } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import {
  countCredits,
  findCorrectionOf,
  findStanding,
  findState,
  listSent,
  type CorrectionRow,
} from './queries.ts'

/** What a session corrects, and what corrects it. */
export function correctionLinks(
  db: ReadableDb,
  id: SessionId,
): Pick<OpenSession, 'corrects' | 'correctedBy'> {
  const own = findCorrectionOf(db, id)
  const standing = findStanding(db, id)
  return {
    corrects: own ? { ...linkOf(db, own), sent: listSent(db, own.session_id) } : null,
    correctedBy: standing ? linkOf(db, standing) : null,
  }
}

export function linkOf(db: ReadableDb, row: CorrectionRow): CorrectionLink {
  return {
    session: row.session_id,
    replacement: row.replacement_id,
    reason: row.reason,
    note: row.note,
    begunAt: row.begun_at,
    begunBy: row.begun_by,
    standing: standingOf(db, row),
  }
}

/** A replacement tells by its state how far it is, a void by its credits. */
function standingOf(db: ReadableDb, { id, replacement_id }: CorrectionRow): CorrectionStanding {
  if (replacement_id === null) {
    const { decided, left } = countCredits(db, id)
    return left < decided ? 'waiting' : 'left'
  }
  const state = findState(db, replacement_id)
  if (state === 'exported') return 'left'
  return countCredits(db, id).decided > 0 || state === 'complete' || state === 'approved' ? 'waiting' : 'open'
}
