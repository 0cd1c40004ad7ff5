import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { ExamForSession, ExamsOfSessions } from '#main/features/sessions/index.ts'
import { readFacts, type ExamRow } from './exam-row.ts'
import { valuesOf } from './facts.ts'
import { findByAccession, findExam } from './queries.ts'

/** What the sessions ask of the list of expected exams. */
export function examsOfSessions(db: ReadableDb): ExamsOfSessions {
  return {
    find: id => {
      const row = standingExam(db, id)
      return row ? forSession(row) : null
    },
    findFor: (accession, mrn) => {
      const row = accession === '' || mrn === '' ? undefined : findByAccession(db, accession, mrn)
      return row ? forSession(row) : null
    },
  }
}

/** The exam of an id; where its accession number became known, the exam that took over. */
function standingExam(db: ReadableDb, id: ExpectedExamId): ExamRow | undefined {
  const row = findExam(db, id)
  return row?.absorbed_by ? findExam(db, row.absorbed_by) : row
}

function forSession(row: ExamRow): ExamForSession {
  const facts = valuesOf(readFacts(row))
  const { name, birthDate, sex, schedule, procedure, side, referring, performing, account, visit } = facts
  return {
    id: row.id,
    accession: row.accession,
    patient: { mrn: row.mrn, ...name, birthDate, sex },
    scheduledOn: schedule.on,
    scheduledAt: schedule.at,
    procedure,
    side,
    referring,
    performing,
    account,
    visit,
  }
}
