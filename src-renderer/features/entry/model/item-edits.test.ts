import { expect, test } from 'vitest'
import { emptyLesion, type LesionEntry } from '#shared/domain/session-entry.ts'
import { BLANK_ITEM, editItem, itemsOf, withItem, withoutItem } from './item-edits.ts'
import {
  type LesionEdit,
  toggleBiopsy,
  withDevice,
  withDeviceCount,
  withGuidance,
  withoutPlacement,
} from './lesion-edits.ts'

const [FIRST, SECOND] = [
  { ...BLANK_ITEM, serial: 'S1' },
  { ...BLANK_ITEM, serial: 'S2' },
]

const after = (...edits: readonly LesionEdit[]): LesionEntry =>
  edits.reduce((lesion, edit) => edit(lesion), emptyLesion('A'))

test('a scanned device is placed, once', () => {
  expect(after(withItem('clip', FIRST)).placement?.devices).toEqual([
    { type: 'clip', count: 1, items: [FIRST] },
  ])
})

test('a device that was typed before it was scanned is the same one', () => {
  const lesion = after(withDevice('clip'), withItem('clip', FIRST))
  expect(lesion.placement?.devices).toEqual([{ type: 'clip', count: 1, items: [FIRST] }])
})

test('a second scan raises the count, a larger count stays', () => {
  expect(after(withItem('clip', FIRST), withItem('clip', SECOND)).placement?.devices).toEqual([
    { type: 'clip', count: 2, items: [FIRST, SECOND] },
  ])
  expect(
    after(withDevice('clip'), withDeviceCount('clip', 3), withItem('clip', FIRST)).placement?.devices,
  ).toEqual([{ type: 'clip', count: 3, items: [FIRST] }])
})

test('the count is changed without losing the numbers', () => {
  const lesion = after(withItem('clip', FIRST), withDeviceCount('clip', 2))
  expect(lesion.placement?.devices).toEqual([{ type: 'clip', count: 2, items: [FIRST] }])
})

test('a scan in a lesion with a biopsy alone places by its guidance', () => {
  const lesion = after(
    withGuidance('ultrasound'),
    toggleBiopsy('core'),
    withoutPlacement,
    withItem('clip', FIRST),
  )
  expect(lesion.placement).toMatchObject({ guidance: 'ultrasound', devices: [{ type: 'clip' }] })
})

test('numbers are changed and taken away at their place', () => {
  const both = [withItem('wire', FIRST), withItem('clip', FIRST), withItem('clip', SECOND)]
  const changed = after(...both, editItem({ device: 1, item: 1 }, { lot: 'L1' }))
  expect(itemsOf(changed.placement).map(({ item }) => item.lot)).toEqual(['', '', 'L1'])
  const less = after(...both, withoutItem({ device: 0, item: 0 }), withoutItem({ device: 1, item: 0 }))
  expect(less.placement?.devices).toEqual([
    { type: 'wire', count: 1 },
    { type: 'clip', count: 2, items: [SECOND] },
  ])
})
