import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { migrate } from '#main/db/migrate.ts'
import {
  EXAMS,
  FINDINGS,
  LAGS,
  LINES_BY_CODE,
  OPEN_SESSIONS,
  SERVICES,
  SESSIONS_BY_DAY,
} from '#main/features/reports/queries.ts'
import { memoryConnection, queryPlan } from '#main/testing/memory-db.ts'
import { MIGRATIONS } from './index.ts'
import { reports } from './0120-reports.ts'

const BEFORE = MIGRATIONS.filter(({ version }) => version < 120)
const SESSION = '00000000-0000-7000-8000-000000000001'
const DRAFT = '00000000-0000-7000-8000-000000000002'
const LINE = '00000000-0000-7000-8000-00000000000a'

const ENTRY = JSON.stringify({
  performing: { npi: '1234567893' },
  placeOfService: '22',
  lesions: [
    {
      placement: { guidance: 'ultrasound', devices: [{ type: 'wire', count: 2 }] },
      biopsy: { guidance: 'ultrasound' },
    },
    { placement: { guidance: 'mr', devices: [{ type: 'wire', count: 1 }] }, biopsy: null },
  ],
})

/** A log of the version before, with a complete session of one line and a draft, brought up to this version. */
function migratedLog(): WritableDb {
  const connection = memoryConnection(BEFORE)
  const insert = connection.prepare(`
    INSERT INTO session (id, revision, state, performed_on, performed_at, patient_name, mrn, accession, search_name,
      decision, codes, missing_count, entry, created_at, updated_at)
    VALUES (?, 1, ?, '2026-11-18', '', 'TEST, Synthetic', 'TEST1', ?, 'test', 'ready', '19285', 0, ?,
      '2026-11-18T09:00:00.000-05:00', '2026-11-20T09:00:00.000-05:00')`)
  insert.run(SESSION, 'complete', 'A1', ENTRY)
  insert.run(DRAFT, 'draft', 'A2', ENTRY)
  connection.exec(`
    INSERT INTO charge_line (id, session_id, claim, position, code, units, modifiers, side, lesions, diagnoses, because,
      reference)
    VALUES ('${LINE}', '${SESSION}', 'facility', 0, '19285', 2, 'RT', 'right', '[]', '[]', '[]', '{}');
    INSERT INTO audit_event (seq, at, actor, action, session_id, changes, reason, previous_hash, hash)
    VALUES (1, '2026-11-19T09:00:00.000-05:00', 'test', 'session-completed', '${SESSION}', '[]', '', '${'0'.repeat(64)}',
      '${'1'.repeat(64)}');
  `)
  migrate(connection, [...BEFORE, reports])
  return writableDb(connection)
}

const COUNTED = {
  session: {
    performed_on: '2026-11-18',
    session_id: SESSION,
    physician: '1234567893',
    place: '22',
    entered_on: '2026-11-19',
    exported_on: null,
    findings_kept: 0,
  },
  line: { claim: 'facility', code: '19285', units: 2 },
  services: [
    { kind: 'device', value: 'wire', amount: 3 },
    { kind: 'guidance', value: 'mr', amount: 1 },
    { kind: 'guidance', value: 'ultrasound', amount: 1 },
  ],
}

function counted(db: WritableDb) {
  return {
    session: db.one(
      'SELECT performed_on, session_id, physician, place, entered_on, exported_on, findings_kept FROM report_session',
    ),
    line: db.one('SELECT claim, code, units FROM report_line'),
    services: db.all('SELECT kind, value, amount FROM report_service ORDER BY kind, value'),
  }
}

const run = (db: WritableDb, sql: string) => void db.transaction(() => db.run(sql))

test('what was charged before is counted, a draft is not', () => {
  expect(counted(migratedLog())).toEqual(COUNTED)
})

test('a session that is reopened is not counted; completed again it is, as of that day', () => {
  const db = migratedLog()
  run(db, `UPDATE session SET state = 'draft' WHERE id = '${SESSION}'`)
  expect(counted(db)).toEqual({ session: undefined, line: undefined, services: [] })
  run(db, `DELETE FROM charge_line`)
  run(
    db,
    `UPDATE session SET state = 'complete', updated_at = '2026-11-21T08:00:00.000-05:00' WHERE id = '${SESSION}'`,
  )
  run(
    db,
    `INSERT INTO charge_line (id, session_id, claim, position, code, units, modifiers, side, lesions, diagnoses,
       because, reference)
     VALUES ('${LINE}', '${SESSION}', 'facility', 0, '19285', 2, 'RT', 'right', '[]', '[]', '[]', '{}')`,
  )
  const session = { ...COUNTED.session, entered_on: '2026-11-21', findings_kept: 1 }
  expect(counted(db)).toEqual({ ...COUNTED, session })
})

test('the day on which it leaves is noted, and a hold of a complete session changes nothing', () => {
  const db = migratedLog()
  run(
    db,
    `UPDATE session SET state = 'held', hold_reason = 'other', hold_note = 'x', held_from = 'complete'
     WHERE id = '${SESSION}'`,
  )
  run(
    db,
    `UPDATE session SET state = 'complete', hold_reason = NULL, hold_note = NULL, held_from = NULL
     WHERE id = '${SESSION}'`,
  )
  expect(counted(db)).toEqual(COUNTED)
  run(
    db,
    `UPDATE session SET state = 'exported', updated_at = '2026-11-22T17:30:00.000-05:00' WHERE id = '${SESSION}'`,
  )
  expect(counted(db).session).toEqual({ ...COUNTED.session, exported_on: '2026-11-22' })
})

test('typing into a draft writes nothing for reports', () => {
  const db = migratedLog()
  run(db, `UPDATE session SET entry = '{}' WHERE id = '${DRAFT}'`)
  expect(counted(db)).toEqual(COUNTED)
})

test.each([
  [LINES_BY_CODE, ['SEARCH report_line USING PRIMARY KEY (performed_on>']],
  [SERVICES, ['SEARCH report_service USING PRIMARY KEY (performed_on>']],
  [
    SESSIONS_BY_DAY,
    [
      'SEARCH report_session USING PRIMARY KEY (performed_on>',
      'SEARCH report_line USING PRIMARY KEY (performed_on=? AND session_id=?)',
    ],
  ],
  [EXAMS, ['USING COVERING INDEX expected_exam_by_day (scheduled_on>']],
  [OPEN_SESSIONS, ['USING COVERING INDEX session_by_state']],
  [LAGS, ['SEARCH report_session USING PRIMARY KEY (performed_on>']],
  [FINDINGS, ['SEARCH report_finding USING PRIMARY KEY (performed_on>']],
])('%s reads the days asked for and nothing else', (sql, parts) => {
  const plan = queryPlan(migratedLog(), sql, '2026-11-01', '2026-11-30').join('\n')
  for (const part of parts) expect(plan).toContain(part)
})
