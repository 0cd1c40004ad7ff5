import { expect, test } from 'vitest'
import { emptyLesion } from '#shared/domain/session-entry.ts'
import {
  guidanceOf,
  type LesionEdit,
  toggleBiopsy,
  toggleStructure,
  withBiopsyGuidance,
  withDevice,
  withDeviceCount,
  withGuidance,
  withoutBiopsy,
  withoutLastDevice,
  withoutPlacement,
} from './lesion-edits.ts'

/** A fresh row after some edits. */
const after = (...edits: readonly LesionEdit[]) =>
  edits.reduce((lesion, edit) => edit(lesion), emptyLesion('A'))

test('a letter adds one device, a digit sets how many', () => {
  expect(after(withDevice('wire'), withDeviceCount('wire', 2)).placement?.devices).toEqual([
    { type: 'wire', count: 2 },
  ])
})

test('the same letter again changes nothing', () => {
  const lesion = after(withDevice('wire'), withDeviceCount('wire', 2), withDevice('wire'))
  expect(lesion.placement?.devices).toEqual([{ type: 'wire', count: 2 }])
})

test('the last device goes first', () => {
  const lesion = after(withDevice('wire'), withDevice('clip'), withoutLastDevice)
  expect(lesion.placement?.devices).toEqual([{ type: 'wire', count: 1 }])
})

test('a biopsy takes the guidance of the row', () => {
  expect(after(withGuidance('stereotactic'), toggleBiopsy('core')).biopsy).toEqual({
    method: 'core',
    guidance: 'stereotactic',
  })
})

test('a biopsy without guidance of its own follows the row', () => {
  const lesion = after(toggleBiopsy('core'), withGuidance('ultrasound'))
  expect(lesion.biopsy?.guidance).toBe('ultrasound')
  expect(lesion.placement?.guidance).toBe('ultrasound')
})

test('a biopsy with guidance of its own keeps it', () => {
  const lesion = after(withGuidance('stereotactic'), withBiopsyGuidance('ultrasound'), withGuidance('mr'))
  expect(lesion.biopsy?.guidance).toBe('ultrasound')
  expect(lesion.placement?.guidance).toBe('mr')
})

test('nothing placed leaves the biopsy with the guidance of the row', () => {
  const lesion = after(withGuidance('ultrasound'), toggleBiopsy('core'), withoutPlacement)
  expect(lesion.placement).toBeNull()
  expect(guidanceOf(lesion)).toBe('ultrasound')
})

test('taking away a biopsy where nothing was placed brings the placement back with the same guidance', () => {
  const lesion = after(withGuidance('ultrasound'), toggleBiopsy('core'), withoutPlacement, withoutBiopsy)
  expect(lesion.placement?.guidance).toBe('ultrasound')
})

test('no imaging makes an aspiration, for a core biopsy is never without', () => {
  expect(after(withBiopsyGuidance('none')).biopsy).toEqual({ method: 'fna', guidance: 'none' })
  expect(after(withBiopsyGuidance('none'), toggleBiopsy('core')).biopsy).toEqual({
    method: 'core',
    guidance: null,
  })
})

test('the key of a tissue takes it back as well', () => {
  expect(after(toggleStructure('axillary-node')).structure).toBe('axillary-node')
  expect(after(toggleStructure('axillary-node'), toggleStructure('axillary-node')).structure).toBe('breast')
})
