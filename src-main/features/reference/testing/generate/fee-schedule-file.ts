import family from '#resources/reference/breast-localization.json' with { type: 'json' }
import { CODE_POOL } from './code-pool.ts'
import { blankCells, csvLine } from './csv-line.ts'
import { type Edition, shortMonthOf } from './edition.ts'
import { type GeneratedFile, latin1File } from './generated-file.ts'
import { type Random, randomFrom } from './random.ts'

/** `columns`: 31 as until April 2026, 32 with the price indicator of July 2026. */
export type FeeScheduleOptions = {
  readonly seed: number
  readonly columns: 31 | 32
  readonly edition: Edition
}

const PRICE_INDICATOR_AT = 23
const STACKED_HEADER = [
  ',,,,,,,,,,,,,,,,,,,,,,,,,,,,,NON-FACILITY,FACILITY,',
  ',,,,NOT USED,,,,,,,,,,,,,,,,,,,,,,PHYSICIAN,,DIAGNOSTIC,PE USED,PE USED,MP USED',
  ',,,,FOR,,,NON-FAC,,FACILITY,,,,,,,,,,,,,,,,,SUPERVISION OF,,IMAGING,FOR OPPS,FOR OPPS,FOR OPPS',
  ',,,STATUS,MEDICARE,WORK,NON-FAC,NA,FACILITY,NA,MP,NON-FACILITY,FACILITY,PCTC,GLOB,PRE,INTRA,POST,MULT,BILAT,ASST,CO-,TEAM,PRIC,ENDO,CONV,DIAGNOSTIC,CALCULATION,FAMILY,PAYMENT,PAYMENT,PAYMENT',
  'HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,OP,OP,OP,PROC,SURG,SURG,SURG,SURG,IND,BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT',
]

/** Where the AMA's wording would stand; a row of it must never get through unless a licence is recorded. */
export const INVENTED_WORDING = 'INVENTED wording'

/** The relative value file. Values of the built-in family are the built-in ones. */
export function feeScheduleFile({ seed, columns, edition }: FeeScheduleOptions): GeneratedFile {
  const month = shortMonthOf(edition)
  const name =
    columns === 32
      ? `PPRRVU${edition.year}_${month}_nonQPP.csv`
      : `PPRRVU${edition.year % 100}_${month.toUpperCase()}.csv`
  return latin1File(name, function* () {
    const width = (cells: readonly (string | number)[]) =>
      columns === 32 ? cells : cells.toSpliced(PRICE_INDICATOR_AT, 1)
    const title = `${edition.year} National Physician Fee Schedule Relative Value File ${longRelease(edition)}`
    for (const text of [
      title,
      'CPT codes and descriptions only are copyright 2025 AMA.',
      '',
      '',
      'RELEASED',
    ]) {
      yield csvLine(width([...['', '', text], ...blankCells(29)]))
    }
    for (const line of STACKED_HEADER) yield csvLine(width(line.split(',')))
    const random = randomFrom(seed)
    for (const code of CODE_POOL) yield* rowsOf(code, random).map(cells => csvLine(width(cells)))
  })
}

function longRelease({ quarter }: Edition): string {
  return `${['January', 'April', 'July', 'October'][quarter - 1] ?? ''} Release`
}

const BUILT_IN = family.mpfs.map(([code, modifier, ...values]) => ({
  code: String(code),
  modifier: String(modifier),
  values: values.map(String),
}))

function rowsOf(code: string, random: Random): readonly (readonly string[])[] {
  const known = BUILT_IN.filter(row => row.code === code)
  if (known.length > 0) return known.map(({ modifier, values }) => cellsOf(code, modifier, values))
  const work = random.below(2500) / 100
  const total = work + random.below(3000) / 100
  const amounts = [work, total + 2, total].map(amount => amount.toFixed(2))
  const pcTc = random.chance(0.15) ? '1' : '0'
  const values = [
    random.pick(['A', 'A', 'A', 'C', 'I', 'N', 'X']),
    pcTc,
    random.pick(['000', '010', '090', 'XXX', 'ZZZ']),
    random.pick(['0', '2', '9']),
    random.pick(['0', '1', '2', '9']),
    random.pick(['0', '1', '2', '9']),
    ...amounts,
  ]
  const modifiers = pcTc === '1' ? ['', 'TC', '26'] : ['']
  return modifiers.map(modifier => cellsOf(code, modifier, values))
}

/** `values`: status, PC/TC, global days, multiple, bilateral, assistant, work, non-facility and facility totals. */
function cellsOf(code: string, modifier: string, values: readonly string[]): readonly string[] {
  const [status = '', pcTc = '', global = '', multiple = '', bilateral = '', assistant = '', ...amounts] =
    values
  const [work = '', nonFacility = '', facility = ''] = amounts.map(amount => Number(amount).toFixed(2))
  return [
    ...[code, modifier, `${INVENTED_WORDING} ${code}`, status, '', work, '1.00', '', '1.00', '', '0.10'],
    ...[nonFacility, facility, pcTc, global, '0.00', '0.00', '0.00', multiple, bilateral, assistant],
    ...['0', '0', '9', '', '33.4009', '09', '0', '99', '0.00', '0.00', '0.00'],
  ]
}
