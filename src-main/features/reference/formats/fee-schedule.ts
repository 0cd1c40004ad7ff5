import { firstOfMonth } from './day.ts'
import type { EditionEvidence, Format, ReadJob } from './format.ts'
import type { Head } from './head.ts'
import { monthOf } from './name-evidence.ts'
import { decimalNumber, wholeNumber } from './numbers.ts'
import { isDentalCode, isProcedureCode } from './procedure-code.ts'
import { readTable } from './read-table.ts'
import type { FeeScheduleRow } from './rows.ts'
import { cellAt, type ColumnNames, locateColumns, type TableLayout } from './table-columns.ts'

type Column =
  | 'code'
  | 'modifier'
  | 'description'
  | 'status'
  | 'work'
  | 'nonFacilityTotal'
  | 'facilityTotal'
  | 'pcTc'
  | 'globalDays'
  | 'multiple'
  | 'bilateral'
  | 'assistant'
  | 'conversionFactor'

/** Names as they read down the stacked header; a column was added in July 2026, so that places tell nothing. */
const NAMES: ColumnNames<Column> = {
  code: [/(^| )hcpcs$/],
  modifier: [/(^| )mod$/],
  description: [/(^| )description$/],
  status: [/(^| )status code$/],
  work: [/(^| )work rvu$/],
  nonFacilityTotal: [/(^| )non fac(ility)? total$/],
  facilityTotal: [/^(?!.*non fac).*fac(ility)? total$/],
  pcTc: [/(^| )pc ?tc ind(icator)?$/],
  globalDays: [/(^| )glob(al)? days$/],
  multiple: [/(^| )mult(iple)? proc$/],
  bilateral: [/(^| )bilat(eral)? surg$/],
  assistant: [/(^| )asst surg$/],
  conversionFactor: [/(^| )conv(ersion)? factor$/],
}
const REQUIRED = Object.keys(NAMES).filter(name => name !== 'description') as Column[]
/** Rows above the last line of the header that hold its first words. */
const STACKED_ROWS = 4
/** All but the wording, which is the AMA's. */
const QUOTED: readonly Column[] = REQUIRED

/**
 * The relative value file of the physician fee schedule, `PPRRVU`. Centers for Medicare and Medicaid Services, in
 * January, April, July and October. The wording of CPT codes in it is dropped here unless the site has recorded its
 * licence; that of dental codes, which is the American Dental Association's, always.
 */
export const feeSchedule: Format = {
  name: 'the physician fee schedule (PPRRVU)',
  find: head => {
    const layout = layoutOf(head)
    return layout === null ? null : { datasets: ['mpfs'], edition: editionOf(head, layout) }
  },
  read: async job => {
    const layout = layoutOf(job.head)
    if (layout === null) throw job.reading.refuse(null, 'the header of the fee schedule', 'none')
    await readTable(job, {
      layout,
      expected: 'a code, status, relative values, indicators and a conversion factor',
      rowOf: cells => rowOf(cells, layout, job),
      quoted: QUOTED,
      keyOf: row => `${row.code} ${row.modifier}`,
      output: job.reading.output<FeeScheduleRow>(rows => ({ kind: 'fee-schedule', rows })),
    })
    return null
  },
}

function layoutOf(head: Head): TableLayout<Column> | null {
  return locateColumns(head, NAMES, REQUIRED, STACKED_ROWS)
}

/** `2026 National Physician Fee Schedule Relative Value File July Release`; older ones name the year alone. */
function editionOf(head: Head, layout: TableLayout<Column>): EditionEvidence {
  const title = head.rows
    .filter(({ line }) => line < layout.headerLine)
    .flatMap(({ cells }) => cells)
    .find(cell => /fee schedule relative value/i.test(cell))
  const year = Number(/(?<!\d)(20\d{2})(?!\d)/.exec(title ?? '')?.[1] ?? 0) || null
  const month = monthOf(/(jan|apr|jul|oct)[a-z]*\s+release/i.exec(title ?? '')?.[1] ?? '')
  return { day: year === null || month === null ? null : firstOfMonth(year, month), year, month }
}

function rowOf(
  cells: readonly string[],
  { columns }: TableLayout<Column>,
  { keepLicensedText }: ReadJob,
): FeeScheduleRow | null {
  const at = (column: Column) => cellAt(cells, columns[column])
  const values = valuesOf(at)
  const [code, modifier, status, globalDays] = [at('code'), at('modifier'), at('status'), at('globalDays')]
  if (values === null || !isProcedureCode(code) || !/^([0-9A-Z]{2})?$/.test(modifier)) return null
  if (!/^[A-Z]$/.test(status) || !/^[0-9A-Z]{0,3}$/.test(globalDays)) return null
  const wording = keepLicensedText && !isDentalCode(code) ? at('description') : ''
  return {
    code,
    modifier,
    status,
    globalDays: /^\d+$/.test(globalDays) ? globalDays.padStart(3, '0') : globalDays,
    ...values,
    licensedText: wording === '' ? null : wording,
  }
}

type Values = Omit<FeeScheduleRow, 'code' | 'modifier' | 'status' | 'globalDays' | 'licensedText'>

function valuesOf(at: (column: Column) => string): Values | null {
  const workRvu = relativeValue(at('work'))
  const nonFacilityTotalRvu = relativeValue(at('nonFacilityTotal'))
  const facilityTotalRvu = relativeValue(at('facilityTotal'))
  const pcTc = wholeNumber(at('pcTc'))
  const multipleProcedure = wholeNumber(at('multiple'))
  const bilateral = wholeNumber(at('bilateral'))
  const assistant = wholeNumber(at('assistant'))
  const conversionFactor = decimalNumber(at('conversionFactor'))
  if (workRvu === null || nonFacilityTotalRvu === null || facilityTotalRvu === null) return null
  if (pcTc === null || multipleProcedure === null || bilateral === null || assistant === null) return null
  if (conversionFactor === null) return null
  return {
    workRvu,
    nonFacilityTotalRvu,
    facilityTotalRvu,
    pcTc,
    multipleProcedure,
    bilateral,
    assistant,
    conversionFactor,
  }
}

/** Codes without a value in a setting have nothing or `NA` there. */
function relativeValue(text: string): number | null {
  return text === '' || text === 'NA' ? 0 : decimalNumber(text)
}
