import { beforeAll, expect, test } from 'vitest'
import type { ReadableDb } from '#main/db/handles.ts'
import { aReference } from '../testing/a-reference.ts'
import { day } from '../testing/day.ts'
import { manyCodes } from '../testing/many-codes.ts'
import wanted from '../testing/wanted-answers.json' with { type: 'json' }
import { searchCodes } from './search-codes.ts'

const TODAY = day('2026-11-20')
let db: ReadableDb

beforeAll(() => {
  db = aReference(manyCodes())
}, 120_000)

function first(text: string, at: ReadableDb | null): string | undefined {
  return searchCodes(at, { text, on: TODAY, today: TODAY, kinds: [], limit: 10 })[0]?.code
}

test('of a hundred things a front desk types, the wanted code comes first in 95 at least, among 100,000', () => {
  const missed = wanted.answers.filter(([text = '', code]) => first(text, db) !== code)
  expect(missed.map(([text = '', code]) => `${text}: ${code}, found ${first(text, db)}`).slice(5)).toEqual([])
})
