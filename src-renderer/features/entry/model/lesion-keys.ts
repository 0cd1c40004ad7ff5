import type { BiopsyGuidance, DeviceType, Guidance, Side } from '#shared/domain/vocabulary.ts'

/** A choice of a lesion cell: the key that takes it, and the word that stands in the cell. */
export type KeyedChoice<T> = { readonly key: string; readonly value: T; readonly label: string }

/**
 * The single keys of the lesion rows. Within a cell its own letters count; the letters of `ROW_KEYS` are free in
 * every cell, so they mean the same wherever the cursor stands.
 */
export const SIDE_KEYS = [
  { key: 'R', value: 'right', label: 'right' },
  { key: 'L', value: 'left', label: 'left' },
] as const satisfies readonly KeyedChoice<Side>[]

export const GUIDANCE_KEYS = [
  { key: 'M', value: 'mammographic', label: 'mammographic' },
  { key: 'S', value: 'stereotactic', label: 'stereotactic' },
  { key: 'T', value: 'stereotactic+tomosynthesis', label: 'stereotactic + tomo' },
  { key: 'O', value: 'tomosynthesis', label: 'tomosynthesis only' },
  { key: 'U', value: 'ultrasound', label: 'ultrasound' },
  { key: 'R', value: 'mr', label: 'MR' },
  { key: 'P', value: 'palpation', label: 'palpation' },
] as const satisfies readonly KeyedChoice<Guidance>[]

export const BIOPSY_GUIDANCE_KEYS = [
  ...GUIDANCE_KEYS,
  { key: 'I', value: 'none', label: 'no imaging' },
] as const satisfies readonly KeyedChoice<BiopsyGuidance>[]

export const DEVICE_KEYS = [
  { key: 'W', value: 'wire', label: 'wire' },
  { key: 'C', value: 'clip', label: 'clip' },
  { key: 'S', value: 'radioactive-seed', label: 'radioactive seed' },
  { key: 'M', value: 'magnetic-seed', label: 'magnetic seed' },
  { key: 'R', value: 'radar-reflector', label: 'reflector' },
  { key: 'T', value: 'rf-tag', label: 'RF tag' },
  { key: 'P', value: 'pellet', label: 'pellet' },
  { key: 'O', value: 'other', label: 'other device' },
] as const satisfies readonly KeyedChoice<DeviceType>[]

export type RowDeed = 'add' | 'core' | 'fna' | 'node' | 'soft-tissue' | 'details' | 'diagram'

export const ROW_KEYS = [
  { key: 'B', value: 'core', label: 'core biopsy' },
  { key: 'F', value: 'fna', label: 'fine needle' },
  { key: 'A', value: 'node', label: 'axillary node' },
  { key: 'X', value: 'soft-tissue', label: 'other soft tissue' },
  { key: 'D', value: 'details', label: 'details' },
  { key: 'G', value: 'diagram', label: 'diagram' },
  { key: 'N', value: 'add', label: 'next lesion' },
] as const satisfies readonly KeyedChoice<RowDeed>[]

/** What a key takes, in either case of the letter; null when it takes nothing. */
export function choiceOfKey<T>(choices: readonly KeyedChoice<T>[], key: string): T | null {
  const pressed = key.toUpperCase()
  return choices.find(choice => choice.key === pressed)?.value ?? null
}

/** The word that stands for a value. */
export function labelOf<T>(choices: readonly KeyedChoice<T>[], value: T): string {
  return choices.find(choice => choice.value === value)?.label ?? ''
}
