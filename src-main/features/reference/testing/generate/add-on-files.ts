import family from '#resources/reference/breast-localization.json' with { type: 'json' }
import { CODE_POOL, FAMILY_CODES } from './code-pool.ts'
import type { Edition } from './edition.ts'
import { type GeneratedFile, latin1File } from './generated-file.ts'
import { type Random, randomFrom } from './random.ts'
import { type Cell, workbookFile } from './workbook-file.ts'

export type AddOnOptions = { readonly seed: number; readonly rows: number; readonly edition: Edition }

type Edit = {
  readonly type: 1 | 2 | 3
  readonly addOn: string
  readonly primary: string
  readonly effective: string
  readonly deletion: string
}

const HEADER = [
  'AOC_Edit_Type',
  'Add-On_Code',
  'AOC_DelDT',
  'Primary_Code',
  'Primary_Code_DelDT',
  'AOC_Edit_EffDT',
  'AOC_Edit_DelDT',
  'Special_Instruction_Notes',
]
const NOTE = 'Contractor Defined Primary Codes'

/** Add-on code edits as the workbook and the lines of fixed width that are published together. */
export async function addOnFiles(options: AddOnOptions): Promise<readonly [GeneratedFile, GeneratedFile]> {
  const { year, quarter } = options.edition
  const edits = [...editsOf(options)]
  return [
    await workbookFile(`AOC_V${year}Q${quarter}-MCR.xlsx`, [
      ['CPT only copyright 2025 American Medical Association. All rights reserved.'],
      HEADER,
      ...edits.map(cellsOf),
    ]),
    latin1File(`AOC_V${year}Q${quarter}-F-MCR.txt`, () => edits.map(fixedLine)),
  ]
}

function cellsOf({ type, addOn, primary, effective, deletion }: Edit): readonly Cell[] {
  const end = deletion === '' ? '' : Number(deletion)
  return [type, addOn, '', primary, '', Number(effective), end, primary === 'CCCCC' ? NOTE : '']
}

function fixedLine({ type, addOn, primary, effective, deletion }: Edit): string {
  const none = ' '.repeat(7)
  const note = primary === 'CCCCC' ? NOTE : ''
  return `${type}${addOn}${none}${primary}${none}${effective}${deletion.padEnd(7)}${note}`.padEnd(97)
}

function* editsOf({ seed, rows }: AddOnOptions): Generator<Edit> {
  const known = Object.entries(family.addOn).flatMap(([addOn, primaries]) =>
    primaries.map(primary => ({ type: 1 as const, addOn, primary, effective: '2014001', deletion: '' })),
  )
  yield* known
  const random = randomFrom(seed)
  const others = CODE_POOL.filter(code => !FAMILY_CODES.has(code))
  for (let place = known.length; place < rows; place += 1) yield invented(random, others)
}

function invented(random: Random, codes: readonly string[]): Edit {
  const type = random.pick([1, 1, 1, 1, 1, 1, 2, 3])
  const start = 2013 + random.below(12)
  return {
    type,
    addOn: codes[random.below(codes.length)] ?? '',
    primary: type === 2 ? 'CCCCC' : (codes[random.below(codes.length)] ?? ''),
    effective: `${start}001`,
    deletion: random.chance(0.2) ? `${start + 1}365` : '',
  }
}
