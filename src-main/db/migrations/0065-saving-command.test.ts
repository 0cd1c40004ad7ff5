import { expect, test } from 'vitest'
import { migrate } from '#main/db/migrate.ts'
import { memoryConnection } from '#main/testing/memory-db.ts'
import { foundation } from './0010-foundation.ts'
import { sessions } from './0020-sessions.ts'
import { savingCommand } from './0065-saving-command.ts'

test('sessions of the schema before stay as they are, saved by no known command', () => {
  const connection = memoryConnection([foundation, sessions])
  connection.exec(`
    INSERT INTO session (
      id, revision, state, performed_on, performed_at, patient_name, mrn, accession, search_name, decision, codes,
      missing_count, entry, created_at, updated_at
    ) VALUES (
      '00000000-0000-7000-8000-000000000001', 3, 'draft', '', '', '', '', '', '', 'ready', '', 1, '{}', 'then', 'then'
    )`)
  migrate(connection, [foundation, sessions, savingCommand])
  const rows = connection.prepare('SELECT revision, saved_by FROM session').all()
  expect(rows).toEqual([{ revision: 3, saved_by: null }])
})
