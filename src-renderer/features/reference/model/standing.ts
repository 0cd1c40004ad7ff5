import type { DatasetStanding } from '#shared/contract/reference.ts'
import type { IconName } from '../../../ui/Icon.tsx'

export type Standing = DatasetStanding['standing']

/** How a dataset stands for a day: shape and word; the color follows the tone. */
export const STANDING_MARK = {
  'in-force': { icon: 'complete', word: 'in force', tone: 'good' },
  'built-in': { icon: 'info', word: 'built-in facts', tone: 'note' },
  incomplete: { icon: 'half', word: 'incomplete', tone: 'warn' },
  outdated: { icon: 'warn', word: 'outdated', tone: 'warn' },
  missing: { icon: 'open', word: 'not loaded', tone: 'soft' },
} as const satisfies Record<
  Standing,
  { readonly icon: IconName; readonly word: string; readonly tone: 'good' | 'note' | 'warn' | 'soft' }
>
