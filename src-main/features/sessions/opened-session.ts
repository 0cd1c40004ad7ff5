import type { OpenSession } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { assessStored } from './assess-session.ts'
import { correctedSession } from './corrections/compare.ts'
import { correctionLinks } from './corrections/links.ts'
import { findCorrectionOf } from './corrections/queries.ts'
import type { Dependencies } from './dependencies.ts'
import { findLastChange } from '#main/features/audit/index.ts'
import { listNotes } from './note-queries.ts'
import { isOfClosedDay } from './closed-day.ts'
import { findReviewWord } from './review-queries.ts'
import { wordOf } from './review-word.ts'
import { lateMarkOf, readEntry, type SessionRow } from './session-row.ts'

/** A session with all that the entry screen shows of it. */
export function openedSession(dependencies: Dependencies, row: SessionRow): OpenSession {
  const { hold_reason: reason, hold_note: note } = row
  return {
    id: row.id,
    revision: row.revision,
    state: row.state,
    entry: readEntry(row),
    assessment: assessStored(dependencies, row),
    hold: reason === null ? null : { reason, note: note ?? '' },
    batches: dependencies.batchesOf(row.id),
    savedAt: row.updated_at,
    exam: examOf(dependencies, row),
    late: lateMarkOf(row),
    dayClosed: isOfClosedDay(dependencies, row),
    notes: listNotes(dependencies.db, row.id),
    word: reviewWord(dependencies.db, row.id),
    lastChange: changeByAnother(dependencies, row.id),
    ...correctionLinks(dependencies.db, row.id),
    said: saidOf(dependencies, row),
  }
}

function examOf({ exams }: Dependencies, { exam_id }: SessionRow): OpenSession['exam'] {
  const exam = exam_id === null ? null : exams.find(exam_id)
  return exam && { id: exam.id, procedure: exam.procedure }
}

/** Of what left and stands; on the draft of a correction, of what it corrects. */
function saidOf(dependencies: Dependencies, row: SessionRow): OpenSession['said'] {
  if (row.state === 'exported') {
    return row.superseded === 1 ? [] : dependencies.saidOf(row.id, readEntry(row))
  }
  const correction = row.state === 'draft' ? findCorrectionOf(dependencies.db, row.id) : undefined
  if (!correction) return []
  return dependencies.saidOf(correction.session_id, readEntry(correctedSession(dependencies.db, correction)))
}

/** Who changed it last, if it was not the person at the desk. */
function changeByAnother({ audit, db }: Dependencies, id: SessionId): OpenSession['lastChange'] {
  const last = findLastChange(db, id)
  return !last || last.actor === audit.actor ? null : { by: last.actor, at: last.at, mine: false }
}

function reviewWord(db: Dependencies['db'], id: SessionId): OpenSession['word'] {
  const row = findReviewWord(db, id)
  return row ? wordOf(row) : null
}
