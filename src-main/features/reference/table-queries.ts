import type { ReadableDb } from '#main/db/handles.ts'
import type { Day } from './formats/rows.ts'

/** What the coding rules ask of one edition. */

/** An edit of a pair as long as it stood. */
export type PairSpan = {
  readonly effective: Day
  readonly deletion: Day | null
  readonly indicator: 0 | 1 | 9
}

export function listPairSpans(
  db: ReadableDb,
  edition: number,
  column1: string,
  column2: string,
): readonly PairSpan[] {
  return db.all(
    `SELECT effective, deletion, indicator
     FROM pair_edit
     WHERE edition_id = ? AND column1 = ? AND column2 = ?
     ORDER BY effective`,
    edition,
    column1,
    column2,
  )
}

export function findUnitLimit(
  db: ReadableDb,
  edition: number,
  code: string,
): { readonly units: number; readonly mai: 1 | 2 | 3 } | null {
  return (
    db.one<{ units: number; mai: 1 | 2 | 3 }>(
      `SELECT units, mai
       FROM unit_limit
       WHERE edition_id = ? AND code = ?`,
      edition,
      code,
    ) ?? null
  )
}

export type AddOnSpan = {
  readonly primary: string
  readonly type: 1 | 2 | 3
  readonly effective: Day
  readonly deletion: Day | null
}

export function listAddOnSpans(db: ReadableDb, edition: number, addOn: string): readonly AddOnSpan[] {
  return db.all(
    `SELECT primary_code AS "primary", type, effective, deletion
     FROM add_on
     WHERE edition_id = ? AND add_on = ?
     ORDER BY primary_code, effective`,
    edition,
    addOn,
  )
}

export function findIndicators(
  db: ReadableDb,
  edition: number,
  code: string,
): { readonly component: number; readonly bilateral: number } | null {
  return (
    db.one<{ component: number; bilateral: number }>(
      `SELECT pc_tc AS component, bilateral
       FROM fee_schedule
       WHERE edition_id = ? AND code = ? AND modifier = ''`,
      edition,
      code,
    ) ?? null
  )
}

export function findBillable(db: ReadableDb, edition: number, code: string): boolean | null {
  const row = db.one<{ billable: 0 | 1 }>(
    `SELECT billable
     FROM diagnosis
     WHERE edition_id = ? AND code = ?`,
    edition,
    code,
  )
  return row ? row.billable === 1 : null
}

export type HcpcsSpan = { readonly added: Day | null; readonly terminated: Day | null }

export function findHcpcsSpan(db: ReadableDb, edition: number, code: string): HcpcsSpan | null {
  return (
    db.one<HcpcsSpan>(
      `SELECT added, terminated
       FROM hcpcs
       WHERE edition_id = ? AND code = ? AND kind = 'code'`,
      edition,
      code,
    ) ?? null
  )
}
