import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { migrate } from '#main/db/migrate.ts'
import {
  COUNT_MISSING,
  LIST_ACCESSIONS,
  LIST_BY_ACCESSION,
  LIST_EXAMS_OF_DAY,
  LIST_MISSING,
} from '#main/features/worklist/listing-queries.ts'
import {
  FIND_BY_ACCESSION,
  FIND_BY_ORDER,
  FIND_SESSION_OF_EXAM,
  FIND_WALK_IN,
  LIST_OF_ORDER,
} from '#main/features/worklist/queries.ts'
import { memoryConnection, memoryDb, queryPlan } from '#main/testing/memory-db.ts'
import { foundation } from './0010-foundation.ts'
import { sessions } from './0020-sessions.ts'
import { exports } from './0030-exports.ts'
import { expectedExams } from './0040-expected-exams.ts'

const SESSION = '00000000-0000-7000-8000-000000000001'
const OTHER_SESSION = '00000000-0000-7000-8000-000000000002'
const EXAM = '00000000-0000-7000-8000-00000000000e'

/** A log of the version before, with two sessions, brought up to this version. */
function migratedLog(): WritableDb {
  const connection = memoryConnection([foundation, sessions, exports])
  for (const [id, state] of [
    [SESSION, 'complete'],
    [OTHER_SESSION, 'draft'],
  ]) {
    connection.exec(`
      INSERT INTO session (id, revision, state, performed_on, performed_at, patient_name, mrn, accession, search_name,
        decision, codes, missing_count, entry, created_at, updated_at)
      VALUES ('${id}', 1, '${state}', '2026-11-20', '', 'TESTPATIENT, Synthetic', 'TEST0001', 'TEST-A-1', 'testpatient',
        'ready', '19283', 0, '{}', '2026-11-20T09:00:00.000-05:00', '2026-11-20T09:00:00.000-05:00');
    `)
  }
  migrate(connection, [foundation, sessions, exports, expectedExams])
  return writableDb(connection)
}

function withExam(): WritableDb {
  const db = migratedLog()
  db.transaction(() =>
    db.run(
      `INSERT INTO expected_exam (id, revision, mrn, accession, order_number, facts, patient_name, search_name,
         scheduled_on, scheduled_at, state, source, message_id, message_at, waiting, created_at, updated_at)
       VALUES (?, 0, 'TEST0001', 'TEST-A-1', '', '{}', '', '', '2026-11-20', '', 'expected', 'csv', '', '', 1, '', '')`,
      EXAM,
    ),
  )
  return db
}

const tie = (db: WritableDb, session: string, exam: string | null) =>
  db.transaction(() => db.run(`UPDATE session SET exam_id = ? WHERE id = ?`, exam, session))
const waiting = (db: WritableDb) => db.one(`SELECT waiting FROM expected_exam`)

test('sessions of before are walk-ins', () => {
  expect(migratedLog().all('SELECT id, exam_id FROM session ORDER BY id')).toEqual([
    { id: SESSION, exam_id: null },
    { id: OTHER_SESSION, exam_id: null },
  ])
})

test('an exam has one live session', () => {
  const db = withExam()
  tie(db, SESSION, EXAM)
  expect(() => tie(db, OTHER_SESSION, EXAM)).toThrow('UNIQUE')
})

test('an exam waits as long as no live session is tied to it', () => {
  const db = withExam()
  tie(db, OTHER_SESSION, EXAM)
  expect(waiting(db)).toEqual({ waiting: 0 })
  db.transaction(() => db.run(`UPDATE session SET state = 'discarded' WHERE id = ?`, OTHER_SESSION))
  expect(waiting(db)).toEqual({ waiting: 1 })
  db.transaction(() => db.run(`UPDATE session SET state = 'draft' WHERE id = ?`, OTHER_SESSION))
  expect(waiting(db)).toEqual({ waiting: 0 })
  tie(db, OTHER_SESSION, null)
  expect(waiting(db)).toEqual({ waiting: 1 })
})

test.each([
  [
    LIST_EXAMS_OF_DAY,
    ['2026-11-20'],
    ['expected_exam_by_day', 'session_of_exam_is_one', 'expected_exam_by_accession'],
  ],
  [LIST_MISSING, ['2026-11-20'], ['expected_exam_missing']],
  [COUNT_MISSING, ['2026-11-20', '2026-11-20'], ['expected_exam_missing']],
  [LIST_ACCESSIONS, ['2026-11-01', '2026-11-30'], ['expected_exam_by_day']],
  [LIST_BY_ACCESSION, ['A'], ['expected_exam_by_accession']],
  [FIND_BY_ACCESSION, ['A', 'M'], ['expected_exam_by_accession']],
  [FIND_BY_ORDER, ['A', 'M'], ['expected_exam_by_order']],
  [LIST_OF_ORDER, ['A', 'M'], ['PRIMARY KEY']],
  [FIND_SESSION_OF_EXAM, [EXAM], ['session_of_exam_is_one']],
  [FIND_WALK_IN, ['A', 'M'], ['session_by_accession']],
] as const)('%s uses its index', (sql, values, indexes) => {
  const plan = queryPlan(memoryDb(), sql, ...values).join('\n')
  for (const index of indexes) expect(plan).toContain(index)
})
