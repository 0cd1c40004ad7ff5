import { assertNever } from '#shared/base/assert-never.ts'
import type { SqlValue, WritableDb } from '#main/db/handles.ts'
import type { RowBatch } from '../formats/rows.ts'

/** Writes rows of an edition as they stand, for tests; the importer's way is not a test's concern here. */
export function insertRows(db: WritableDb, edition: number, batch: RowBatch): void {
  const { table, columns, values } = tableOf(db, batch)
  const marks = ['?', ...columns.map(() => '?')].join(', ')
  const sql = `INSERT INTO ${table} (${['edition_id', ...columns].join(', ')}) VALUES (${marks})`
  for (const row of values) db.run(sql, edition, ...row)
}

type TableRows = {
  readonly table: string
  readonly columns: readonly string[]
  readonly values: readonly (readonly SqlValue[])[]
}

function tableOf(db: WritableDb, batch: RowBatch): TableRows {
  switch (batch.kind) {
    case 'pair':
      return {
        table: 'pair_edit',
        columns: ['column1', 'column2', 'effective', 'deletion', 'indicator', 'rationale_id'],
        values: batch.rows.map(row => [
          row.column1,
          row.column2,
          row.effective,
          row.deletion,
          row.indicator,
          rationaleId(db, row.rationale),
        ]),
      }
    case 'unit-limit':
      return {
        table: 'unit_limit',
        columns: ['code', 'units', 'mai', 'rationale_id'],
        values: batch.rows.map(row => [row.code, row.units, row.mai, rationaleId(db, row.rationale)]),
      }
    case 'add-on':
      return {
        table: 'add_on',
        columns: ['add_on', 'primary_code', 'type', 'effective', 'deletion'],
        values: batch.rows.map(row => [
          row.addOn,
          row.primary ?? '',
          row.type,
          row.effective ?? 0,
          row.deletion,
        ]),
      }
    case 'fee-schedule':
      return feeSchedule(batch.rows)
    default:
      return otherTable(batch)
  }
}

function feeSchedule(rows: Extract<RowBatch, { kind: 'fee-schedule' }>['rows']): TableRows {
  return {
    table: 'fee_schedule',
    columns: [
      'code',
      'modifier',
      'status',
      'work_rvu',
      'non_facility_total_rvu',
      'facility_total_rvu',
      'pc_tc',
      'global_days',
      'multiple_procedure',
      'bilateral',
      'assistant',
      'conversion_factor',
      'licensed_text',
    ],
    values: rows.map(row => [
      row.code,
      row.modifier,
      row.status,
      row.workRvu,
      row.nonFacilityTotalRvu,
      row.facilityTotalRvu,
      row.pcTc,
      row.globalDays,
      row.multipleProcedure,
      row.bilateral,
      row.assistant,
      row.conversionFactor,
      row.licensedText,
    ]),
  }
}

type OtherBatch = Exclude<RowBatch, { kind: 'pair' | 'unit-limit' | 'add-on' | 'fee-schedule' }>

function otherTable(batch: OtherBatch): TableRows {
  switch (batch.kind) {
    case 'outpatient-payment':
      return {
        table: 'outpatient_payment',
        columns: ['code', 'status_indicator', 'apc', 'rate_cents'],
        values: batch.rows.map(row => [row.code, row.statusIndicator, row.apc, row.rateCents]),
      }
    case 'diagnosis':
      return {
        table: 'diagnosis',
        columns: ['code', 'billable', 'text'],
        values: batch.rows.map(row => [row.code, row.billable ? 1 : 0, row.text]),
      }
    case 'hcpcs':
      return {
        table: 'hcpcs',
        columns: ['code', 'kind', 'text', 'short_text', 'added', 'terminated'],
        values: batch.rows.map(row => [
          row.code,
          row.kind,
          row.text,
          row.shortText,
          row.added,
          row.terminated,
        ]),
      }
    case 'cpt-text':
      return {
        table: 'cpt_text',
        columns: ['code', 'text'],
        values: batch.rows.map(row => [row.code, row.text]),
      }
    case 'charge-master':
      return {
        table: 'charge_master',
        columns: [
          'charge_code',
          'code',
          'modifiers',
          'revenue_code',
          'price_cents',
          'department',
          'valid_from',
          'valid_to',
        ],
        values: batch.rows.map(row => [
          row.chargeCode,
          row.code,
          row.modifiers.join(' '),
          row.revenueCode,
          row.priceCents,
          row.department,
          row.validFrom,
          row.validTo,
        ]),
      }
    default:
      return assertNever(batch)
  }
}

function rationaleId(db: WritableDb, text: string): number {
  db.run(`INSERT OR IGNORE INTO rationale (text) VALUES (?)`, text)
  const row = db.one<{ id: number }>(`SELECT id FROM rationale WHERE text = ?`, text)
  if (!row) throw new Error('a rationale that was just written is not there')
  return row.id
}
