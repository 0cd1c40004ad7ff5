import { expect, test } from 'vitest'
import { emptyLesion, type LesionEntry } from '#shared/domain/session-entry.ts'
import { diagramInWords, drawnLesions } from './drawn-lesions.ts'

const aLesion = (id: string, parts: Partial<LesionEntry>): LesionEntry => ({ ...emptyLesion(id), ...parts })

const LESIONS = [
  aLesion('A', { side: 'right', location: '9:00 5 cm' }),
  aLesion('B', { side: 'right', location: '9:00 5 cm' }),
  aLesion('C', { side: 'left', location: 'behind the nipple' }),
  aLesion('D', { location: '3:00 2 cm' }),
  aLesion('E', { side: 'left', location: 'uo' }),
]

test('lesions are drawn where they are, those at one place beside each other', () => {
  expect(drawnLesions(LESIONS).map(({ id, side, beside }) => [id, side, beside])).toEqual([
    ['A', 'right', 0],
    ['B', 'right', 1],
    ['E', 'left', 0],
  ])
  expect(drawnLesions(LESIONS)[0]?.x).toBeCloseTo(-0.5)
})

test('every lesion is named in words, drawn or not', () => {
  expect(diagramInWords(LESIONS)).toBe(
    'A: right, 9:00 5 cm; B: right, 9:00 5 cm; C: left, behind the nipple; D: side not stated, 3:00 2 cm; E: left, UOQ',
  )
  expect(diagramInWords([aLesion('A', { side: 'right', location: '10 4' })])).toBe(
    'A: right, 10:00 4 cm, upper outer',
  )
  expect(diagramInWords([aLesion('A', {})])).toBe('A: side not stated, place not stated')
})
