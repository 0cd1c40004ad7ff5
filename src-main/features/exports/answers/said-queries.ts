import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb } from '#main/db/handles.ts'

/** What a receiver said of a session that it refused. */
export type SaidRow = {
  readonly answer: string
  readonly position: number
  readonly destination: string
  readonly batch: string
  readonly code: string
  readonly words: string
  readonly field: string | null
  /** Of the line that it is about, as JSON; null where it is about no single one. */
  readonly lesions: string | null
  readonly receivedAt: string
}

export const LIST_SAID = `
  WITH left_in (batch) AS (
    SELECT export_ledger.batch
    FROM charge_line
    JOIN export_ledger ON export_ledger.charge_line_id = charge_line.id
    WHERE charge_line.session_id = ?
    UNION
    SELECT export_refusal.batch
    FROM charge_line
    JOIN export_refusal ON export_refusal.charge_line_id = charge_line.id
    WHERE charge_line.session_id = ?
  )
  SELECT item.answer AS answer, item.position AS position, export_answer.destination AS destination,
    item.batch AS batch, item.code AS code, item.words AS words, item.field AS field,
    charge_line.lesions AS lesions, export_answer.received_at AS receivedAt
  FROM left_in
  JOIN export_answer_item AS item ON item.batch = left_in.batch
  JOIN export_answer ON export_answer.sha256 = item.answer
  LEFT JOIN charge_line ON charge_line.id = item.charge_line_id
  WHERE item.verdict = 'refused' AND item.settled_at IS NULL AND (item.session_id IS NULL OR item.session_id = ?)
    AND NOT EXISTS (
      SELECT 1
      FROM audit_event, json_each(audit_event.changes) AS change
      WHERE audit_event.session_id = ? AND audit_event.action = 'refusal-seen'
        AND change.value ->> 'path' = 'answer.' || item.answer || '.' || item.position
    )
  ORDER BY export_answer.received_at, item.position`

/** Open refusals of a session, or of a whole file that it left in, that nobody has marked as seen on its form. */
export function listSaid(db: ReadableDb, session: SessionId): readonly SaidRow[] {
  return db.all<SaidRow>(LIST_SAID, session, session, session, session)
}
