import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import { migrate } from '#main/db/migrate.ts'
import { DELETE_BEFORE } from '#main/features/sessions/command-queries.ts'
import { memoryConnection, queryPlan } from '#main/testing/memory-db.ts'
import { commandsByTime } from './0127-commands-by-time.ts'
import { MIGRATIONS } from './index.ts'

const BEFORE = MIGRATIONS.filter(({ version }) => version < 127)

test('answers that were there stay, and old ones are found by their time', () => {
  const connection = memoryConnection(BEFORE)
  connection.exec(`
    INSERT INTO command (id, operation, answer, done_at)
    VALUES ('00000000-0000-7000-8000-000000000001', 'start', '{}', '2026-11-20T09:00:00.000-05:00')`)
  migrate(connection, [...BEFORE, commandsByTime])
  const db = writableDb(connection)
  expect(db.all('SELECT operation FROM command')).toEqual([{ operation: 'start' }])
  expect(queryPlan(db, DELETE_BEFORE, '2026-11-01').join()).toContain('command_by_time (done_at<?)')
})
