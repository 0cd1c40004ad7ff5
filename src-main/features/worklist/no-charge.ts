import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { ExamSummary } from '#shared/contract/worklist.ts'
import type { ExpectedExamId, NoChargeReason } from '#shared/domain/expected-exam.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import { once } from '#main/features/sessions/index.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { ExamRow } from './exam-row.ts'
import { summaryOf } from './listed-exam.ts'
import { findListed } from './listing-queries.ts'
import { findExam, findSessionOf, updateExam } from './queries.ts'

export type NoChargeTools = { readonly db: WritableDb; readonly clock: Clock; readonly audit: Audit }

export type ExamChange = {
  readonly commandId: string
  readonly id: ExpectedExamId
  readonly revision: number
}

/** Says why an expected exam is not charged. One that has a session is charged or discarded there. */
export function markNoCharge(
  tools: NoChargeTools,
  input: ExamChange & { readonly reason: NoChargeReason; readonly note: string },
): Result<ExamSummary, Failure> {
  const note = input.note.trim()
  if (input.reason === 'other' && note === '') return fail(failure('reason-required', 'note'))
  return change(tools, 'markNoCharge', input, row => {
    if (findSessionOf(tools.db, row.id) !== null) return fail(failure('exam-has-session'))
    return ok({ no_charge_reason: input.reason, no_charge_note: note })
  })
}

/** Takes a "no charge" back: the exam is expected as before. */
export function expectAgain(tools: NoChargeTools, input: ExamChange): Result<ExamSummary, Failure> {
  return change(tools, 'expectAgain', input, () => ok({ no_charge_reason: null, no_charge_note: null }))
}

type NoCharge = Pick<ExamRow, 'no_charge_reason' | 'no_charge_note'>

function change(
  tools: NoChargeTools,
  operation: string,
  { commandId, id, revision }: ExamChange,
  decide: (row: ExamRow) => Result<NoCharge, Failure>,
): Result<ExamSummary, Failure> {
  return once(tools, { commandId, operation: `worklist.${operation}` }, at => {
    const row = findExam(tools.db, id)
    if (!row) return fail(failure('exam-unknown'))
    if (row.revision !== revision) return fail(failure('exam-changed'))
    const decided = decide(row)
    return decided.ok ? ok(write(tools, row, decided.value, at)) : decided
  })
}

function write({ db, clock, audit }: NoChargeTools, row: ExamRow, next: NoCharge, at: string): ExamSummary {
  updateExam(db, { ...row, ...next, revision: row.revision + 1, updated_at: at })
  audit.record(db, {
    at,
    action: next.no_charge_reason === null ? 'exam-expected-again' : 'exam-no-charge',
    sessionId: null,
    changes: [
      { path: `exams.${row.id}.noCharge`, from: row.no_charge_reason, to: next.no_charge_reason },
      { path: `exams.${row.id}.noChargeNote`, from: row.no_charge_note, to: next.no_charge_note },
    ],
    reason: next.no_charge_reason ?? '',
  })
  const listed = findListed(db, row.id)
  if (!listed) throw new Error('An exam that was just written is not there.')
  return summaryOf(listed, clock.today())
}
