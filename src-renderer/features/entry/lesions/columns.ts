import {
  BIOPSY_GUIDANCE_KEYS,
  DEVICE_KEYS,
  GUIDANCE_KEYS,
  type KeyedChoice,
  ROW_KEYS,
  SIDE_KEYS,
} from '../model/lesion-keys.ts'

export type ColumnName = 'side' | 'location' | 'guidance' | 'devices' | 'biopsy' | 'structure'

export type Column = {
  readonly name: ColumnName
  readonly title: string
  /** The keys shown over the column. */
  readonly keys: string
  /** What the keys do, shown under the rows while the cursor stands in the column. */
  readonly hint: string
  /** The field's path within the lesion, as the core names it. */
  readonly path: string
}

const spell = (choices: readonly KeyedChoice<unknown>[]) =>
  choices.map(({ key, label }) => `${key} ${label}`).join(' · ')

/** The cells of a lesion row in the order in which the cursor goes through them. */
export const COLUMNS: readonly Column[] = [
  { name: 'side', title: 'Side', keys: 'R L', hint: spell(SIDE_KEYS), path: 'side' },
  {
    name: 'location',
    title: 'Where',
    keys: '10 4',
    hint: 'As said: “10 4” is 10:00 4 cm, “uo” is UOQ; Enter goes on',
    path: 'location',
  },
  {
    name: 'guidance',
    title: 'Guidance',
    keys: 'M S T O U R P',
    hint: spell(GUIDANCE_KEYS),
    path: 'placement.guidance',
  },
  {
    name: 'devices',
    title: 'Device',
    keys: 'W2 C1',
    hint: `${spell(DEVICE_KEYS)} · 1–9 how many · 0 nothing placed`,
    path: 'placement.devices',
  },
  {
    name: 'biopsy',
    title: 'Biopsy',
    keys: 'B F 0',
    hint: `B core · F fine needle · 0 none · its own guidance: ${BIOPSY_GUIDANCE_KEYS.map(({ key }) => key).join(' ')}`,
    path: 'biopsy',
  },
  {
    name: 'structure',
    title: 'Tissue',
    keys: 'A X',
    hint: 'A axillary node · X other soft tissue · the same key again goes back to breast',
    path: 'structure',
  },
]

/** The hint while the cursor stands elsewhere: the keys that act in every cell of a row. */
export const ROW_HINT = `In a row: ${spell(ROW_KEYS)}`

/** The path of a cell, such as `lesions.A.placement.guidance`. */
export function cellPath(lesion: string, column: ColumnName): string {
  return `lesions.${lesion}.${COLUMNS.find(one => one.name === column)?.path ?? column}`
}
