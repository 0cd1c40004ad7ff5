import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { migrate } from '#main/db/migrate.ts'
import {
  FIRST_OF_DAYS,
  LAST_OF_DAYS,
  eventsQuery,
  listActors,
  listEvents,
} from '#main/features/audit/view-queries.ts'
import { EXAMS } from '#main/features/reports/queries.ts'
import { COUNT_MISSING, SEARCH_EXAMS } from '#main/features/worklist/listing-queries.ts'
import { memoryConnection, queryPlan } from '#main/testing/memory-db.ts'
import { MIGRATIONS } from './index.ts'
import { EVERY_EVENT } from '#main/testing/every-event.ts'

const BEFORE = MIGRATIONS.filter(({ version }) => version < 125)

const INSERT = `
  INSERT INTO audit_event (seq, at, actor, action, session_id, changes, reason, previous_hash, hash)
  VALUES (?, ?, ?, 'test', NULL, '[]', '', '${'0'.repeat(64)}', '${'1'.repeat(64)}')`

/** Events of the version before, of three days; on the second the clock was set back once. */
const EVENTS = [
  [1, '2026-11-18T09:00:00.000-05:00', 'ada'],
  [2, '2026-11-19T09:00:00.000-05:00', 'bea'],
  [3, '2026-11-18T10:00:00.000-05:00', 'bea'],
  [4, '2026-11-19T11:00:00.000-05:00', 'ada'],
  [5, '2026-11-20T08:00:00.000-05:00', 'ada'],
] as const

function migratedLog(): WritableDb {
  const connection = memoryConnection(BEFORE)
  for (const event of EVENTS) connection.prepare(INSERT).run(...event)
  migrate(connection, MIGRATIONS)
  return writableDb(connection)
}

function add(db: WritableDb, seq: number, at: string, actor: string): void {
  db.transaction(() => db.run(INSERT, seq, at, actor))
}

const ALL = { ...EVERY_EVENT, limit: 100 }
const seqsOf = (db: WritableDb, filter: Partial<Parameters<typeof listEvents>[1]>) =>
  listEvents(db, { ...ALL, ...filter }).map(({ seq }) => seq)

test('each stretch of events of one day has its beginning, before and after', () => {
  const db = migratedLog()
  add(db, 6, '2026-11-20T09:00:00.000-05:00', 'ada')
  add(db, 7, '2026-11-21T09:00:00.000-05:00', 'cora')
  expect(db.all('SELECT seq, day FROM audit_run ORDER BY seq')).toEqual([
    { seq: 1, day: '2026-11-18' },
    { seq: 2, day: '2026-11-19' },
    { seq: 3, day: '2026-11-18' },
    { seq: 4, day: '2026-11-19' },
    { seq: 5, day: '2026-11-20' },
    { seq: 7, day: '2026-11-21' },
  ])
  expect(listActors(db)).toEqual([{ actor: 'ada' }, { actor: 'bea' }, { actor: 'cora' }])
})

test.each([
  [{ from: '2026-11-18', through: '2026-11-18' }, [3, 1]],
  [{ from: '2026-11-19', through: '2026-11-19' }, [4, 2]],
  [{ from: '2026-11-20', through: null }, [5]],
  [{ from: null, through: '2026-11-18' }, [3, 1]],
  [{ from: '2026-11-22', through: null }, []],
  [{ before: 4 }, [3, 2, 1]],
  [{ actor: 'bea' }, [3, 2]],
  [{}, [5, 4, 3, 2, 1]],
])('of %j are the events %j, also where the clock was set back', (filter, seqs) => {
  expect(seqsOf(migratedLog(), filter)).toEqual(seqs)
})

test.each([
  [FIRST_OF_DAYS, ['2026-11-18', '2026-11-19'], ['audit_run_by_day (day>']],
  [LAST_OF_DAYS, ['2026-11-18', '2026-11-19'], ['INTEGER PRIMARY KEY (rowid>', 'audit_run_by_day (day>']],
  [
    eventsQuery({ about: false, actor: false, looks: false }),
    [1, 9, '', '~', 10],
    ['audit_event USING INTEGER PRIMARY KEY (rowid>'],
  ],
  [SEARCH_EXAMS, ['a', 'b', 'a', 'b', 'a', 'b'], ['USING COVERING INDEX expected_exam_waiting']],
  [EXAMS, ['2026-11-01', '2026-11-30'], ['USING COVERING INDEX expected_exam_of_day (scheduled_on>']],
  [COUNT_MISSING, ['2026-11-20', '2026-11-20'], ['USING COVERING INDEX expected_exam_missing']],
] as const)('%s reads no more than it has to', (sql, values, parts) => {
  const plan = queryPlan(migratedLog(), sql, ...values).join('\n')
  for (const part of parts) expect(plan).toContain(part)
})
