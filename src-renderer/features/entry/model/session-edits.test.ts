import { expect, test } from 'vitest'
import { emptyEntry, MAX_LESIONS, type SessionEntry } from '#shared/domain/session-entry.ts'
import { toggleBiopsy } from './lesion-edits.ts'
import {
  addLesion,
  editLesion,
  type EntryEdit,
  isUntouched,
  removeLesion,
  shownLesions,
  tickDocuments,
  tickNeededDocuments,
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

test('one key ticks what is needed and nothing else', () => {
  expect(after(right, tickNeededDocuments).documentation).toEqual({
    history: true,
    imagingReport: true,
    placementImages: true,
    operativeReport: false,
    pathologyReport: false,
  })
  const biopsied = after(right, editLesion('A', toggleBiopsy('core')), tickNeededDocuments)
  expect(biopsied.documentation).toMatchObject({ pathologyReport: true, operativeReport: false })
})

test('a tick of the department’s setting is a person’s own once the person touches it', () => {
  const entry: SessionEntry = {
    ...blank,
    documentation: { ...blank.documentation, history: true, imagingReport: true },
    statedBySetting: ['history', 'imagingReport'],
  }
  const once = tickDocuments(['history'], false)(entry)
  expect([once.documentation.history, once.statedBySetting]).toEqual([false, ['imagingReport']])
  const all = tickNeededDocuments(entry)
  expect(all.documentation).toMatchObject({ history: true, imagingReport: true })
  expect(all).not.toHaveProperty('statedBySetting')
})
