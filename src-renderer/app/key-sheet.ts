import { EXPORT_KEY_ROWS } from '../features/export/export-keys.ts'
import { LESION_ROW_KEYS } from '../features/entry/lesions/row-keys.ts'
import type { Action } from '../ui/action.ts'
import { writtenChord } from '../ui/chord.ts'
import { ACTIONS } from './actions.ts'

export type KeyGroup = {
  readonly title: string
  readonly keys: readonly (readonly [keys: string, deed: string])[]
}

const EXAM_KEYS: KeyGroup['keys'] = [
  ['Enter', 'begin its session, or open it'],
  ['X', 'no charge, then 1–5 for the reason; again: expect it'],
  ['scan', 'an accession number, anywhere: open its session'],
]

const BACKUP_KEYS: KeyGroup['keys'] = [
  ['C', 'compare it with its manifest, byte for byte'],
  ['R', 'rehearse restoring it'],
]

/** All keys of the window, as the key sheet shows them: every action by its group, then the lesion rows. */
export const KEY_SHEET: readonly KeyGroup[] = [
  ...[...Map.groupBy(ACTIONS, ({ group }) => group)].map(([title, actions]) => ({
    title,
    keys: actions.map(action => [writtenKeys(action), action.title] as const),
  })),
  { title: 'On an expected exam', keys: EXAM_KEYS },
  { title: 'On the export page', keys: EXPORT_KEY_ROWS },
  { title: 'On a backup', keys: BACKUP_KEYS },
  { title: 'In a lesion row', keys: LESION_ROW_KEYS },
]

function writtenKeys({ chords, written }: Pick<Action<never>, 'chords' | 'written'>): string {
  return written ?? chords.map(writtenChord).join(' or ')
}
