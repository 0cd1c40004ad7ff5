import { expect, test } from 'vitest'
import { FAMILY_CODES } from '#shared/domain/own-words.ts'
import { aReference } from '../testing/a-reference.ts'
import { plansOf } from '../testing/plans-of.ts'
import { listAddOnRelations, listCharges } from './facts-queries.ts'
import {
  countPairs,
  findPair,
  listPairIndicators,
  listPairs,
  listPairsAmong,
  listsCode,
} from './pair-queries.ts'

const db = aReference([])
const CODE = { code: '19283', day: 20261120 }

test('the pairs of a code are found by the key of each column', () => {
  for (const work of [
    plansOf(db, at => listPairs(at, 1, { ...CODE, first: [], limit: 10 })),
    plansOf(db, at => countPairs(at, 1, CODE)),
    plansOf(db, at => listPairIndicators(at, 1, CODE)),
    plansOf(db, at => listsCode(at, 1, '19283')),
  ]) {
    expect(work).toContain('PRIMARY KEY (edition_id=? AND column1=?)')
    expect(work).toContain('INDEX pair_edit_by_column2 (edition_id=? AND column2=?)')
    expect(work).not.toContain('SCAN pair_edit')
  }
})

test('the pairs among a list of codes are found by their keys', () => {
  expect(plansOf(db, at => listPairsAmong(at, 1, { codes: FAMILY_CODES, day: 20261120 }))).toContain(
    'PRIMARY KEY (edition_id=? AND column1=? AND column2=?',
  )
})

test('a single pair is found by its key', () => {
  const pair = { column1: '19283', column2: '76942', day: 20261120 }
  expect(plansOf(db, at => findPair(at, 1, pair))).toContain(
    'PRIMARY KEY (edition_id=? AND column1=? AND column2=?',
  )
})

test('the add-ons of a primary and the primaries of an add-on are found by keys', () => {
  const plan = plansOf(db, at => listAddOnRelations(at, 1, CODE))
  expect(plan).toContain('PRIMARY KEY (edition_id=? AND add_on=?)')
  expect(plan).toContain('INDEX add_on_by_primary (edition_id=? AND primary_code=?)')
})

test('the charges of a code are found by their index', () => {
  expect(plansOf(db, at => listCharges(at, 1, '19283'))).toContain(
    'INDEX charge_master_by_code (edition_id=? AND code=?)',
  )
})
