import { expect, test } from 'vitest'
import { aDiagnosis, aLesion, anEntry } from '#main/testing/an-entry.ts'
import { type EntryShape, shapeOf } from '#shared/domain/entry-shape.ts'
import { emptyEntry, emptyLesion, lesionId } from '#shared/domain/session-entry.ts'
import { applyShape } from './apply-shape.ts'

const EMPTY = emptyEntry({
  performedOn: '2026-11-20',
  placeOfService: '22',
  claims: 'both',
  payer: 'medicare',
})

function aShape(parts: Partial<EntryShape> = {}): EntryShape {
  return { ...shapeOf(anEntry()), documentation: [], ...parts }
}

test('an empty entry gets what the shape has, with the place still to be said', () => {
  const applied = applyShape(EMPTY, aShape())
  expect(applied?.entry.lesions).toEqual([aLesion({ location: '' })])
  expect(applied?.entry.diagnoses).toEqual([aDiagnosis()])
  expect(applied?.added).toEqual(['1 lesion', '1 diagnosis'])
  expect(applied?.firstLesion).toBe('A')
})

test('lesions come after those that are there, under letters of their own, and diagnoses follow them', () => {
  const entry = anEntry({ diagnoses: [aDiagnosis({ code: 'N63.11', lesions: ['A'] })] })
  const applied = applyShape(entry, aShape({ diagnoses: [aDiagnosis({ lesions: ['A'] })] }))
  expect(applied?.entry.lesions.map(({ id }) => id)).toEqual(['A', 'B'])
  expect(applied?.entry.lesions[0]).toBe(entry.lesions[0])
  expect(applied?.entry.diagnoses).toEqual([
    { code: 'N63.11', lesions: ['A'] },
    { code: 'R92.1', lesions: ['B'] },
  ])
  expect(applied?.firstLesion).toBe('B')
})

test('a diagnosis of every lesion of the shape does not become one of the lesions that were there', () => {
  const entry = anEntry({ diagnoses: [] })
  expect(applyShape(entry, aShape())?.entry.diagnoses).toEqual([{ code: 'R92.1', lesions: ['B'] }])
})

test('a diagnosis that is there is not entered twice', () => {
  const applied = applyShape(anEntry(), aShape())
  expect(applied?.entry.diagnoses).toEqual([aDiagnosis()])
  expect(applied?.added).toEqual(['1 lesion'])
})

test('what was said already stays, and that it stays is told', () => {
  const entry = anEntry({ mammogram: { side: 'left', sameUnitAsGuidance: true }, specimenRadiographs: 1 })
  const shape = aShape({
    mammogram: { side: 'right', sameUnitAsGuidance: false },
    specimenRadiographs: 2,
  })
  const applied = applyShape(entry, shape)
  expect(applied?.entry.mammogram).toBe(entry.mammogram)
  expect(applied?.entry.specimenRadiographs).toBe(1)
  expect(applied?.kept).toEqual(['mammogram', 'specimen films'])
})

test('documents are ticked, never unticked, and each tick is told', () => {
  const entry = { ...EMPTY, documentation: { ...EMPTY.documentation, history: true } }
  const applied = applyShape(entry, aShape({ documentation: ['history', 'imagingReport'] }))
  expect(applied?.entry.documentation).toMatchObject({ history: true, imagingReport: true })
  expect(applied?.added).toEqual([
    '1 lesion',
    '1 diagnosis',
    'the tick “Imaging report showing the location”',
  ])
})

test('a row that nothing was said of gives way to the first lesion', () => {
  const entry = { ...EMPTY, lesions: [emptyLesion('A')] }
  expect(applyShape(entry, aShape())?.entry.lesions.map(({ id, side }) => [id, side])).toEqual([
    ['A', 'right'],
  ])
})

test('a shape that finds no room changes nothing', () => {
  const lesions = Array.from({ length: 40 }, (_, index) => aLesion({ id: lesionId(index) }))
  expect(applyShape(anEntry({ lesions }), aShape())).toBeNull()
})
