import { expect, test } from 'vitest'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { Finding } from '#shared/domain/coding-answer.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { gatherFindings } from './gather-findings.ts'

const aFinding = (text: string): Finding => ({ rule: 'r', severity: 'info', text, source: 's', lines: [] })
const aClaim = (claim: Claim, ...findings: readonly Finding[]): Assessment['claims'][number] => ({
  claim,
  answer: {
    id: null,
    decision: 'ready',
    complete: true,
    lines: [],
    findings,
    reference: { rules: '', ptp: '', mue: '', addOn: '', mpfs: '' },
  },
})

test('a finding of both claims stands once and names none', () => {
  const claims = [aClaim('professional', aFinding('a')), aClaim('facility', aFinding('a'))]
  expect(gatherFindings(claims)).toMatchObject([{ finding: { text: 'a' }, claim: null }])
})

test('a finding of one claim of two names it', () => {
  const claims = [aClaim('professional'), aClaim('facility', aFinding('a'))]
  expect(gatherFindings(claims)).toMatchObject([{ finding: { text: 'a' }, claim: 'facility' }])
})

test('what is missing is told elsewhere', () => {
  const finding = { ...aFinding('a'), rule: 'documentation/missing' }
  expect(gatherFindings([aClaim('facility', finding)])).toEqual([])
})

test('with a single claim none is named', () => {
  expect(gatherFindings([aClaim('facility', aFinding('a'))])).toMatchObject([{ claim: null }])
})
