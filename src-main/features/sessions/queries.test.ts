import { expect, test } from 'vitest'
import { memoryDb, queryPlan } from '#main/testing/memory-db.ts'
import { LIST_LINES } from './charge-line-queries.ts'
import { LIST_NOTES } from './note-queries.ts'
import {
  FIND,
  FIND_ACCESSION,
  FIND_NEWEST_BESIDES,
  LIST_AFTER,
  LIST_DAY,
  LIST_OF_BATCH,
  LIST_SAME_DAY,
  LIST_PLACES,
  SEARCH_EVER,
  SEARCH_LATELY,
} from './queries.ts'
import { FIND_PLACEMENT } from './serial-queries.ts'

test.each([
  ['the day list', LIST_DAY, ['2026-11-20'], ['session_by_day']],
  [
    'the search',
    SEARCH_EVER,
    ['a', 'b', 'a', 'b', 'a', 'b'],
    [
      'COVERING INDEX session_by_name',
      'COVERING INDEX session_by_mrn',
      'COVERING INDEX session_by_accession',
    ],
  ],
  [
    'the search among those begun last',
    SEARCH_LATELY,
    ['a', 'b', 'a', 'b', 'a', 'b'],
    ['SEARCH session USING INTEGER PRIMARY KEY (rowid>'],
  ],
  ['what the search found', LIST_PLACES, ['[1]'], ['SEARCH session USING INTEGER PRIMARY KEY (rowid=?)']],
  ['the look for an accession number', FIND_ACCESSION, ['A1', 'x'], ['session_by_accession']],
  ['the other sessions of a patient on a day', LIST_SAME_DAY, ['M1', '2026-11-20', 'x'], ['session_by_mrn']],
  [
    'the look for a serial number',
    FIND_PLACEMENT,
    ['D1', 'S1', 'x'],
    ['PRIMARY KEY (device_identifier=? AND serial=?)', 'device_placement_by_serial'],
  ],
  [
    'the sessions of a batch',
    LIST_OF_BATCH,
    ['W1-1', 'W1-1', 'W1-1'],
    ['export_ledger_by_batch', 'export_credit_by_batch'],
  ],
  ['one session', FIND, ['x'], ['sqlite_autoindex_session_1']],
  ['the pages of everything', LIST_AFTER, ['x'], ['sqlite_autoindex_session_1']],
  ['the notes of a session', LIST_NOTES, ['x'], ['session_note_by_session']],
  ['the lines of a session', LIST_LINES, ['x'], ['sqlite_autoindex_charge_line_2']],
])('%s uses its index and reads no table from end to end', (_, sql, values, indexes) => {
  const plan = queryPlan(memoryDb(), sql, ...values).join('; ')
  for (const index of indexes) expect(plan).toContain(index)
  expect(plan).not.toMatch(/SCAN (session|charge_line)/)
})

test('the sessions of a state are found by an index', () => {
  const plan = queryPlan(memoryDb(), `SELECT id FROM session WHERE state = 'complete' ORDER BY performed_on`)
  expect(plan.join()).toContain('session_by_state')
})

test('the session begun last is found from the end of the table, without sorting', () => {
  const [first, ...others] = queryPlan(memoryDb(), FIND_NEWEST_BESIDES, 'x')
  expect(first).toBe('SCAN session')
  expect(others.join('; ')).not.toMatch(/TEMP B-TREE|SCAN/)
})
