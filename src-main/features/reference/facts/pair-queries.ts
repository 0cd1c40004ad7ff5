import type { ReadableDb } from '#main/db/handles.ts'
import type { Day, PairRow } from '../formats/rows.ts'

/*
 * What one edition of the pair edits says. The key of column 2 is named: without statistics the planner takes the
 * edition alone for selective and would read millions of rows.
 */

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

/** The same pairs with nothing but their indicators, all of them, in the order of their keys. */
export function listPairIndicators(
  db: ReadableDb,
  edition: number,
  { code, day }: { readonly code: string; readonly day: Day },
): readonly Pick<PairFact, 'column1' | 'column2' | 'indicator'>[] {
  return db.all(
    `WITH met AS (
       SELECT column1, column2, effective, deletion, indicator
       FROM pair_edit
       WHERE edition_id = ? AND column1 = ?
       UNION ALL
       SELECT column1, column2, effective, deletion, indicator
       FROM pair_edit INDEXED BY pair_edit_by_column2
       WHERE edition_id = ? AND column2 = ?
     )
     SELECT column1, column2, indicator
     FROM met
     WHERE indicator <> 9
       AND effective <= ? AND (deletion IS NULL OR (deletion >= ? AND deletion <> effective))`,
    edition,
    code,
    edition,
    code,
    day,
    day,
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
