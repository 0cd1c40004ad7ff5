import { expect, test } from 'vitest'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { ChargeLine } from '#shared/domain/coding-answer.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { chargeChanges } from './charge-changes.ts'

const aLine = (line: Partial<ChargeLine>): ChargeLine => ({
  code: '19283',
  units: 1,
  modifiers: ['RT'],
  side: 'right',
  lesions: ['A'],
  diagnoses: [],
  because: [],
  ...line,
})

const aClaim = (claim: Claim, ...lines: readonly ChargeLine[]): Assessment['claims'][number] => ({
  claim,
  answer: {
    id: null,
    decision: 'ready',
    complete: false,
    lines,
    findings: [],
    reference: { rules: '', ptp: '', mue: '', addOn: '', mpfs: '' },
  },
})

const addOn = aLine({ code: '19284', side: 'left', modifiers: ['LT'] })

test('a new line is told with its side and units', () => {
  const before = [aClaim('facility', aLine({}))]
  expect(chargeChanges(before, [aClaim('facility', aLine({}), addOn)])).toEqual([
    '19284, left, 1 unit, added',
  ])
})

test('the same change on both claims is told once', () => {
  const before = [aClaim('professional'), aClaim('facility')]
  const after = [aClaim('professional', aLine({})), aClaim('facility', aLine({}))]
  expect(chargeChanges(before, after)).toEqual(['19283, right, 1 unit, added'])
})

test('a change on one claim names the claim', () => {
  const before = [aClaim('professional'), aClaim('facility')]
  const after = [
    aClaim('professional'),
    aClaim('facility', aLine({ code: 'A4648', side: null, modifiers: [] })),
  ]
  expect(chargeChanges(before, after)).toEqual(['Facility: A4648, 1 unit, added'])
})

test('other units or modifiers are a change of the line, not a line gone and another come', () => {
  const before = [aClaim('professional', aLine({}))]
  const after = [aClaim('professional', aLine({ units: 2, modifiers: ['XS', 'RT'] }))]
  expect(chargeChanges(before, after)).toEqual(['19283, right, now 2 units, modifiers XS RT'])
})

test('a line that went is told, and silence means that nothing changed', () => {
  expect(chargeChanges([aClaim('professional', addOn)], [aClaim('professional')])).toEqual([
    '19284, left, removed',
  ])
  expect(chargeChanges([aClaim('professional', addOn)], [aClaim('professional', addOn)])).toEqual([])
})
