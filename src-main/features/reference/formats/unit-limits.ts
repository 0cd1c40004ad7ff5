import type { Dataset } from '#shared/domain/code-sets.ts'
import { type Format, NO_EDITION } from './format.ts'
import type { Head } from './head.ts'
import { wholeNumber } from './numbers.ts'
import { isProcedureCode } from './procedure-code.ts'
import { readTable } from './read-table.ts'
import type { UnitLimitRow } from './rows.ts'
import { cellAt, headerWords, locateColumns, type TableLayout } from './table-columns.ts'

type Column = 'code' | 'units' | 'mai' | 'rationale'

const NAMES = {
  code: [/^hcpcs cpt code$/, /^hcpcs code$/, /^cpt code$/],
  units: [/mue values?$/],
  mai: [/^mue adjudication indicator/, /^mai$/],
  rationale: [/^mue rationale$/],
} as const

const SETTINGS: readonly (readonly [pattern: RegExp, dataset: Dataset])[] = [
  [/practitioner/, 'mue-practitioner'],
  [/outpatient|hospital/, 'mue-outpatient'],
  [/dme|supplier/, 'mue-dme'],
]

/**
 * Medically unlikely edits: a notice in quotation marks, then four columns. For whom they are stands in the heading of
 * the units; from when, in the file's name only. Centers for Medicare and Medicaid Services, quarterly.
 */
export const unitLimits: Format = {
  name: 'unit limits (MUE)',
  find: head => {
    const layout = layoutOf(head)
    if (layout === null) return null
    const header = head.rows.find(({ line }) => line === layout.headerLine)?.cells ?? []
    const setting = headerWords(cellAt(header, layout.columns.units))
    const told = SETTINGS.filter(([pattern]) => pattern.test(setting)).map(([, dataset]) => dataset)
    return { datasets: told.length > 0 ? told : SETTINGS.map(([, dataset]) => dataset), edition: NO_EDITION }
  },
  read: async job => {
    const layout = layoutOf(job.head)
    if (layout === null) throw job.reading.refuse(null, 'the header of the unit limits', 'none')
    await readTable(job, {
      layout,
      expected: 'a code, units, and an adjudication indicator that begins with 1, 2 or 3',
      rowOf: cells => rowOf(cells, layout),
      quoted: ['code', 'units', 'mai'],
      keyOf: row => row.code,
      output: job.reading.output<UnitLimitRow>(rows => ({ kind: 'unit-limit', rows })),
    })
    return null
  },
}

function layoutOf(head: Head): TableLayout<Column> | null {
  return locateColumns(head, NAMES, ['code', 'units', 'mai'])
}

function rowOf(cells: readonly string[], { columns }: TableLayout<Column>): UnitLimitRow | null {
  const code = cellAt(cells, columns.code)
  const units = wholeNumber(cellAt(cells, columns.units))
  const mai = indicatorOf(cellAt(cells, columns.mai))
  if (!isProcedureCode(code) || units === null || mai === null) return null
  return { code, units, mai, rationale: cellAt(cells, columns.rationale) }
}

/** `2 Date of Service Edit: Policy` is 2. */
function indicatorOf(text: string): 1 | 2 | 3 | null {
  const digit = /^([123])(?!\d)/.exec(text)?.[1]
  return digit === '1' ? 1 : digit === '2' ? 2 : digit === '3' ? 3 : null
}
