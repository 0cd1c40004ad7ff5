import { COLUMNS } from './columns.ts'
import { ROW_KEYS } from '../model/lesion-keys.ts'

/** The keys of the lesion rows, as the sheet of keys shows them: those of each cell, then those of every cell. */
export const LESION_ROW_KEYS: readonly (readonly [keys: string, deed: string])[] = [
  ...COLUMNS.map(({ title, keys, hint }) => [keys, `${title.toLowerCase()}: ${hint}`] as const),
  ...ROW_KEYS.map(({ key, label }) => [key, label] as const),
  ['Space', 'list of a cell'],
  ['Delete', 'empty a cell'],
  ['Ctrl+Delete', 'remove the lesion'],
  ['Arrows', 'from cell to cell'],
  ['Enter', 'next field, in the whole form'],
]
