import { expect, test } from 'vitest'
import type { CodePair } from '#shared/contract/reference.ts'
import { otherOf, pairPeriod } from './pair-words.ts'

const pair: CodePair = {
  column1: '19283',
  column2: '76942',
  indicator: 1,
  words: '',
  rationale: '',
  effective: '2014-01-01',
  deletion: null,
  claim: 'professional',
}

test('from either side the other code is named, and always the second column is the one not paid', () => {
  expect(otherOf('19283', pair)).toEqual({ other: '76942', unpaid: '76942' })
  expect(otherOf('76942', pair)).toEqual({ other: '19283', unpaid: '76942' })
})

test('a pair that has ended says both days', () => {
  expect(pairPeriod(pair)).toBe('since 2014-01-01')
  expect(pairPeriod({ ...pair, deletion: '2025-12-31' })).toBe('2014-01-01 – 2025-12-31')
})
