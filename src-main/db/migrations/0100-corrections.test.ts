import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { migrate } from '#main/db/migrate.ts'
import {
  LIST_CREDITED_IN,
  LIST_CREDITS,
  LIST_FATES,
  LIST_VOIDED,
} from '#main/features/exports/corrections-queries.ts'
import { LIST_CHARGE_LINES, LIST_UNEXPORTED } from '#main/features/exports/queries.ts'
import {
  COUNT_CREDITS,
  FIND_OF_REPLACEMENT,
  FIND_STANDING,
  FIND_UNDECIDED,
  LIST_LIVE,
  LIST_SENT,
} from '#main/features/sessions/corrections/queries.ts'
import { memoryConnection, memoryDb, queryPlan } from '#main/testing/memory-db.ts'
import { foundation } from './0010-foundation.ts'
import { sessions } from './0020-sessions.ts'
import { exports } from './0030-exports.ts'
import { expectedExams } from './0040-expected-exams.ts'
import { corrections } from './0100-corrections.ts'

const BEFORE = [foundation, sessions, exports, expectedExams]
const uuid = (last: string) => `00000000-0000-7000-8000-${last.padStart(12, '0')}`
const [SESSION, REPLACEMENT, LINE, NEW_LINE, UNSENT, CORRECTION] = ['1', '2', 'a', 'b', 'c', 'e'].map(uuid)

/** A log of the version before, from which one line left in a released batch; brought up to this version. */
function migratedLog(): WritableDb {
  const connection = memoryConnection(BEFORE)
  connection.exec(`
    INSERT INTO session (id, revision, state, performed_on, performed_at, patient_name, mrn, accession, search_name,
      decision, codes, missing_count, entry, created_at, updated_at)
    VALUES ('${SESSION}', 1, 'complete', '2026-11-20', '', 'TESTPATIENT, Synthetic', 'TEST0001', 'TEST-A-1',
        'testpatient', 'ready', '19283', 0, '{}', '', ''),
      ('${REPLACEMENT}', 1, 'draft', '2026-11-20', '', 'TESTPATIENT, Synthetic', 'TEST0001', 'TEST-A-1',
        'testpatient', 'ready', '19283', 0, '{}', '', '');
    INSERT INTO charge_line (id, session_id, claim, position, code, units, modifiers, side, lesions, diagnoses, because,
      reference)
    VALUES ('${LINE}', '${SESSION}', 'facility', 0, '19283', 1, 'RT', 'right', '[]', '[]', '[]', '{}'),
      ('${UNSENT}', '${SESSION}', 'professional', 0, '19283', 1, 'RT', 'right', '[]', '[]', '[]', '{}'),
      ('${NEW_LINE}', '${REPLACEMENT}', 'facility', 0, '19283', 1, 'RT', 'right', '[]', '[]', '[]', '{}');
    ${batch('K7M0000001')}
    INSERT INTO export_ledger (charge_line_id, destination, batch, line_number)
    VALUES ('${LINE}', 'default', 'K7M0000001', 'K7M000000001');
    UPDATE export_batch SET state = 'released', settled_at = 'now';
    UPDATE session SET state = 'exported' WHERE id = '${SESSION}';
  `)
  migrate(connection, [...BEFORE, corrections])
  return writableDb(connection)
}

function batch(number: string): string {
  return `
    INSERT INTO export_batch (number, destination, state, format, scope, folder, folder_inode, chain_head, created_at)
    VALUES ('${number}', 'default', 'releasing', 'csv', 'all', 'folder', '1', '${'a'.repeat(64)}', '2026-11-20');`
}

const run = (db: WritableDb, sql: string) => void db.transaction(() => db.run(sql))

function correct({
  id = CORRECTION,
  session = SESSION,
  replacement = REPLACEMENT,
  reason = 'wrong-side',
} = {}): string {
  return `
    INSERT INTO correction (id, session_id, replacement_id, reason, note, begun_at, begun_by)
    VALUES ('${id}', '${session}', '${replacement}', '${reason}', '', '2026-11-21', 'test-desk')`
}

