import { CODE_POOL } from './code-pool.ts'
import { blankCells } from './csv-line.ts'
import { type Edition, shortMonthOf } from './edition.ts'
import { type GeneratedFile, latin1File } from './generated-file.ts'
import { type Random, randomFrom } from './random.ts'
import { type Cell, workbookFile } from './workbook-file.ts'

type Item = {
  readonly code: string
  readonly isModifier: boolean
  readonly text: string
  readonly shortText: string
  readonly added: string
  readonly terminated: string
}

const HEADER =
  'HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,PRICE1,PRICE2,PRICE3,PRICE4,MULT_PI,CIM1,CIM2,CIM3,MCM1,MCM2,MCM3,STATUTE,LABCERT1,LABCERT2,LABCERT3,LABCERT4,LABCERT5,LABCERT6,LABCERT7,LABCERT8,XREF1,XREF2,XREF3,XREF4,XREF5,COV,ASC_GRP,ASC_DT,OPPS,OPPS_PI,OPPS_DT,PROCNOTE,BETOS,TOS1,TOS2,TOS3,TOS4,TOS5,ANEST_BU,ADD DT,ACT EFF DT,TERM DT,ACTION CD'
const ADD_DATE_AT = 44
const WORDING_WIDTH = 80
const LINE_WIDTH = 320
const MODIFIERS = [
  'AA',
  'AB',
  'CP',
  'ET',
  'FX',
  'FY',
  'GA',
  'GC',
  'GG',
  'KX',
  'LT',
  'PA',
  'QX',
  'RT',
  'TC',
  'XE',
]

/** HCPCS level II in lines of fixed width and as the workbook of the same table. All wording is invented. */
export async function hcpcsFiles(
  seed: number,
  edition: Edition,
): Promise<readonly [GeneratedFile, GeneratedFile]> {
  const items = [...itemsOf(randomFrom(seed))]
  const name = `HCPC${edition.year}_${shortMonthOf(edition).toUpperCase()}_ANWEB`
  return [
    latin1File(`${name}.txt`, () => items.flatMap(linesOf)),
    await workbookFile(`${name}.xlsx`, [HEADER.split(','), ...items.map(cellsOf)]),
  ]
}

function* itemsOf(random: Random): Generator<Item> {
  for (const code of MODIFIERS) yield { ...wordingOf(`modifier ${code}`, random), code, isModifier: true }
  for (const code of CODE_POOL.filter(each => /^[A-Z]/.test(each))) {
    yield { ...wordingOf(`item ${code}`, random), code, isModifier: false }
  }
}

function wordingOf(what: string, random: Random): Omit<Item, 'code' | 'isModifier'> {
  const materials = ['gauze', 'titanium', 'silicone', 'saline', 'nitinol'] as const
  const detail = Array.from({ length: random.below(30) }, () => random.pick(materials)).join(', ')
  const start = 1986 + random.below(38)
  return {
    text: `Invented ${what}, ${random.pick(materials)}, each${detail === '' ? '' : `, with ${detail}`}`,
    shortText: `Invented ${what}`.slice(0, 28),
    added: `${start}0101`,
    terminated: random.chance(0.1) ? `${start + 2}1231` : '',
  }
}

function linesOf(item: Item): readonly string[] {
  const { code, isModifier, shortText, added, terminated } = item
  const pieces = wrapped(item.text)
  return pieces.map((piece, place) => {
    const recordId = place === 0 ? (isModifier ? 7 : 3) : isModifier ? 8 : 4
    const start = `${code.padStart(5)}${String((place + 1) * 10).padStart(4, '0')}0${recordId}`
    const line = start + piece.padEnd(WORDING_WIDTH)
    if (place > 0) return line.padEnd(LINE_WIDTH)
    return `${(line + shortText).padEnd(268)}${added}${added}${terminated.padEnd(8)}N`.padEnd(LINE_WIDTH)
  })
}

/** Broken between words, as published. */
function wrapped(text: string): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  for (const word of text.split(' ')) {
    if (piece !== '' && piece.length + 1 + word.length > WORDING_WIDTH) {
      pieces.push(piece)
      piece = word
    } else piece = piece === '' ? word : `${piece} ${word}`
  }
  return [...pieces, piece]
}

function cellsOf({ code, isModifier, text, shortText, added, terminated }: Item): readonly Cell[] {
  const before = [code.padStart(5), '0010', isModifier ? '7' : '3', text, shortText]
  return [
    ...before,
    ...blankCells(ADD_DATE_AT - before.length),
    ...[Number(added), Number(added), terminated === '' ? '' : Number(terminated), 'N'],
  ]
}
