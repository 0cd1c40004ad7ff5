import type { ReadableDb } from '#main/db/handles.ts'
import type { AddOnRow, ChargeMasterRow, Day, FeeScheduleRow, OutpatientPaymentRow } from '../formats/rows.ts'

/*
 * What one edition says of a code. Where a second key is meant it is named: without statistics the planner takes the
 * edition alone for selective and would read every row.
 */

export type FeeRow = Omit<FeeScheduleRow, 'code' | 'licensedText'>

export function listFees(db: ReadableDb, edition: number, code: string): readonly FeeRow[] {
  return db.all(
    `SELECT
       modifier,
       status,
       work_rvu AS workRvu,
       non_facility_total_rvu AS nonFacilityTotalRvu,
       facility_total_rvu AS facilityTotalRvu,
       pc_tc AS pcTc,
       global_days AS globalDays,
       multiple_procedure AS multipleProcedure,
       bilateral,
       assistant,
       conversion_factor AS conversionFactor
     FROM fee_schedule
     WHERE edition_id = ? AND code = ?
     ORDER BY modifier`,
    edition,
    code,
  )
}

export type LimitRow = { readonly units: number; readonly mai: 1 | 2 | 3; readonly rationale: string }

export function findLimit(db: ReadableDb, edition: number, code: string): LimitRow | null {
  return (
    db.one<LimitRow>(
      `SELECT units, mai, rationale.text AS rationale
       FROM unit_limit
       JOIN rationale ON rationale.id = rationale_id
       WHERE edition_id = ? AND code = ?`,
      edition,
      code,
    ) ?? null
  )
}

export type PaymentRow = Omit<OutpatientPaymentRow, 'code'>

export function findPayment(db: ReadableDb, edition: number, code: string): PaymentRow | null {
  return (
    db.one<PaymentRow>(
      `SELECT status_indicator AS statusIndicator, apc, rate_cents AS rateCents
       FROM outpatient_payment
       WHERE edition_id = ? AND code = ?`,
      edition,
      code,
    ) ?? null
  )
}

type AddOnAsked = { readonly code: string; readonly day: Day }

/** The relations of an add-on, or of a primary, that stand on a day. */
export function listAddOnRelations(
  db: ReadableDb,
  edition: number,
  { code, day }: AddOnAsked,
): readonly Pick<AddOnRow, 'addOn' | 'primary' | 'type'>[] {
  return db.all(
    `WITH met AS (
       SELECT add_on, primary_code, type, effective, deletion
       FROM add_on
       WHERE edition_id = ? AND add_on = ?
       UNION
       SELECT add_on, primary_code, type, effective, deletion
       FROM add_on INDEXED BY add_on_by_primary
       WHERE edition_id = ? AND primary_code = ?
     )
     SELECT add_on AS addOn, nullif(primary_code, '') AS "primary", type
     FROM met
     WHERE effective <= ? AND (deletion IS NULL OR (deletion >= ? AND deletion <> effective))
     ORDER BY add_on, primary_code`,
    edition,
    code,
    edition,
    code,
    day,
    day,
  )
}

type ChargeRow = Omit<ChargeMasterRow, 'modifiers'> & { readonly modifiers: string }

const CHARGE_COLUMNS = `
  charge_code AS chargeCode,
  code,
  modifiers,
  revenue_code AS revenueCode,
  price_cents AS priceCents,
  department,
  valid_from AS validFrom,
  valid_to AS validTo`

export function listCharges(db: ReadableDb, edition: number, code: string): readonly ChargeMasterRow[] {
  return db
    .all<ChargeRow>(
      `SELECT ${CHARGE_COLUMNS}
       FROM charge_master INDEXED BY charge_master_by_code
       WHERE edition_id = ? AND code = ?
       ORDER BY charge_code, modifiers`,
      edition,
      code,
    )
    .map(readCharge)
}

/** Every row of a charge master, which a site has a few thousand of. */
export function listAllCharges(db: ReadableDb, edition: number): readonly ChargeMasterRow[] {
  return db
    .all<ChargeRow>(
      `SELECT ${CHARGE_COLUMNS}
       FROM charge_master
       WHERE edition_id = ?
       ORDER BY charge_code, code, modifiers`,
      edition,
    )
    .map(readCharge)
}

function readCharge(row: ChargeRow): ChargeMasterRow {
  return { ...row, modifiers: row.modifiers === '' ? [] : row.modifiers.split(' ') }
}
