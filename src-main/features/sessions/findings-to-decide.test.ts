import { expect, test } from 'vitest'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { Finding, Severity } from '#shared/domain/coding-answer.ts'
import { findingsToDecide } from './findings-to-decide.ts'

function finding(rule: string, severity: Severity): Finding {
  return { rule, severity, text: rule, source: '', lines: [] }
}

function claims(...answers: readonly (readonly Finding[])[]): Pick<Assessment, 'claims'> {
  const reference = { rules: '', ptp: '', mue: '', addOn: '', mpfs: '' }
  const answer = { id: null, decision: 'ready', complete: true, lines: [], reference } as const
  return {
    claims: answers.map(findings => ({ claim: 'professional', answer: { ...answer, findings } })),
  }
}

const rulesOf = (assessment: Pick<Assessment, 'claims'>) => findingsToDecide(assessment).map(one => one.rule)

test('findings to review and warnings are decided, information and blocks are not', () => {
  const all = claims([
    finding('a', 'review'),
    finding('b', 'warn'),
    finding('c', 'info'),
    finding('d', 'block'),
  ])
  expect(rulesOf(all)).toEqual(['a', 'b'])
})

test('what the tables loaded say of every session is nobody’s decision', () => {
  expect(rulesOf(claims([finding('reference/older-edition', 'warn')]))).toEqual([])
})

test('a rule of both claims is decided once, as the graver of the two', () => {
  const [only, ...others] = findingsToDecide(
    claims([finding('mue/exceeded', 'warn')], [finding('mue/exceeded', 'review')]),
  )
  expect([only?.severity, others]).toEqual(['review', []])
})
