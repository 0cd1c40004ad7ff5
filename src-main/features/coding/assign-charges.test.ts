import { expect, test } from 'vitest'
import { parseIsoDate } from '#shared/base/iso-date.ts'
import { aBiopsy, aLesion, aPlacement } from './testing/a-session.ts'
import { assign } from './testing/assign.ts'

test('a second stereotactic lesion in the other breast takes 19284, said in one sentence', () => {
  const { lines } = assign({
    lesions: [
      aLesion({ placement: aPlacement() }),
      aLesion({ id: 'B', side: 'left', placement: aPlacement() }),
    ],
  })
  expect(lines.map(line => line.because[0]?.text)).toEqual([
    'First stereotactic lesion (right breast): 19283.',
    'Second stereotactic lesion (left breast): add-on 19284.',
  ])
})

test('several add-on lesions on one line are counted in words', () => {
  const lesions = ['A', 'B', 'C'].map(id =>
    aLesion({ id, placement: aPlacement({ guidance: 'ultrasound' }) }),
  )
  expect(assign({ lesions }).lines[1]?.because[0]?.text).toBe(
    'Second and third ultrasound lesions (right breast): add-on 19286, 2 units.',
  )
})

test('lines stand in the order of the family table, first codes before add-ons, right before left', () => {
  const { charged } = assign({
    lesions: [
      aLesion({ id: 'A', side: 'left', placement: aPlacement({ guidance: 'mr' }) }),
      aLesion({ id: 'B', side: 'left', placement: aPlacement() }),
      aLesion({ id: 'C', side: 'left', placement: aPlacement() }),
      aLesion({ id: 'D', side: 'right', placement: aPlacement() }),
      aLesion({ id: 'E', side: 'right', biopsy: aBiopsy({ guidance: 'ultrasound' }) }),
    ],
    mammogram: { side: 'left', sameUnitAsGuidance: false },
  })
  expect(charged.map(line => line.slice(0, 5))).toEqual([
    '19283',
    '19284',
    '19284',
    '19287',
    '19083',
    '77065',
  ])
  expect(charged[1]).toContain('RT')
})

test('an intraoperative placement by palpation is part of the operation, not a blocked one', () => {
  const { decision, charged, rules } = assign({
    lesions: [aLesion({ placement: aPlacement({ guidance: 'palpation', step: 'intraoperative' }) })],
  })
  expect([decision, charged, rules.includes('placement/intraoperative')]).toEqual(['ready', [], true])
})

test('a core biopsy takes the placement in with all its marks', () => {
  const { decision, charged, rules } = assign({
    lesions: [
      aLesion({
        biopsy: aBiopsy(),
        placement: aPlacement({
          outcome: 'stopped-after-anesthesia',
          replaced: true,
          failedGuidance: ['mr'],
        }),
      }),
    ],
  })
  expect([decision, charged]).toEqual(['ready', ['19081-RT']])
  expect(rules.filter(rule => rule.startsWith('placement/'))).toEqual([])
})

test('a core biopsy by palpation blocks and takes nothing in', () => {
  const { decision, charged } = assign({
    lesions: [aLesion({ biopsy: aBiopsy({ guidance: 'palpation' }), placement: aPlacement() })],
  })
  expect([decision, charged]).toEqual(['blocked', ['19283-RT']])
})

test('unlisted placements and biopsies of a side are one line, of the other side another', () => {
  const { charged, decision } = assign({
    lesions: [
      aLesion({ id: 'A', placement: aPlacement({ guidance: 'tomosynthesis' }) }),
      aLesion({ id: 'B', biopsy: aBiopsy({ guidance: 'mammographic' }) }),
      aLesion({ id: 'C', side: 'left', biopsy: aBiopsy({ guidance: 'tomosynthesis' }) }),
    ],
  })
  expect([decision, charged]).toEqual(['review', ['19499-RT x2', '19499-LT']])
})

