import { expect, test } from 'vitest'
import type { CodeHit } from '#shared/contract/reference.ts'
import { emptyEntry, emptyLesion, type LesionEntry } from '#shared/domain/session-entry.ts'
import {
  diagnosisPicks,
  findDiagnoses,
  isThisCode,
  offeredDiagnoses,
  readDiagnosisCode,
  toggleLink,
  withDiagnosis,
} from './diagnosis-picks.ts'

const aLesion = (id: string, lesion: Partial<LesionEntry>): LesionEntry => ({ ...emptyLesion(id), ...lesion })
const entryOf = (...lesions: readonly LesionEntry[]) => ({
  ...emptyEntry({ performedOn: '2026-11-20', placeOfService: '22', claims: 'both', payer: 'medicare' }),
  lesions,
})
const codes = (...lesions: readonly LesionEntry[]) => diagnosisPicks(lesions, []).map(pick => pick.code)

test('picks that name no side come first, then the lump of the very quadrant', () => {
  const order = codes(aLesion('A', { side: 'right', location: '10:00 4 cm' }))
  expect(order.slice(0, 4)).toEqual(['R92.0', 'R92.1', 'R92.8', 'N63.11'])
})

test('nothing is offered for a side without a lesion', () => {
  expect(
    codes(aLesion('A', { side: 'right' })).filter(code => code === 'N63.21' || code === 'D05.12'),
  ).toEqual([])
})

test('a node brings its own picks to the front', () => {
  expect(codes(aLesion('A', { side: 'left', structure: 'axillary-node' })).slice(0, 2)).toEqual([
    'C77.3',
    'R59.0',
  ])
})

test('what was picked is not offered again', () => {
  const offered = diagnosisPicks([], [{ code: 'R92.1', lesions: [] }]).map(pick => pick.code)
  expect(offered).not.toContain('R92.1')
})

test('a pick is found by the beginning of its code, with or without the dot, and by words', () => {
  const picks = diagnosisPicks([], [])
  expect(findDiagnoses('r921', picks).map(pick => pick.code)).toEqual(['R92.1'])
  expect(findDiagnoses('calc', picks).map(pick => pick.code)).toEqual(['R92.0', 'R92.1'])
})

const aHit = (code: string, remark = ''): CodeHit => ({
  code,
  kind: 'icd-10-cm',
  text: `Text of ${code}`,
  edition: 'ICD-10-CM 2027',
  billable: remark === '',
  remark,
})

test('quick picks that fit stand first, then what the code set holds, each once', () => {
  const offered = offeredDiagnoses('r92', diagnosisPicks([], []), [aHit('R92.1'), aHit('R92.30')])
  expect(offered.map(one => one.code)).toEqual(['R92.0', 'R92.1', 'R92.8', 'R92.30'])
})

test('what is to be said of the validity stands beside the words, of quick picks too', () => {
  const ended = 'valid until 2025-09-30'
  expect(offeredDiagnoses('r921', diagnosisPicks([], []), [aHit('R92.1', ended)])).toEqual([
    { code: 'R92.1', words: `Calcifications on mammogram · ${ended}` },
  ])
})

test('a code is this code with or without its dot', () => {
  expect(isThisCode('r921', 'R92.1')).toBe(true)
  expect(isThisCode('r92', 'R92.1')).toBe(false)
})

test.each([
  ['r921', 'R92.1'],
  ['N6311', 'N63.11'],
  ['z86.000', 'Z86.000'],
  ['c50', 'C50'],
  ['what', 'WHAT'],
])('%j is written %j', (typed, code) => {
  expect(readDiagnosisCode(typed)).toBe(code)
})

test('a diagnosis of one side goes to the lesions of that side', () => {
  const entry = entryOf(aLesion('A', { side: 'right' }), aLesion('B', { side: 'left' }))
  expect(withDiagnosis(0, 'N63.11')(entry).diagnoses).toEqual([{ code: 'N63.11', lesions: ['A'] }])
  expect(withDiagnosis(0, 'R92.1')(entry).diagnoses).toEqual([{ code: 'R92.1', lesions: [] }])
})

test('links are taken away and put back one by one', () => {
  const entry = withDiagnosis(0, 'R92.1')(entryOf(aLesion('A', {}), aLesion('B', {})))
  const unlinked = toggleLink(0, 'A')(entry)
  expect(unlinked.diagnoses[0]?.lesions).toEqual(['B'])
  expect(toggleLink(0, 'A')(unlinked).diagnoses[0]?.lesions).toEqual([])
})
