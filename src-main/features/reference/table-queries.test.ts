import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import type { ReadableDb, SqlValue } from '#main/db/handles.ts'
import { Database } from '#main/db/sqlite.ts'
import { REFERENCE_INDEXES, REFERENCE_SCHEMA } from './schema.ts'
import {
  findBillable,
  findHcpcsSpan,
  findIndicators,
  findUnitLimit,
  listAddOnSpans,
  listPairSpans,
} from './table-queries.ts'

/** How SQLite means to answer what a function asks. */
function planOf(ask: (db: ReadableDb) => unknown): readonly string[] {
  const connection = new Database(':memory:')
  connection.exec(REFERENCE_SCHEMA)
  connection.exec(REFERENCE_INDEXES)
  const real = writableDb(connection)
  const plans: string[] = []
  const explain = (sql: string, values: readonly SqlValue[]) => {
    const steps = real.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values)
    plans.push(...steps.map(({ detail }) => detail))
  }
  ask({
    one: (sql, ...values) => {
      explain(sql, values)
      return undefined
    },
    all: (sql, ...values) => {
      explain(sql, values)
      return []
    },
    iterate: real.iterate,
  })
  connection.close()
  return plans
}

test.each([
  [
    'a pair',
    (db: ReadableDb) => listPairSpans(db, 1, '19283', '19285'),
    'SEARCH pair_edit USING PRIMARY KEY (edition_id=? AND column1=? AND column2=?)',
  ],
  [
    'a unit limit',
    (db: ReadableDb) => findUnitLimit(db, 1, '19283'),
    'SEARCH unit_limit USING PRIMARY KEY (edition_id=? AND code=?)',
  ],
  [
    'an add-on',
    (db: ReadableDb) => listAddOnSpans(db, 1, '19284'),
    'SEARCH add_on USING PRIMARY KEY (edition_id=? AND add_on=?)',
  ],
  [
    'indicators',
    (db: ReadableDb) => findIndicators(db, 1, '19283'),
    'SEARCH fee_schedule USING PRIMARY KEY (edition_id=? AND code=? AND modifier=?)',
  ],
  [
    'a diagnosis',
    (db: ReadableDb) => findBillable(db, 1, 'R921'),
    'SEARCH diagnosis USING PRIMARY KEY (edition_id=? AND code=?)',
  ],
  [
    'a supply',
    (db: ReadableDb) => findHcpcsSpan(db, 1, 'A4648'),
    'SEARCH hcpcs USING PRIMARY KEY (edition_id=? AND code=? AND kind=?)',
  ],
])('looking up %s reads one place of its table', (_what, ask, plan) => {
  expect(planOf(ask)).toEqual([plan])
})
