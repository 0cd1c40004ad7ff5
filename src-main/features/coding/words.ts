import { GUIDANCE_LABEL, STRUCTURE_LABEL } from '#shared/domain/labels.ts'
import type { Side, Structure } from '#shared/domain/vocabulary.ts'

/** Small words for explanations that a front desk reads without a code book. */

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
] as const

/** `first`, `second` ... `11th`, counted from 1. */
export function ordinal(number: number): string {
  return ORDINALS[number - 1] ?? `${number}${suffix(number)}`
}

function suffix(number: number): string {
  if (number % 100 >= 11 && number % 100 <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th'
}

/** `A`, `A and B`, `A, B and C`. */
export function listOf(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `right breast`, `left axillary node`. */
export function place(side: Side, structure: Structure): string {
  return structure === 'soft-tissue' ? `${side} side, soft tissue` : `${side} ${STRUCTURE_LABEL[structure]}`
}

export { GUIDANCE_LABEL }
