import { expect, test } from 'vitest'
import { BIOPSY_GUIDANCES, DEVICE_TYPES, GUIDANCES, SIDES } from '#shared/domain/vocabulary.ts'
import {
  BIOPSY_GUIDANCE_KEYS,
  choiceOfKey,
  DEVICE_KEYS,
  GUIDANCE_KEYS,
  ROW_KEYS,
  SIDE_KEYS,
} from './lesion-keys.ts'

const cells = { SIDE_KEYS, GUIDANCE_KEYS, BIOPSY_GUIDANCE_KEYS, DEVICE_KEYS }

test.each(Object.entries(cells))('no key of %s means two things', (_name, choices) => {
  const keys = [...choices, ...ROW_KEYS].map(choice => choice.key)
  expect(new Set(keys).size).toBe(keys.length)
})

test('every word of the vocabulary has its key', () => {
  expect(SIDE_KEYS.map(choice => choice.value).toSorted()).toEqual([...SIDES].toSorted())
  expect(GUIDANCE_KEYS.map(choice => choice.value).toSorted()).toEqual([...GUIDANCES].toSorted())
  expect(BIOPSY_GUIDANCE_KEYS.map(choice => choice.value).toSorted()).toEqual(
    [...BIOPSY_GUIDANCES].toSorted(),
  )
  expect(DEVICE_KEYS.map(choice => choice.value).toSorted()).toEqual([...DEVICE_TYPES].toSorted())
})

test('a small letter takes what its capital takes', () => {
  expect(choiceOfKey(GUIDANCE_KEYS, 's')).toBe('stereotactic')
  expect(choiceOfKey(GUIDANCE_KEYS, 'z')).toBeNull()
})
