import type { ExpectedExamId, NoChargeReason } from '#shared/domain/expected-exam.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { factColumns } from './exam-row.ts'
import { stampedFacts, type StatedFacts } from './facts.ts'
import { insertExam } from './queries.ts'

/** An exam of one message, with what the desk said of it. */
export type NewExpectedExam = {
  readonly id: ExpectedExamId
  readonly mrn: string
  readonly accession: string
  /** When the message was written. */
  readonly at: string
  readonly message: string
  readonly noCharge: NoChargeReason | null
  readonly stated: StatedFacts
}

/**
 * Puts an exam on the list that nobody has heard of before, in the caller's transaction and without looking for an
 * earlier one: for a log that is filled with invented exams.
 */
export function insertExpectedExam(db: WritableDb, exam: NewExpectedExam): void {
  const { id, mrn, accession, at, message, noCharge, stated } = exam
  insertExam(db, {
    id,
    revision: noCharge === null ? 0 : 1,
    mrn,
    accession,
    order_number: '',
    ...factColumns(stampedFacts(stated, { at, message })),
    source: 'hl7',
    message_id: message,
    message_at: at,
    no_charge_reason: noCharge,
    no_charge_note: noCharge === null ? null : '',
    waiting: 1,
    absorbed_by: null,
    created_at: at,
    updated_at: at,
  })
}
