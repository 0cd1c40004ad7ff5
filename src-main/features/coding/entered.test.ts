import { expect, test } from 'vitest'
import { parseIsoDate } from '#shared/base/iso-date.ts'
import { aLesion, aPlacement } from './testing/a-session.ts'
import { assign } from './testing/assign.ts'

test.each([
  [
    'an add-on without its primary',
    [{ code: '19284', units: 1, modifiers: ['RT'] }],
    'entered/add-on-without-primary',
    'blocked',
  ],
  [
    'imaging guidance',
    [
      { code: '19283', units: 1, modifiers: ['RT'] },
      { code: '77002', units: 1, modifiers: [] },
    ],
    'entered/not-reportable',
    'review',
  ],
  [
    'a code that does not follow',
    [
      { code: '19283', units: 1, modifiers: ['RT'] },
      { code: '19285', units: 1, modifiers: ['RT'] },
    ],
    'entered/not-derived',
    'review',
  ],
  ['nothing', [], 'entered/missing', 'review'],
  ['two units', [{ code: '19283', units: 2, modifiers: ['RT'] }], 'entered/units', 'review'],
  [
    'the same code twice',
    [
      { code: '19283', units: 1, modifiers: ['RT'] },
      { code: '19283', units: 1, modifiers: ['RT'] },
    ],
    'entered/units',
    'review',
  ],
  ['26', [{ code: '19283', units: 1, modifiers: ['26', 'RT'] }], 'entered/modifier', 'review'],
  ['50', [{ code: '19283', units: 1, modifiers: ['50'] }], 'entered/modifier', 'review'],
  ['no side', [{ code: '19283', units: 1, modifiers: [] }], 'entered/modifier', 'review'],
])('%s keyed for one stereotactic wire gives %3$s', (_what, entered, rule, decision) => {
  const answer = assign({ lesions: [aLesion({ placement: aPlacement() })], entered })
  expect(answer.rules).toContain(rule)
  expect([answer.decision, answer.charged]).toEqual([decision, ['19283-RT']])
})

test.each(['10012', '10036', '19284'])(
  '%s keyed alone blocks, whatever tables are loaded and on any date',
  code => {
    for (const text of ['2020-01-15', '2026-11-20']) {
      const serviceDate = parseIsoDate(text)
      if (!serviceDate) throw new Error('not a date')
      const answer = assign({ serviceDate, entered: [{ code, units: 1, modifiers: ['RT'] }] })
      expect([answer.decision, answer.rules]).toEqual([
        'blocked',
        expect.arrayContaining(['entered/add-on-without-primary']),
      ])
    }
  },
)

test('each difference of keyed modifiers is a finding', () => {
  const { rules } = assign({
    lesions: ['A', 'B', 'C'].map((id, index) =>
      aLesion({ id, side: index === 2 ? 'left' : 'right', placement: aPlacement() }),
    ),
    entered: [
      { code: '19283', units: 1, modifiers: ['RT'] },
      { code: '19284', units: 1, modifiers: ['59', 'RT'] },
    ],
  })
  expect(rules.filter(rule => rule.startsWith('entered/'))).toEqual(['entered/modifier', 'entered/missing'])
})
