import { expect, test } from 'vitest'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { ChargeLine } from '#shared/domain/coding-answer.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { mergeClaims } from './merge-claims.ts'

const aLine = (code: string, ...modifiers: readonly string[]): ChargeLine => ({
  code,
  units: 1,
  modifiers,
  side: null,
  lesions: [],
  diagnoses: [],
  because: [],
})

const aClaim = (claim: Claim, ...lines: readonly ChargeLine[]): Assessment['claims'][number] => ({
  claim,
  answer: {
    id: null,
    decision: 'ready',
    complete: true,
    lines,
    findings: [],
    reference: { rules: '', ptp: '', mue: '', addOn: '', mpfs: '' },
  },
})

const read = (claims: Assessment['claims']) =>
  mergeClaims(claims).map(({ readings }) =>
    readings.map(({ claims: on, line }) => [line.code, line.modifiers.join(' '), on.join('+')].join(' | ')),
  )

test('a line that both claims have alike is read once', () => {
  const claims = [aClaim('professional', aLine('19283', 'RT')), aClaim('facility', aLine('19283', 'RT'))]
  expect(read(claims)).toEqual([['19283 | RT | professional+facility']])
})

test('a line with other modifiers on each claim has a reading for each', () => {
  const claims = [
    aClaim('professional', aLine('77065', '26', 'RT')),
    aClaim('facility', aLine('77065', 'RT')),
  ]
  expect(read(claims)).toEqual([['77065 | 26 RT | professional', '77065 | RT | facility']])
})

test('a line of one claim stands after the line it follows there', () => {
  const claims = [
    aClaim('professional', aLine('19283'), aLine('76098', '26')),
    aClaim('facility', aLine('19283'), aLine('A4648'), aLine('76098')),
  ]
  expect(mergeClaims(claims).map(({ key }) => key.trim())).toEqual(['19283', 'A4648', '76098'])
})

test('lines told apart by their outcome stay apart', () => {
  const claims = [aClaim('professional', aLine('19283', '53')), aClaim('facility', aLine('19283', '73'))]
  expect(read(claims)).toEqual([['19283 | 53 | professional'], ['19283 | 73 | facility']])
})
