import type { Claim } from '#shared/domain/vocabulary.ts'
import type { Severity } from '#shared/domain/coding-answer.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { WritableDb } from '#main/db/handles.ts'

export type FindingRow = {
  readonly performed_on: string
  readonly session_id: SessionId
  readonly claim: Claim
  readonly rule: string
  readonly severity: Severity
  readonly amount: number
}

/** Keeps how often a rule said something of a session. A session that is reopened loses its rows by a trigger. */
export function insertFinding(db: WritableDb, row: FindingRow): void {
  db.run(
    `INSERT INTO report_finding (performed_on, session_id, claim, rule, severity, amount)
     VALUES (?, ?, ?, ?, ?, ?)`,
    row.performed_on,
    row.session_id,
    row.claim,
    row.rule,
    row.severity,
    row.amount,
  )
}