test('a node under tomosynthesis alone is ready', () => {
  const { decision, charged } = assign({
    lesions: [aLesion({ structure: 'axillary-node', placement: aPlacement({ guidance: 'tomosynthesis' }) })],
  })
  expect([decision, charged]).toEqual(['ready', ['10035-RT']])
})

test('a stopped placement carries 53 on the professional claim and 73 or 74 on the facility claim', () => {
  const stopped = (
    claim: 'professional' | 'facility',
    outcome: 'stopped-before-anesthesia' | 'stopped-after-anesthesia',
  ) => assign({ claim, lesions: [aLesion({ placement: aPlacement({ outcome }) })] }).charged
  expect(stopped('professional', 'stopped-before-anesthesia')).toEqual(['19283-53-RT'])
  expect(stopped('professional', 'stopped-after-anesthesia')).toEqual(['19283-53-RT'])
  expect(stopped('facility', 'stopped-before-anesthesia')).toEqual(['19283-73-RT'])
  expect(stopped('facility', 'stopped-after-anesthesia')).toEqual(['19283-74-RT'])
})

test('a film of a side with mammographic and other guidance in one lesion waits for a reviewer', () => {
  const { decision, charged, rules } = assign({
    lesions: [
      aLesion({
        biopsy: aBiopsy({ guidance: 'ultrasound', method: 'fna' }),
        placement: aPlacement({ guidance: 'mammographic' }),
      }),
    ],
    mammogram: { side: 'right', sameUnitAsGuidance: false },
  })
  expect([decision, charged.some(line => line.startsWith('77065'))]).toEqual(['review', false])
  expect(rules).toContain('film/mixed-guidance')
})

test('a guidance that failed does not decide about the film', () => {
  const { charged } = assign({
    lesions: [
      aLesion({ placement: aPlacement({ guidance: 'ultrasound', failedGuidance: ['mammographic'] }) }),
    ],
    mammogram: { side: 'right', sameUnitAsGuidance: false },
  })
  expect(charged).toContain('77065-RT')
})

test('films of both breasts in a facility are one professional line with 26 and no side', () => {
  const { charged } = assign({
    placeOfService: '22',
    lesions: [
      aLesion({ placement: aPlacement() }),
      aLesion({ id: 'B', side: 'left', placement: aPlacement() }),
    ],
    mammogram: { side: 'bilateral', sameUnitAsGuidance: false },
  })
  expect(charged).toEqual(['19283-RT', '19284-LT', '77066-26'])
})

test('a specimen film beside a blocked core biopsy is dropped', () => {
  const { charged, rules } = assign({
    lesions: [aLesion({ structure: 'axillary-node', biopsy: aBiopsy() })],
    specimenRadiographs: 2,
  })
  expect([charged, rules.includes('specimen/included')]).toEqual([[], true])
})

test('an excision without a side meets the placement on any side', () => {
  const { charged } = assign({
    payer: 'medicare',
    lesions: [aLesion({ placement: aPlacement() })],
    excisions: [{ code: '19301', side: null, units: 1 }],
  })
  expect(charged).toEqual(['19283-59-RT', '19301'])
})

test('excisions of both breasts are told apart by side, two in one breast need a reviewer', () => {
  const both = (left: 'left' | 'right') =>
    assign({
      excisions: [
        { code: '19301', side: 'right', units: 1 },
        { code: '19125', side: left, units: 1 },
      ],
    }).decision
  expect([both('left'), both('right')]).toEqual(['ready', 'review'])
})

test('a code of the lesions entered as an excision is blocked', () => {
  expect(assign({ excisions: [{ code: '19283', side: 'right', units: 1 }] }).decision).toBe('blocked')
})

test('the marker supply is charged on the facility claim only', () => {
  const given = { lesions: [aLesion({ placement: aPlacement() })], supplies: [{ code: 'A4648', units: 2 }] }
  expect(assign({ ...given, claim: 'facility' }).charged).toEqual(['19283-RT', 'A4648 x2'])
  expect(assign(given).charged).toEqual(['19283-RT'])
})

