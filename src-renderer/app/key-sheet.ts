import { LESION_ROW_KEYS } from '../features/entry/lesions/row-keys.ts'
import type { Action } from '../ui/action.ts'
import { writtenChord } from '../ui/chord.ts'
import { ACTIONS } from './actions.ts'

export type KeyGroup = {
  readonly title: string
  readonly keys: readonly (readonly [keys: string, deed: string])[]
}

/** All keys of the window, as the key sheet shows them: every action by its group, then the lesion rows. */
export const KEY_SHEET: readonly KeyGroup[] = [
  ...[...Map.groupBy(ACTIONS, ({ group }) => group)].map(([title, actions]) => ({
    title,
    keys: actions.map(action => [writtenKeys(action), action.title] as const),
  })),
  { title: 'In a lesion row', keys: LESION_ROW_KEYS },
]

function writtenKeys({ chords, written }: Pick<Action<never>, 'chords' | 'written'>): string {
  return written ?? chords.map(writtenChord).join(' or ')
}
