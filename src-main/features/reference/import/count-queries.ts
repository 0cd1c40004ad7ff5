import type { Dataset } from '#shared/domain/code-sets.ts'
import type { ReadableDb } from '#main/db/handles.ts'

/** The table that holds the rows of a dataset. */
const TABLE_OF = {
  'ptp-practitioner': 'pair_edit',
  'ptp-outpatient': 'pair_edit',
  'mue-practitioner': 'unit_limit',
  'mue-outpatient': 'unit_limit',
  'mue-dme': 'unit_limit',
  'add-on': 'add_on',
  mpfs: 'fee_schedule',
  opps: 'outpatient_payment',
  'icd-10-cm': 'diagnosis',
  hcpcs: 'hcpcs',
  'cpt-text': 'cpt_text',
  'charge-master': 'charge_master',
} as const satisfies Record<Dataset, string>

/** Rows of an edition as they stand in its table. */
export function countRows(db: ReadableDb, dataset: Dataset, edition: number): number {
  return (
    db.one<{ rows: number }>(
      `SELECT count(*) AS rows
       FROM ${TABLE_OF[dataset]}
       WHERE edition_id = ?`,
      edition,
    )?.rows ?? 0
  )
}

/**
 * Rows of pair edits whose edition or reason is not there; the table has no reference that would say so. Editions are
 * asked by their number of rows, and reasons by their highest id, as none is ever removed: both are one quick pass.
 */
export function countStrayPairs(db: ReadableDb): number {
  return (
    db.one<{ rows: number }>(
      `SELECT
         (SELECT count(*) FROM pair_edit)
         - coalesce((
           SELECT sum((SELECT count(*) FROM pair_edit WHERE edition_id = edition.id))
           FROM edition
         ), 0)
         + (
           SELECT count(*)
           FROM pair_edit
           WHERE rationale_id NOT BETWEEN 1 AND coalesce((SELECT max(id) FROM rationale), 0)
         ) AS rows`,
    )?.rows ?? 0
  )
}
