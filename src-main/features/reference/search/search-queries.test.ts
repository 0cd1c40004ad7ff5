import { expect, test } from 'vitest'
import { CODE_KINDS } from '#shared/domain/code-sets.ts'
import { aReference } from '../testing/a-reference.ts'
import { plansOf } from '../testing/plans-of.ts'
import { listPairCodes } from './index-queries.ts'
import { listByNumber, listByWords } from './search-queries.ts'

const db = aReference([])

test('a number is looked up by the index of codes', () => {
  expect(plansOf(db, at => listByNumber(at, { beginning: '1928', kinds: CODE_KINDS, limit: 5 }))).toContain(
    'INDEX code_entry_by_code (code>? AND code<?)',
  )
})

test('words are read in the order of priority, so that a search stops at the last one wanted', () => {
  const plan = plansOf(db, at => listByWords(at, { expression: '"us"*', kinds: CODE_KINDS, limit: 5 }))
  expect(plan).toContain('SEARCH code_entry USING INTEGER PRIMARY KEY')
  expect(plan).not.toContain('TEMP B-TREE')
})

test('the codes of the pair edits are stepped through by key', () => {
  const plan = plansOf(db, at => listPairCodes(at, 1))
  expect(plan).toContain('PRIMARY KEY (edition_id=? AND column1>?)')
  expect(plan).toContain('INDEX pair_edit_by_column2 (edition_id=? AND column2>?)')
})
