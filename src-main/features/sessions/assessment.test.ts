import { expect, test } from 'vitest'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { builtInReference } from '#main/features/coding/index.ts'
import { aDiagnosis, aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { aDay } from '#main/testing/fixed-clock.ts'
import { assessEntry } from './assessment.ts'
import { NOTHING_ELSE_KNOWN } from './remark.ts'

const reference = builtInReference()

function assess(entry: SessionEntry): Assessment {
  const today = aDay('2026-11-20')
  return assessEntry(entry, { ...NOTHING_ELSE_KNOWN, today, payers: ['medicare', 'commercial'], reference })
}

function codesOf({ claims }: Assessment): readonly string[] {
  return claims.map(({ claim, answer }) => `${claim}: ${answer.lines.map(({ code }) => code).join(' ')}`)
}

const core = { guidance: 'stereotactic', method: 'core' } as const

test('a stereotactic wire is 19283 on both claims, and complete', () => {
  const assessment = assess(anEntry())
  expect(codesOf(assessment)).toEqual(['professional: 19283', 'facility: 19283'])
  expect(assessment).toMatchObject({ problems: [], missing: [], decision: 'ready', canComplete: true })
})

test('a clip at the stereotactic biopsy of the same lesion is 19081 alone', () => {
  const placement = aPlacement({ devices: [{ type: 'clip', count: 1 }] })
  expect(
    codesOf(assess(anEntry({ lesions: [aLesion({ placement, biopsy: core })], claims: 'facility' }))),
  ).toEqual(['facility: 19081'])
})

test('an ultrasound wire is 19285', () => {
  const lesions = [aLesion({ placement: aPlacement({ guidance: 'ultrasound' }) })]
  expect(codesOf(assess(anEntry({ lesions, claims: 'professional' })))).toEqual(['professional: 19285'])
})

test('a wire without stated guidance has no code, and the field to state it is named', () => {
  const assessment = assess(anEntry({ lesions: [aLesion({ placement: aPlacement({ guidance: null }) })] }))
  expect(codesOf(assessment)).toEqual(['professional: ', 'facility: '])
  expect(assessment.missing).toEqual([
    {
      field: 'lesions.0.placement.guidance',
      text: 'Lesion A: what guided the placement? Without it no code is given.',
    },
  ])
  expect(assessment.canComplete).toBe(false)
})

test('a line without a diagnosis is named once, however many claims it stands on', () => {
  const lesions = [aLesion(), aLesion({ id: 'B', side: 'left' })]
  const assessment = assess(anEntry({ lesions, diagnoses: [aDiagnosis({ lesions: ['A'] })] }))
  expect(assessment.missing).toEqual([{ field: 'diagnoses', text: '19284 left: a diagnosis' }])
})

test('the worst decision over the claims is that of the session', () => {
  const palpation = [aLesion({ placement: aPlacement({ guidance: 'palpation' }) })]
  expect(assess(anEntry({ lesions: palpation }))).toMatchObject({ decision: 'blocked', canComplete: false })
  const replaced = [aLesion({ placement: aPlacement({ replaced: true }) })]
  expect(assess(anEntry({ lesions: replaced }))).toMatchObject({ decision: 'review', canComplete: true })
})

test('a problem keeps a session from being complete', () => {
  expect(assess(anEntry({ patient: { mrn: 'TEST 1' } })).canComplete).toBe(false)
})
