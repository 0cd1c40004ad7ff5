import { expect, test } from 'vitest'
import { emptyEntry, MAX_LESIONS, type SessionEntry } from '#shared/domain/session-entry.ts'
import { neededDocuments } from '#main/features/coding/documentation.ts'
import { toggleBiopsy } from './lesion-edits.ts'
import {
  addLesion,
  editLesion,
  type EntryEdit,
  isUntouched,
  removeLesion,
  requiredDocuments,
  shownLesions,
  tickRequiredDocuments,
} from './session-edits.ts'

const blank = emptyEntry({
  performedOn: '2026-11-20',
  placeOfService: '22',
  claims: 'both',
  payer: 'medicare',
})
const after = (...edits: readonly EntryEdit[]): SessionEntry =>
  edits.reduce((entry, edit) => edit(entry), blank)
const right: EntryEdit = editLesion('A', lesion => ({ ...lesion, side: 'right' }))

test('an entry without a lesion shows a row that waits and holds none', () => {
  expect(shownLesions(blank.lesions).map(lesion => lesion.id)).toEqual(['A'])
  expect(blank.lesions).toEqual([])
})

test('the first key makes the waiting row a lesion', () => {
  expect(after(right).lesions).toMatchObject([{ id: 'A', side: 'right' }])
})

test('a row is untouched until something is stated in it', () => {
  const [row] = shownLesions([])
  expect(row && isUntouched(row)).toBe(true)
  expect(row && isUntouched({ ...row, side: 'left' })).toBe(false)
  expect(row && isUntouched({ ...row, placement: null })).toBe(false)
})

test('the documents needed are those the core asks for', () => {
  const biopsied = after(editLesion('A', toggleBiopsy('core')))
  const excised = { ...biopsied, excisions: [{ code: '19301', side: null, units: 1 }] }
  for (const entry of [blank, after(right), biopsied, excised]) {
    expect(requiredDocuments(entry)).toEqual(neededDocuments(entry))
  }
})

test('lesions are named in the order of entry and a name in use is not given again', () => {
  const entry = after(right, addLesion, addLesion, removeLesion('A'), addLesion)
  expect(entry.lesions.map(lesion => lesion.id)).toEqual(['B', 'C', 'D'])
})

test('no more lesions than the program takes', () => {
  const entry = after(...Array.from({ length: MAX_LESIONS + 5 }, () => addLesion))
  expect(entry.lesions).toHaveLength(MAX_LESIONS)
})

test('with a lesion goes the diagnosis that stood for it alone', () => {
  const diagnosed: EntryEdit = entry => ({
    ...entry,
    diagnoses: [
      { code: 'N63.11', lesions: ['A'] },
      { code: 'R92.1', lesions: ['A', 'B'] },
      { code: 'Z80.3', lesions: [] },
    ],
  })
  expect(after(right, addLesion, diagnosed, removeLesion('A')).diagnoses).toEqual([
    { code: 'R92.1', lesions: ['B'] },
    { code: 'Z80.3', lesions: [] },
  ])
})

test('a biopsy asks for its pathology report, an excision for its operative report', () => {
  expect(requiredDocuments(after(right))).toEqual(['history', 'imagingReport', 'placementImages'])
  expect(requiredDocuments(after(editLesion('A', toggleBiopsy('core'))))).toContain('pathologyReport')
  const excised: EntryEdit = entry => ({ ...entry, excisions: [{ code: '19301', side: null, units: 1 }] })
  expect(requiredDocuments(after(excised))).toContain('operativeReport')
})

test('one key ticks what is required and nothing else', () => {
  expect(after(right, tickRequiredDocuments).documentation).toEqual({
    history: true,
    imagingReport: true,
    placementImages: true,
    operativeReport: false,
    pathologyReport: false,
  })
})