const CORRECT = correct()
const CREDIT = `INSERT INTO credited_line (charge_line_id, correction_id) VALUES ('${LINE}', '${CORRECTION}')`
const RESERVE = (number = 'K7M000000002') => `
  INSERT INTO export_credit (charge_line_id, destination, batch, line_number)
  VALUES ('${LINE}', 'default', 'K7M0000002', '${number}')`
const KEEP = `INSERT INTO kept_line (charge_line_id, kept_from) VALUES ('${NEW_LINE}', '${LINE}')`

/** A log with statements run one after another, the last batch of credits undecided. */
function after(...statements: readonly string[]): WritableDb {
  const db = migratedLog()
  for (const sql of statements) run(db, sql)
  return db
}

test('what was in the log before is still there, superseded by nothing', () => {
  expect(migratedLog().all('SELECT id, state, superseded FROM session ORDER BY id')).toEqual([
    { id: SESSION, state: 'exported', superseded: 0 },
    { id: REPLACEMENT, state: 'draft', superseded: 0 },
  ])
})

test('a correction supersedes its session as long as it stands', () => {
  const db = after(CORRECT)
  const superseded = () => db.one(`SELECT superseded FROM session WHERE id = '${SESSION}'`)
  expect(superseded()).toEqual({ superseded: 1 })
  run(db, `UPDATE correction SET abandoned_at = 'now'`)
  expect(superseded()).toEqual({ superseded: 0 })
  run(db, 'UPDATE correction SET abandoned_at = NULL')
  expect(superseded()).toEqual({ superseded: 1 })
})

test('the accession number of a superseded session is charged by its replacement, and by nobody else', () => {
  const db = after(CORRECT, `UPDATE session SET state = 'complete' WHERE id = '${REPLACEMENT}'`)
  expect(() => run(db, `UPDATE correction SET abandoned_at = 'now'`)).toThrow('UNIQUE')
})

test.each<[string, readonly string[], string]>([
  [
    'a session that has not left is corrected',
    [correct({ session: REPLACEMENT, replacement: SESSION })],
    'only an exported session',
  ],
  ['a session is corrected twice', [CORRECT, correct({ id: uuid('f'), replacement: uuid('9') })], 'UNIQUE'],
  ['a correction names a replacement that is not there', [correct({ replacement: uuid('9') })], 'FOREIGN'],
  [
    'a correction changes its reason',
    [CORRECT, `UPDATE correction SET reason = 'other', note = 'x'`],
    'never changed',
  ],
  ['a correction is deleted', [CORRECT, 'DELETE FROM correction'], 'never deleted'],
  ['"other" goes without words', [correct({ reason: 'other' })], 'CHECK'],
  [
    'a line that has not left is credited',
    [CORRECT, CREDIT.replace(LINE ?? '', UNSENT ?? '')],
    'that has not left is never credited',
  ],
  ['a line is credited twice', [CORRECT, CREDIT, CREDIT], 'UNIQUE'],
  [
    'a correction with credits is abandoned',
    [CORRECT, CREDIT, `UPDATE correction SET abandoned_at = 'x'`],
    'never aban',
  ],
  [
    'an abandoned correction credits a line',
    [CORRECT, `UPDATE correction SET abandoned_at = 'x'`, CREDIT],
    'credits nothing',
  ],
  ['a credit leaves that was not decided', [CORRECT, batch('K7M0000002'), RESERVE()], 'FOREIGN'],
  [
    'a credit is of a batch of another destination',
    [CORRECT, CREDIT, batch('K7M0000002'), RESERVE().replace('default', 'elsewhere')],
    'FOREIGN',
  ],
  [
    'a credit leaves twice',
    [CORRECT, CREDIT, batch('K7M0000002'), RESERVE(), RESERVE('K7M000000003')],
    'UNIQUE',
  ],
  [
    'a credit has the number of a charge',
    [CORRECT, CREDIT, batch('K7M0000002'), RESERVE('K7M000000001')],
    'never given twice',
  ],
  [
    'a charge has the number of a credit',
    [
      CORRECT,
      CREDIT,
      batch('K7M0000002'),
      RESERVE(),
      `INSERT INTO export_ledger (charge_line_id, destination, batch, line_number)
       VALUES ('${NEW_LINE}', 'default', 'K7M0000002', 'K7M000000002')`,
    ],
    'never given twice',
  ],
  [
    'a credit that may have left is taken back',
    [CORRECT, CREDIT, batch('K7M0000002'), RESERVE(), 'DELETE FROM export_credit'],
    'never deleted',
  ],
  [
    'a settled batch takes a credit',
    [
      CORRECT,
      CREDIT,
      batch('K7M0000002'),
      `UPDATE export_batch SET state = 'released', settled_at = 'x' WHERE number = 'K7M0000002'`,
      RESERVE(),
    ],
    'takes no more lines',
  ],
  [
    'the entry of a correction changes while its credits are leaving',
    [
      CORRECT,
      CREDIT,
      batch('K7M0000002'),
      RESERVE(),
      `UPDATE session SET entry = '[]' WHERE state = 'draft'`,
    ],
    'leaving is never changed',
  ],
  [
    'a line that is as it was sent is sent again',
    [
      CORRECT,
      KEEP,
      batch('K7M0000002'),
      `INSERT INTO export_ledger (charge_line_id, destination, batch, line_number)
       VALUES ('${NEW_LINE}', 'default', 'K7M0000002', 'K7M000000002')`,
    ],
    'never sent again',
  ],
  [
    'a kept line of what left is forgotten',
    [
      CORRECT,
      KEEP,
      `UPDATE session SET state = 'exported' WHERE id = '${REPLACEMENT}'`,
      'DELETE FROM kept_line',
    ],
    'never deleted',
  ],
])('it is refused that %s', (_, statements, words) => {
  const [last = '', ...before] = [...statements].reverse()
  const db = after(...before.toReversed())
  expect(() => run(db, last)).toThrow(words)
})

