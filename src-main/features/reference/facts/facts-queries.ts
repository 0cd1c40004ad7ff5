import type { ReadableDb } from '#main/db/handles.ts'
import type {
  AddOnRow,
  ChargeMasterRow,
  Day,
  FeeScheduleRow,
  OutpatientPaymentRow,
  PairRow,
} from '../formats/rows.ts'

/*
 * What one edition says of a code. Where a second key is meant it is named: without statistics the planner takes the
 * edition alone for selective and would read millions of rows.
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

export type PairFact = Pick<PairRow, 'column1' | 'column2' | 'indicator' | 'deletion' | 'rationale'> & {
  /** Null where the source does not say since when. */
  readonly effective: Day | null
}

/** The pairs of a code in either column that stand on a day, those with a code of the list first. */
export function listPairs(
  db: ReadableDb,
  edition: number,
  {
    code,
    day,
    first,
    limit,
  }: { readonly code: string; readonly day: Day; readonly first: readonly string[]; readonly limit: number },
): readonly PairFact[] {
  return db.all(
    `WITH met AS (
       SELECT column1, column2, effective, deletion, indicator, rationale_id, column2 AS other
       FROM pair_edit
       WHERE edition_id = ? AND column1 = ?
       UNION ALL
       SELECT column1, column2, effective, deletion, indicator, rationale_id, column1
       FROM pair_edit INDEXED BY pair_edit_by_column2
       WHERE edition_id = ? AND column2 = ?
     )
     SELECT column1, column2, effective, deletion, indicator, rationale.text AS rationale
     FROM met
     JOIN rationale ON rationale.id = rationale_id
     WHERE indicator <> 9
       AND effective <= ? AND (deletion IS NULL OR (deletion >= ? AND deletion <> effective))
     ORDER BY other IN (SELECT value FROM json_each(?)) DESC, column1, column2
     LIMIT ?`,
    edition,
    code,
    edition,
    code,
    day,
    day,
    JSON.stringify(first),
    limit,
  )
}

export function countPairs(
  db: ReadableDb,
  edition: number,
  { code, day }: { readonly code: string; readonly day: Day },
): number {
  const row = db.one<{ pairs: number }>(
    `SELECT count(*) AS pairs
     FROM (
       SELECT effective, deletion, indicator
       FROM pair_edit
       WHERE edition_id = ? AND column1 = ?
       UNION ALL
       SELECT effective, deletion, indicator
       FROM pair_edit INDEXED BY pair_edit_by_column2
       WHERE edition_id = ? AND column2 = ?
     )
     WHERE indicator <> 9
       AND effective <= ? AND (deletion IS NULL OR (deletion >= ? AND deletion <> effective))`,
    edition,
    code,
    edition,
    code,
    day,
    day,
  )
  return row?.pairs ?? 0
}

/** The edit of an ordered pair on a day; null when there is none. */
export function findPair(
  db: ReadableDb,
  edition: number,
  { column1, column2, day }: { readonly column1: string; readonly column2: string; readonly day: Day },
): PairFact | null {
  return (
    db.one<PairFact>(
      `SELECT column1, column2, effective, deletion, indicator, rationale.text AS rationale
       FROM pair_edit
       JOIN rationale ON rationale.id = rationale_id
       WHERE edition_id = ? AND column1 = ? AND column2 = ?
         AND indicator <> 9
         AND effective <= ? AND (deletion IS NULL OR (deletion >= ? AND deletion <> effective))
       LIMIT 1`,
      edition,
      column1,
      column2,
      day,
      day,
    ) ?? null
  )
}

/** The edits between codes of a list that stand on a day. */
export function listPairsAmong(
  db: ReadableDb,
  edition: number,
  { codes, day }: { readonly codes: readonly string[]; readonly day: Day },
): readonly PairFact[] {
  return db.all(
    `SELECT column1, column2, effective, deletion, indicator, rationale.text AS rationale
     FROM json_each(?) AS one
     CROSS JOIN json_each(?) AS two
     CROSS JOIN pair_edit ON edition_id = ? AND column1 = one.value AND column2 = two.value
     JOIN rationale ON rationale.id = rationale_id
     WHERE indicator <> 9
       AND effective <= ? AND (deletion IS NULL OR (deletion >= ? AND deletion <> effective))
     ORDER BY column1, column2`,
    JSON.stringify(codes),
    JSON.stringify(codes),
    edition,
    day,
    day,
  )
}

/** Whether the pair edits of an edition list a code in either column, whatever the day. */
export function listsCode(db: ReadableDb, edition: number, code: string): boolean {
  const row = db.one<{ listed: 0 | 1 }>(
    `SELECT
       EXISTS (SELECT 1 FROM pair_edit WHERE edition_id = ? AND column1 = ?)
       OR EXISTS (
         SELECT 1
         FROM pair_edit INDEXED BY pair_edit_by_column2
         WHERE edition_id = ? AND column2 = ?
       ) AS listed`,
    edition,
    code,
    edition,
    code,
  )
  return row?.listed === 1
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
