import type { SqlValue, WritableDb } from '#main/db/handles.ts'
import type { RowBatch } from '../formats/rows.ts'

/** What writing a batch came to. */
export type Written = {
  readonly inserted: number
  /** Rows whose key stood in the edition already. */
  readonly repeated: number
}

type Into = { readonly edition: number; readonly rationaleId: (text: string) => number }

/** Writes a batch into an edition. Rows that come in the order of their key are written several times faster. */
export function insertBatch(db: WritableDb, batch: RowBatch, { edition, rationaleId }: Into): Written {
  switch (batch.kind) {
    case 'pair':
      return insertRows(db, batch.rows, PAIR, row => [
        edition,
        row.column1,
        row.column2,
        row.effective,
        row.deletion,
        row.indicator,
        rationaleId(row.rationale),
      ])
    case 'unit-limit':
      return insertRows(db, batch.rows, UNIT_LIMIT, row => [
        edition,
        row.code,
        row.units,
        row.mai,
        rationaleId(row.rationale),
      ])
    case 'add-on':
      return insertRows(db, batch.rows, ADD_ON, row => [
        edition,
        row.addOn,
        row.primary ?? '',
        row.type,
        row.effective ?? 0,
        row.deletion,
      ])
    case 'fee-schedule':
      return insertRows(db, batch.rows, FEE_SCHEDULE, row => [
        edition,
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
      ])
    default:
      return insertCodes(db, batch, edition)
  }
}

type CodeBatch = Exclude<RowBatch, { readonly kind: 'pair' | 'unit-limit' | 'add-on' | 'fee-schedule' }>

function insertCodes(db: WritableDb, batch: CodeBatch, edition: number): Written {
  switch (batch.kind) {
    case 'outpatient-payment':
      return insertRows(db, batch.rows, OUTPATIENT_PAYMENT, row => [
        edition,
        row.code,
        row.statusIndicator,
        row.apc,
        row.rateCents,
      ])
    case 'diagnosis':
      return insertRows(db, batch.rows, DIAGNOSIS, row => [edition, row.code, row.billable ? 1 : 0, row.text])
    case 'hcpcs':
      return insertRows(db, batch.rows, HCPCS, row => [
        edition,
        row.code,
        row.kind,
        row.text,
        row.shortText,
        row.added,
        row.terminated,
      ])
    case 'cpt-text':
      return insertRows(db, batch.rows, CPT_TEXT, row => [edition, row.code, row.text])
    case 'charge-master':
      return insertRows(db, batch.rows, CHARGE_MASTER, row => [
        edition,
        row.chargeCode,
        row.code,
        row.modifiers.join(' '),
        row.revenueCode,
        row.priceCents,
        row.department,
        row.validFrom,
        row.validTo,
      ])
  }
}

type Table = {
  /** Up to `VALUES`. */
  readonly insert: string
  readonly columns: number
  /** For a row whose key is taken: the statement, and which of the row's values it takes; null to leave the first. */
  readonly repeated: { readonly update: string; readonly takes: readonly number[] } | null
}

const PAIR: Table = {
  insert: `INSERT INTO pair_edit (edition_id, column1, column2, effective, deletion, indicator, rationale_id)`,
  columns: 7,
  // The files hold keys twice, one of them ended: what stands longer is kept. Source: NCCI PTP edit files.
  repeated: {
    update: `UPDATE pair_edit
      SET deletion = ?, indicator = ?, rationale_id = ?
      WHERE edition_id = ? AND column1 = ? AND column2 = ? AND effective = ? AND deletion < coalesce(?, 99999999)`,
    takes: [4, 5, 6, 0, 1, 2, 3, 4],
  },
}
const UNIT_LIMIT: Table = {
  insert: `INSERT INTO unit_limit (edition_id, code, units, mai, rationale_id)`,
  columns: 5,
  repeated: null,
}
const ADD_ON: Table = {
  insert: `INSERT INTO add_on (edition_id, add_on, primary_code, type, effective, deletion)`,
  columns: 6,
  repeated: {
    update: `UPDATE add_on
      SET deletion = ?, type = ?
      WHERE edition_id = ? AND add_on = ? AND primary_code = ? AND effective = ? AND deletion < coalesce(?, 99999999)`,
    takes: [5, 3, 0, 1, 2, 4, 5],
  },
}
const FEE_SCHEDULE: Table = {
  insert: `INSERT INTO fee_schedule (
    edition_id, code, modifier, status, work_rvu, non_facility_total_rvu, facility_total_rvu, pc_tc, global_days,
    multiple_procedure, bilateral, assistant, conversion_factor, licensed_text
  )`,
  columns: 14,
  repeated: null,
}
const OUTPATIENT_PAYMENT: Table = {
  insert: `INSERT INTO outpatient_payment (edition_id, code, status_indicator, apc, rate_cents)`,
  columns: 5,
  repeated: null,
}
const DIAGNOSIS: Table = {
  insert: `INSERT INTO diagnosis (edition_id, code, billable, text)`,
  columns: 4,
  repeated: null,
}
const HCPCS: Table = {
  insert: `INSERT INTO hcpcs (edition_id, code, kind, text, short_text, added, terminated)`,
  columns: 7,
  repeated: null,
}
const CPT_TEXT: Table = {
  insert: `INSERT INTO cpt_text (edition_id, code, text)`,
  columns: 3,
  repeated: null,
}
const CHARGE_MASTER: Table = {
  insert: `INSERT INTO charge_master (
    edition_id, charge_code, code, modifiers, revenue_code, price_cents, department, valid_from, valid_to
  )`,
  columns: 9,
  repeated: null,
}

/** Rows a statement: more gains nothing, fewer cost a call each. */
const ROWS_AT_ONCE = 64

function insertRows<Row>(
  db: WritableDb,
  rows: readonly Row[],
  table: Table,
  valuesOf: (row: Row) => readonly SqlValue[],
): Written {
  const many = statement(table, ROWS_AT_ONCE)
  let inserted = 0
  let values: SqlValue[] = []
  let gathered = 0
  for (const row of rows) {
    for (const value of valuesOf(row)) values.push(value)
    gathered += 1
    if (gathered < ROWS_AT_ONCE) continue
    const written = db.run(many, ...values)
    if (written < gathered) keepRepeated(db, table, values)
    inserted += written
    values = []
    gathered = 0
  }
  if (gathered > 0) {
    const written = db.run(statement(table, gathered), ...values)
    if (written < gathered) keepRepeated(db, table, values)
    inserted += written
  }
  return { inserted, repeated: rows.length - inserted }
}

function statement({ insert, columns }: Table, rows: number): string {
  const row = `(${Array(columns).fill('?').join(', ')})`
  return `${insert}
  VALUES ${Array(rows).fill(row).join(', ')}
  ON CONFLICT DO NOTHING`
}

/** Among these rows are some whose key was taken; the statement leaves those alone that were written. */
function keepRepeated(db: WritableDb, { columns, repeated }: Table, values: readonly SqlValue[]): void {
  if (repeated === null) return
  for (let at = 0; at < values.length; at += columns) {
    const row = values.slice(at, at + columns)
    db.run(repeated.update, ...repeated.takes.map(column => row[column] ?? null))
  }
}
