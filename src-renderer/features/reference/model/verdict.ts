import type { Verdict } from '#shared/domain/code-sets.ts'
import type { IconName } from '../../../ui/Icon.tsx'

/** Whether a code may be used on a day: shape, words, and the tone of the color. Nothing known is never "valid". */
export const VERDICT_MARK = {
  pass: { icon: 'complete', words: 'valid', tone: 'good' },
  fail: { icon: 'block', words: 'not valid', tone: 'bad' },
  bypassed: { icon: 'info', words: 'valid with a modifier', tone: 'note' },
  'no-data': { icon: 'open', words: 'nothing is loaded that says whether it is valid', tone: 'soft' },
} as const satisfies Record<
  Verdict,
  { readonly icon: IconName; readonly words: string; readonly tone: 'good' | 'bad' | 'note' | 'soft' }
>
