import type { Assessment } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { insertFinding } from './finding-queries.ts'

type Completed = { readonly id: SessionId; readonly performedOn: string }

/** Keeps what the rules said of a session that has become complete: how often each rule, for reports. */
export function storeFindings(
  db: WritableDb,
  { id, performedOn }: Completed,
  { claims }: Pick<Assessment, 'claims'>,
): void {
  for (const { claim, answer } of claims) {
    const alike = Map.groupBy(answer.findings, ({ rule, severity }) => `${severity} ${rule}`)
    for (const found of alike.values()) {
      const [first] = found
      if (!first) continue
      const { rule, severity } = first
      const amount = found.length
      insertFinding(db, { performed_on: performedOn, session_id: id, claim, rule, severity, amount })
    }
  }
}
