import { expect, test } from 'vitest'
import { aLesion, aPlacement, aSession } from './testing/a-session.ts'
import { assign } from './testing/assign.ts'

test.each([
  [
    'a documented session with its diagnoses is complete',
    { history: true, imagingReport: true, placementImages: true },
    true,
  ],
  [
    'an image not documented leaves it incomplete',
    { history: true, imagingReport: true, placementImages: false },
    false,
  ],
])('%s', (_fact, documented, complete) => {
  const answer = assign({
    lesions: [aLesion({ placement: aPlacement() })],
    diagnoses: [{ code: 'R92.1', lesions: ['A'] }],
    documentation: { ...aSession().documentation, ...documented },
  })
  expect([answer.complete, answer.decision]).toEqual([complete, 'ready'])
})

test('a line without a diagnosis leaves the session incomplete and ready', () => {
  const answer = assign({
    lesions: [
      aLesion({ placement: aPlacement() }),
      aLesion({ id: 'B', side: 'left', placement: aPlacement() }),
    ],
    diagnoses: [{ code: 'R92.1', lesions: ['A'] }],
    documentation: { ...aSession().documentation, history: true, imagingReport: true, placementImages: true },
  })
  expect([answer.complete, answer.decision, answer.lines.map(line => line.diagnoses)]).toEqual([
    false,
    'ready',
    [['R92.1'], []],
  ])
})

test.each([
  ['R92.30', 'diagnosis/density-alone'],
  ['C50.912', 'diagnosis/other-side'],
  ['D24.9', 'diagnosis/side-unspecified'],
  ['Z85.3', 'diagnosis/secondary-only'],
  ['J45.909', 'diagnosis/not-listed'],
  ['19283', 'diagnosis/not-a-code'],
])('diagnosis %s on a right lesion warns with %s and decides nothing', (code, rule) => {
  const answer = assign({
    lesions: [aLesion({ placement: aPlacement() })],
    diagnoses: [{ code, lesions: ['A'] }],
  })
  expect(answer.rules).toContain(rule)
  expect(answer.decision).toBe('ready')
})

test('a diagnosis for all lesions warns when no lesion is on its side', () => {
  const given = {
    lesions: [aLesion({ placement: aPlacement() })],
    diagnoses: [{ code: 'D24.2', lesions: [] }],
  }
  expect(assign(given).rules).toContain('diagnosis/other-side')
  const both = [...given.lesions, aLesion({ id: 'B', side: 'left', placement: aPlacement() })]
  expect(assign({ ...given, lesions: both }).rules).not.toContain('diagnosis/other-side')
})

test('a history code beside density does not make it support the localization', () => {
  const answer = assign({
    lesions: [aLesion({ placement: aPlacement() })],
    diagnoses: [
      { code: 'R92.31', lesions: [] },
      { code: 'Z80.3', lesions: [] },
    ],
  })
  expect(answer.rules).toContain('diagnosis/density-alone')
})

test('that the diagnoses were not checked against an edition is said', () => {
  const answer = assign({
    lesions: [aLesion({ placement: aPlacement() })],
    diagnoses: [{ code: 'R92.1', lesions: [] }],
  })
  expect(answer.rules).toContain('reference/diagnoses-not-checked')
})
