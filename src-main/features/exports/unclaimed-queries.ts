import type { Claim } from '#shared/domain/vocabulary.ts'
import type { ReadableDb } from '#main/db/handles.ts'

export const COUNT_UNCLAIMED = `
  SELECT count(*) AS lines
  FROM session
  JOIN charge_line ON charge_line.session_id = session.id
  WHERE session.performed_on >= ? AND session.state <> 'discarded' AND session.superseded = 0
    AND session.state IN ('complete', 'approved', 'exported') AND charge_line.claim = ?
    AND NOT EXISTS (SELECT 1 FROM export_ledger WHERE export_ledger.charge_line_id = charge_line.id)
    AND NOT EXISTS (SELECT 1 FROM kept_line WHERE kept_line.charge_line_id = charge_line.id)`

export const LOG_STATE = `
  SELECT total_changes() AS own, data_version AS others
  FROM pragma_data_version`

/** Two numbers that stay as long as nobody has written into the log, this program or another one. */
export type LogState = { readonly own: number; readonly others: number }

export function logState(db: ReadableDb): LogState {
  return db.one<LogState>(LOG_STATE) ?? { own: 0, others: 0 }
}

/** Charge lines of a kind of claim, of complete sessions since a day, that have left nowhere. */
export function countUnclaimed(db: ReadableDb, claim: Claim, from: string): number {
  return db.one<{ readonly lines: number }>(COUNT_UNCLAIMED, from, claim)?.lines ?? 0
}
