import { writtenDay } from './day.ts'
import { type Format, NO_EDITION } from './format.ts'
import type { Head } from './head.ts'
import { centsOf } from './numbers.ts'
import { isProcedureCode } from './procedure-code.ts'
import { readTable } from './read-table.ts'
import type { ChargeMasterRow, Day } from './rows.ts'
import { cellAt, type ColumnNames, locateColumns, type TableLayout } from './table-columns.ts'

type Column =
  | 'chargeCode'
  | 'code'
  | 'modifiers'
  | 'modifier2'
  | 'modifier3'
  | 'modifier4'
  | 'revenueCode'
  | 'price'
  | 'department'
  | 'validFrom'
  | 'validTo'

/** As Chargemark writes them first, then as charge masters are known to call them. */
const NAMES: ColumnNames<Column> = {
  chargeCode: [/^charge code$/, /^(charge|cdm|service|item)( (code|number|no|id|item))?$/],
  code: [/^code$/, /^(cpt|hcpcs)( (cpt|hcpcs))?( code)?$/, /^procedure code$/],
  modifiers: [/^modifiers?$/, /^mods?$/, /^mod(ifier)? ?1$/],
  modifier2: [/^mod(ifier)? ?2$/],
  modifier3: [/^mod(ifier)? ?3$/],
  modifier4: [/^mod(ifier)? ?4$/],
  revenueCode: [/^rev(enue)?( code)?$/, /^(ub|ub04) rev(enue)?( code)?$/],
  price: [
    /^price$/,
    /^((gross|standard|unit) )?(charge|price|amount)( amount)?$/,
    /^charge amount$/,
    /^fee$/,
  ],
  department: [/^dep(artmen)?t( (code|name|number))?$/, /^cost cent(er|re)$/],
  validFrom: [/^(valid )?from( date)?$/, /^(effective|eff|start)( (date|dt|from))?$/],
  validTo: [/^(valid )?(to|through)( date)?$/, /^(end|expiration|expiry|term|termination)( (date|dt))?$/],
}

const EXPECTED =
  'a charge code, a code of five or none, modifiers of two, a revenue code, a price such as 1,234.56, days such as ' +
  '2026-10-01 or 10/1/2026'

/** The site's own charge master, as CSV in any order of columns. It names no edition: from when it counts is asked. */
export const chargeMaster: Format = {
  name: 'a charge master',
  find: head => (layoutOf(head) === null ? null : { datasets: ['charge-master'], edition: NO_EDITION }),
  read: async job => {
    const layout = layoutOf(job.head)
    if (layout === null) throw job.reading.refuse(null, 'the columns of a charge master', 'none')
    await readTable(job, {
      layout,
      expected: EXPECTED,
      rowOf: cells => rowOf(column => cellAt(cells, layout.columns[column])),
      quoted: ['chargeCode', 'code', 'modifiers', 'revenueCode', 'price', 'validFrom', 'validTo'],
      keyOf: null,
      output: job.reading.output<ChargeMasterRow>(rows => ({ kind: 'charge-master', rows })),
    })
    return null
  },
}

function layoutOf(head: Head): TableLayout<Column> | null {
  const layout = locateColumns(head, NAMES, ['chargeCode', 'code'])
  if (layout === null) return null
  const { columns } = layout
  return columns.price === null && columns.revenueCode === null ? null : layout
}

function rowOf(at: (column: Column) => string): ChargeMasterRow | null {
  const code = at('code').toUpperCase()
  const modifiers = modifiersOf([at('modifiers'), at('modifier2'), at('modifier3'), at('modifier4')])
  const price = at('price')
  const priceCents = price === '' ? null : centsOf(price)
  const validFrom = dayOrNone(at('validFrom'))
  const validTo = dayOrNone(at('validTo'))
  const revenueCode = at('revenueCode')
  if (at('chargeCode') === '' || (code !== '' && !isProcedureCode(code)) || modifiers === null) return null
  if ((price !== '' && priceCents === null) || !/^(\d{3,4})?$/.test(revenueCode)) return null
  if (validFrom === 'unreadable' || validTo === 'unreadable') return null
  if (validFrom !== null && validTo !== null && validTo < validFrom) return null
  return {
    chargeCode: at('chargeCode'),
    code,
    modifiers,
    // A spreadsheet takes the first zero of 0401 away.
    revenueCode: revenueCode === '' ? '' : revenueCode.padStart(4, '0'),
    priceCents,
    department: at('department'),
    validFrom,
    validTo,
  }
}

/** `RT 59`, `RT,59` or a cell each. Null where one is not of two characters. */
function modifiersOf(cells: readonly string[]): readonly string[] | null {
  const modifiers = cells
    .flatMap(cell => cell.toUpperCase().split(/[\s,;|/-]+/))
    .filter(modifier => modifier !== '')
  return modifiers.every(modifier => /^[0-9A-Z]{2}$/.test(modifier)) ? modifiers : null
}

function dayOrNone(text: string): Day | null | 'unreadable' {
  return text === '' ? null : (writtenDay(text) ?? 'unreadable')
}