test('an abandoned batch gives its credits back', () => {
  const db = after(CORRECT, CREDIT, batch('K7M0000002'), RESERVE())
  run(db, `UPDATE export_batch SET state = 'abandoned', settled_at = 'x' WHERE number = 'K7M0000002'`)
  run(db, 'DELETE FROM export_credit')
  run(db, 'DELETE FROM credited_line')
  run(db, `UPDATE correction SET abandoned_at = 'x'`)
  expect(db.all('SELECT superseded FROM session')).toEqual([{ superseded: 0 }, { superseded: 0 }])
})

test.each([
  [FIND_OF_REPLACEMENT, ['x'], ['sqlite_autoindex_correction_2']],
  [FIND_STANDING, ['x'], ['correction_stands_once']],
  [COUNT_CREDITS, ['x'], ['credited_line_by_correction']],
  [LIST_LIVE, ['x', 'y'], ['charge_line USING', 'sqlite_autoindex_export_ledger_2']],
  [LIST_SENT, ['x', 'x'], ['sqlite_autoindex_export_ledger_2']],
  [
    LIST_VOIDED,
    ['default', '', 'all', 'all'],
    ['sqlite_autoindex_correction_2', 'credited_line_by_correction'],
  ],
  [LIST_CREDITS, ['default', '', 'x'], ['correction_stands_once', 'credited_line_by_correction']],
  [LIST_CREDITED_IN, ['x'], ['export_credit_by_batch']],
  [LIST_FATES, ['x'], ['charge_line USING', 'sqlite_autoindex_export_credit_2']],
  [LIST_CHARGE_LINES, ['default', '', 'x'], ['charge_line USING']],
  [FIND_UNDECIDED, ['x'], ['charge_line USING', 'sqlite_autoindex_export_ledger']],
] as const)('%s uses its index', (sql, values, indexes) => {
  const plan = queryPlan(memoryDb(), sql, ...values).join('\n')
  for (const index of indexes) expect(plan).toContain(index)
  expect(plan).not.toMatch(/SCAN (export_ledger|charge_line|session|credited_line|export_credit)/)
})

test('what has not left is found without reading the ledger or the lines from end to end', () => {
  const plan = queryPlan(memoryDb(), LIST_UNEXPORTED, 'default', '', 'all', 'all').join('\n')
  expect(plan).toContain('SEARCH kept_line USING PRIMARY KEY')
  expect(plan).not.toMatch(/SCAN (export_ledger|charge_line|session|export_credit)/)
})
