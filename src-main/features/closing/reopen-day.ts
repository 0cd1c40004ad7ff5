import { fail, ok, type Result } from '#shared/base/result.ts'
import type { CloseSummary } from '#shared/contract/closing.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { DayCloseId, ReopenReason } from '#shared/domain/day-close.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import { once } from '#main/features/sessions/index.ts'
import type { Clock } from '#main/ports/clock.ts'
import { findClose, reopenClose } from './close-queries.ts'
import { summaryOf } from './close-row.ts'

export type ReopenTools = { readonly db: WritableDb; readonly clock: Clock; readonly audit: Audit }

export type ReopenInput = {
  readonly commandId: string
  readonly id: DayCloseId
  readonly reason: ReopenReason
  readonly note: string
}

/** Opens a closed day again. Its close stays in the history, with the reason; the next close refers to it. */
export function reopenDay(tools: ReopenTools, input: ReopenInput): Result<CloseSummary, Failure> {
  const { db, audit } = tools
  const note = input.note.trim()
  if (input.reason === 'other' && note === '') return fail(failure('reason-required', 'note'))
  return once(tools, { commandId: input.commandId, operation: 'closing.reopen' }, at => {
    const row = findClose(db, input.id)
    if (!row) return fail(failure('close-unknown'))
    if (row.reopened_at !== null) return fail(failure('day-not-closed'))
    reopenClose(db, row.id, { at, by: audit.actor, reason: input.reason, note })
    const changes = [
      {
        path: `days.${row.day}`,
        from: { number: row.number, sheet: `${row.pdf_name} ${row.pdf_sha256}` },
        to: null,
      },
      { path: 'note', from: null, to: note },
    ]
    audit.record(db, { at, action: 'day-reopened', sessionId: null, changes, reason: input.reason })
    const reopened = findClose(db, row.id)
    return reopened ? ok(summaryOf(reopened)) : fail(failure('close-unknown'))
  })
}
