import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { migrate } from '#main/db/migrate.ts'
import { memoryConnection } from '#main/testing/memory-db.ts'
import { foundation } from './0010-foundation.ts'
import { sessions } from './0020-sessions.ts'
import { exports } from './0030-exports.ts'
import { devices } from './0050-devices.ts'

const [FIRST, SECOND] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002']

/** A log of the version before, with a session of each of two patients, brought up to this version. */
function migratedLog(): WritableDb {
  const connection = memoryConnection([foundation, sessions, exports])
  for (const [id, mrn] of [
    [FIRST, 'TEST0001'],
    [SECOND, 'TEST0002'],
  ]) {
    connection.exec(`
      INSERT INTO session (id, revision, state, performed_on, performed_at, patient_name, mrn, accession, search_name,
        decision, codes, missing_count, entry, created_at, updated_at)
      VALUES ('${id}', 1, 'complete', '2026-11-20', '', 'TESTPATIENT', '${mrn}', 'A-${mrn}', 'testpatient', 'ready',
        '19283', 0, '{}', '2026-11-20T09:00:00.000-05:00', '2026-11-20T09:00:00.000-05:00')`)
  }
  migrate(connection, [foundation, sessions, exports, devices])
  return writableDb(connection)
}

const serial = (mrn: string) => `
  INSERT INTO placed_serial (device_identifier, serial, mrn)
  VALUES ('D1', 'S1', '${mrn}')`

const placement = (session: string, mrn: string) => `
  INSERT INTO device_placement (session_id, device_identifier, serial, mrn)
  VALUES ('${session}', 'D1', 'S1', '${mrn}')`

function run(db: WritableDb, ...statements: readonly string[]): void {
  db.transaction(() => {
    for (const statement of statements) db.run(statement)
  })
}

test('what was in the log before is still there', () => {
  expect(migratedLog().all('SELECT id FROM session ORDER BY id')).toEqual([{ id: FIRST }, { id: SECOND }])
})

test('a device is placed in two sessions of its patient', () => {
  const db = migratedLog()
  run(db, serial('TEST0001'), placement(FIRST, 'TEST0001'), placement(SECOND, 'TEST0001'))
  expect(db.all('SELECT session_id FROM device_placement')).toHaveLength(2)
})

test('a serial number is one patient’s', () => {
  const db = migratedLog()
  run(db, serial('TEST0001'), placement(FIRST, 'TEST0001'))
  expect(() => run(db, serial('TEST0002'))).toThrow('UNIQUE')
  expect(() => run(db, placement(SECOND, 'TEST0002'))).toThrow('FOREIGN KEY')
})

test('a device that is placed keeps its patient', () => {
  const db = migratedLog()
  run(db, serial('TEST0001'), placement(FIRST, 'TEST0001'))
  expect(() => run(db, `UPDATE placed_serial SET mrn = 'TEST0002'`)).toThrow('FOREIGN KEY')
  expect(() => run(db, 'DELETE FROM placed_serial')).toThrow('FOREIGN KEY')
})

const device = (id: string, identifier: string) => `
  INSERT INTO device (id, name, type, device_identifier, supply_code, guidance, updated_at)
  VALUES ('${id}', 'TEST seed', 'magnetic-seed', '${identifier}', '', '[]', '2026-11-20')`

test('a number is listed once, and devices without one as often as there are', () => {
  const db = migratedLog()
  run(db, device(FIRST, ''), device(SECOND, ''))
  run(db, 'DELETE FROM device', device(FIRST, '00312345678906'))
  expect(() => run(db, device(SECOND, '00312345678906'))).toThrow('UNIQUE')
})
