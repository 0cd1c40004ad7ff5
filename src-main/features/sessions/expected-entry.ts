import { emptyLesion, lesionId, type SessionEntry } from '#shared/domain/session-entry.ts'
import type { ExamForSession } from './dependencies.ts'

/**
 * The entry that a session of an expected exam begins with, over an empty one. What lies ahead was not done yet: an
 * exam of a later day that is begun today is of today. A side that was ordered is the side of the first lesion; the
 * rest is never guessed.
 */
export function expectedEntry(exam: ExamForSession, empty: SessionEntry, today: string): SessionEntry {
  const isDue = exam.scheduledOn !== '' && exam.scheduledOn <= today
  const oneSide = exam.side === 'right' || exam.side === 'left' ? exam.side : null
  return {
    ...empty,
    patient: exam.patient,
    accession: exam.accession,
    account: exam.account,
    visit: exam.visit,
    performedOn: isDue ? exam.scheduledOn : empty.performedOn,
    performedAt: isDue ? exam.scheduledAt : '',
    referring: exam.referring,
    performing: exam.performing,
    lesions: oneSide === null ? [] : [{ ...emptyLesion(lesionId(0)), side: oneSide }],
  }
}