test('a code without a published limit is said to be unchecked', () => {
  const { findings } = assign({
    lesions: [aLesion({ biopsy: aBiopsy({ method: 'fna', guidance: 'ultrasound' }) })],
  })
  expect(findings.find(({ rule }) => rule === 'mue/no-data')).toMatchObject({ severity: 'warn', lines: [0] })
})

test('the built-in editions are named, and a date outside them is said', () => {
  const on = (date: string) => {
    const serviceDate = parseIsoDate(date)
    if (!serviceDate) throw new Error('not a date')
    return assign({ serviceDate, lesions: [aLesion({ placement: aPlacement() })] }).rules.filter(rule =>
      rule.startsWith('reference/'),
    )
  }
  expect(on('2026-11-20')).toEqual(['reference/older-edition'])
  expect(on('2020-01-15')).toEqual(['reference/no-data'])
})

test('before every edition no pair is judged and no modifier made up', () => {
  const serviceDate = parseIsoDate('2020-01-15')
  if (!serviceDate) throw new Error('not a date')
  const { charged, decision } = assign({
    serviceDate,
    lesions: [
      aLesion({ placement: aPlacement() }),
      aLesion({ id: 'B', placement: aPlacement({ guidance: 'ultrasound' }) }),
    ],
  })
  expect([charged, decision]).toEqual([['19283-RT', '19285-RT'], 'ready'])
})

test('nodes are one family whatever guides them: the first code stands before the add-on', () => {
  const node = (id: string, guidance: 'mr' | 'ultrasound') =>
    aLesion({ id, structure: 'axillary-node', placement: aPlacement({ guidance }) })
  expect(assign({ lesions: [node('A', 'mr'), node('B', 'ultrasound')] }).charged).toEqual([
    '10035-RT',
    '10036-RT',
  ])
})

test('aspirations without imaging and by palpation are one family, after those with imaging', () => {
  const fna = (id: string, guidance: 'none' | 'palpation' | 'ultrasound') =>
    aLesion({ id, biopsy: aBiopsy({ guidance, method: 'fna' }) })
  const { charged } = assign({ lesions: [fna('A', 'ultrasound'), fna('B', 'none'), fna('C', 'palpation')] })
  expect(charged.map(line => line.slice(0, 5))).toEqual(['10005', '10021', '10004'])
})

test('a line of a breast lesion and a node names both', () => {
  const { lines } = assign({
    lesions: (['breast', 'breast', 'axillary-node'] as const).map((structure, index) =>
      aLesion({
        id: 'ABC'[index] ?? '',
        structure,
        biopsy: aBiopsy({ guidance: 'ultrasound', method: 'fna' }),
      }),
    ),
  })
  expect(lines[1]?.because[0]?.text).toContain('(right breast and right axillary node)')
})

test('an excision add-on without its primary is blocked on any date, a supply add-on too', () => {
  const serviceDate = parseIsoDate('2020-01-15')
  if (!serviceDate) throw new Error('not a date')
  const excisions = [{ code: '19126', side: 'right' as const, units: 1 }]
  expect(assign({ serviceDate, excisions }).decision).toBe('blocked')
  expect(assign({ supplies: [{ code: 'G0279', units: 1 }] }).decision).toBe('blocked')
})

test('imaging guidance entered as an excision is blocked', () => {
  expect(assign({ excisions: [{ code: '76942', side: 'right', units: 1 }] }).decision).toBe('blocked')
})

test('an excision that the pair edits do not list is said to be unchecked', () => {
  const { rules, decision } = assign({
    lesions: [aLesion({ placement: aPlacement() })],
    excisions: [{ code: '19110', side: 'right', units: 1 }],
  })
  expect([rules.includes('ptp/no-data'), decision]).toEqual([true, 'ready'])
})
