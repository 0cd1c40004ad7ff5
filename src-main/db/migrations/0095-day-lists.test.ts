import { expect, test } from 'vitest'
import { migrate } from '#main/db/migrate.ts'
import {
  COUNT_BEGUN,
  COUNT_CODES,
  COUNT_MISSING,
  COUNT_SESSIONS,
  COUNT_UNCHARGED,
  COUNT_UNDATED,
  LIST_EDITIONS,
  LIST_LEFT,
  LIST_LINES_OF_SESSION,
  LIST_SESSIONS_OF_DAY,
} from '#main/features/closing/day-queries.ts'
import {
  LIST_BEGUN,
  LIST_LATE,
  LIST_MISSING,
  LIST_OPEN,
  LIST_UNCHARGED,
  LIST_WALK_INS,
} from '#main/features/closing/list-queries.ts'
import { LIST_LATE_SESSIONS } from '#main/features/exports/queries.ts'
import { memoryConnection, memoryDb, queryPlan } from '#main/testing/memory-db.ts'
import { MIGRATIONS } from './index.ts'

const DAY = '2026-11-20'

test('a log of the schema before keeps its sessions and counts them by the new indexes', () => {
  const connection = memoryConnection(MIGRATIONS.filter(({ version }) => version < 95))
  connection.exec(`
    INSERT INTO session (id, revision, state, performed_on, performed_at, patient_name, mrn, accession, search_name,
      decision, codes, missing_count, entry, created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000001', 1, 'complete', '${DAY}', '', 'TESTPATIENT', 'TEST0001', 'TEST-A-1',
      'testpatient', 'review', '19283', 0, '{}', '${DAY}T09:00:00.000-05:00', '${DAY}T09:00:00.000-05:00')`)
  migrate(connection, MIGRATIONS)
  expect(connection.prepare(COUNT_SESSIONS).all(DAY)).toMatchObject([
    { state: 'complete', walk_in: 1, count: 1 },
  ])
})

/** Every step of a plan that reads a table looks rows up by an index; `covering`: no row is read at all. */
function plan(sql: string, values: readonly (string | number)[]) {
  const steps = queryPlan(memoryDb(), sql, ...values)
  const tables = steps.filter(step =>
    /^(SCAN|SEARCH) (session|expected_exam|charge_line|export_\w+)\b/.test(step),
  )
  return {
    scans: tables.filter(step => step.startsWith('SCAN')),
    rows: tables.filter(step => !step.includes('COVERING INDEX')),
    text: steps.join('\n'),
  }
}

test.each([
  ['sessions of a day', COUNT_SESSIONS, [DAY], 'session_of_day'],
  ['ids of a day', LIST_SESSIONS_OF_DAY, [DAY], 'session_of_day'],
  ['codes of a day', COUNT_CODES, [DAY], 'charge_line_totals'],
  ['missing exams', COUNT_MISSING, [DAY], 'expected_exam_of_day'],
  ['exams without a charge', COUNT_UNCHARGED, [DAY], 'expected_exam_of_day'],
  ['exams with a session', COUNT_BEGUN, [DAY], 'session_of_exam'],
  ['lines of a session', LIST_LINES_OF_SESSION, [DAY], 'charge_line_totals'],
] as const)('%s are counted from indexes alone', (_, sql, values, index) => {
  const { scans, rows, text } = plan(sql, values)
  expect(text).toContain(index)
  expect([scans, rows]).toEqual([[], []])
})

test.each([
  ['undated drafts', COUNT_UNDATED, [], ['session_of_day']],
  ['when sessions left', LIST_LEFT, [DAY], ['session_of_day', 'charge_line']],
  ['editions', LIST_EDITIONS, [DAY], ['session_of_day', 'charge_line']],
  ['the list of missing exams', LIST_MISSING, [DAY, 100, 0], ['expected_exam_of_day']],
  ['the list of no charge', LIST_UNCHARGED, [DAY, 100, 0], ['expected_exam_of_day']],
  [
    'the list of begun exams',
    LIST_BEGUN,
    [DAY, 'charged', 100, 0],
    ['expected_exam_of_day', 'session_of_exam'],
  ],
  [
    'the list of what is open',
    LIST_OPEN,
    [DAY, DAY, DAY, 1, DAY, 100, 0],
    ['session_by_state', 'session_in_question'],
  ],
  ['the list of walk-ins', LIST_WALK_INS, [DAY, 100, 0], ['session_of_day']],
  ['the list of late entries', LIST_LATE, [DAY, 100, 0], ['session_of_day']],
] as const)('%s: no table is scanned', (_, sql, values, indexes) => {
  const { scans, text } = plan(sql, values)
  for (const index of indexes) expect(text).toContain(index)
  expect(scans).toEqual([])
})

test('late sessions are read from their own few entries', () => {
  expect(plan(LIST_LATE_SESSIONS, []).text).toBe('SCAN session USING INDEX session_late')
})
