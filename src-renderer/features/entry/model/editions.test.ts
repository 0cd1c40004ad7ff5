import { expect, test } from 'vitest'
import { assignCharges, builtInReference, readCodingSession } from '#main/features/coding/index.ts'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { editionsOf, namedTables } from './editions.ts'
import { gatherFindings } from './gather-findings.ts'

/** The answers of the real rules for a stereotactic wire on a day. */
function claimsOn(serviceDate: string): Assessment['claims'] {
  return (['professional', 'facility'] as const satisfies readonly Claim[]).map(claim => {
    const session = readCodingSession({
      serviceDate,
      claim,
      lesions: [
        {
          id: 'A',
          side: 'right',
          placement: { guidance: 'stereotactic', devices: [{ type: 'wire', count: 1 }] },
        },
      ],
    })
    if (!session.ok) throw new Error(JSON.stringify(session.error))
    return { claim, answer: assignCharges(session.value, builtInReference()) }
  })
}

test('tables of which nothing is remarked are in force', () => {
  const inForce = claimsOn('2026-11-20').map(({ claim, answer }) => ({
    claim,
    answer: { ...answer, findings: answer.findings.filter(finding => finding.severity === 'info') },
  }))
  expect(editionsOf(inForce)).toMatchObject({ age: 'in-force', remarks: [] })
})

test('after the newest edition the tables are older, said once for both claims', () => {
  const editions = editionsOf(claimsOn('2026-11-20'))
  expect(editions?.age).toBe('older')
  expect(editions?.remarks).toHaveLength(1)
})

test('the tables that are older, or do not answer, are named as the rules name them', () => {
  const all = ['pair edits', 'unit limits', 'add-on code edits', 'fee schedule indicators']
  expect(editionsOf(claimsOn('2026-11-20'))?.tables).toEqual(all)
  expect(editionsOf(claimsOn('2019-01-02'))?.tables).toEqual(all)
  expect(namedTables(all)).toBe('Pair edits, unit limits and 2 more')
  expect(namedTables(all.slice(0, 3))).toBe('Pair edits, unit limits, add-on code edits')
})

test('before the oldest edition the tables say nothing, and this counts as the worst', () => {
  expect(editionsOf(claimsOn('2019-01-02'))?.age).toBe('not-checked')
})

test('what is said of the tables is not said among the findings again', () => {
  const rules = gatherFindings(claimsOn('2026-11-20')).map(({ finding }) => finding.rule)
  expect(rules.filter(rule => rule.startsWith('reference/'))).toEqual([])
})

test('without a claim there is nothing to say', () => {
  expect(editionsOf([])).toBeNull()
})
