import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { changedFields, type Audit, type FieldChange } from '#main/features/audit/index.ts'
import type { Ids } from '#main/ports/ids.ts'
import type { ExamMessage } from './exam-message.ts'
import { factColumns, readFacts, stampOf, type ExamRow } from './exam-row.ts'
import { compareStamps, joinFacts, stampedFacts, valuesOf, type StampedFacts } from './facts.ts'
import { newExamId } from './new-exam-id.ts'
import {
  findByAccession,
  findByOrder,
  findExam,
  findSessionOf,
  findWalkIn,
  insertExam,
  insertOrder,
  listOfOrder,
  tieSession,
  updateExam,
} from './queries.ts'

export type StoreTools = {
  readonly db: WritableDb
  readonly ids: Ids
  readonly audit: Audit
  readonly at: string
}

export type Stored = 'created' | 'updated' | 'unchanged'

/**
 * Takes a message into the list, in the caller's transaction. An exam is known by accession number and patient; until
 * the accession number is known, by the number of its order. Whatever the order of messages, the list is the same.
 */
export function storeMessage(tools: StoreTools, message: ExamMessage): Stored {
  return message.accession === '' ? storeByOrder(tools, message) : storeByAccession(tools, message)
}

function storeByAccession(tools: StoreTools, message: ExamMessage): Stored {
  const { accession, mrn, orderNumber } = message
  const before = findByAccession(tools.db, accession, mrn)
  const row = before ?? newRow(tools, message)
  const own = joinFacts(readFacts(row), stampedFacts(message.stated, message.stamp))
  if (!before) insertExam(tools.db, withFacts(row, own))
  const isNewOrder = orderNumber !== '' && insertOrder(tools.db, orderNumber, row.id)
  const order = isNewOrder ? findByOrder(tools.db, orderNumber, mrn) : undefined
  const facts = order ? joinFacts(own, readFacts(order)) : own
  const stored = write(tools, { before, row, message, facts, heard: order ? [heardIn(order)] : [] })
  if (order) absorb(tools, order, row.id)
  if (!before) adoptWalkIn(tools, row)
  return stored
}

/** What is said of an order holds for every exam that belongs to it. */
function storeByOrder(tools: StoreTools, message: ExamMessage): Stored {
  const { mrn, orderNumber } = message
  const before = findByOrder(tools.db, orderNumber, mrn)
  const row = before ?? newRow(tools, message)
  const facts = joinFacts(readFacts(row), stampedFacts(message.stated, message.stamp))
  if (!before) insertExam(tools.db, withFacts(row, facts))
  const exams = listOfOrder(tools.db, orderNumber, mrn)
  const [first] = exams
  if (!first) return write(tools, { before, row, message, facts })
  updateExam(tools.db, {
    ...withFacts(row, facts),
    ...later(heardIn(row), heardOf(message)),
    absorbed_by: row.absorbed_by ?? first.id,
  })
  const stored = exams.map(exam =>
    write(tools, { before: exam, row: exam, message, facts: joinFacts(readFacts(exam), facts) }),
  )
  return stored.includes('updated') ? 'updated' : 'unchanged'
}

type Writing = {
  readonly before: ExamRow | undefined
  readonly row: ExamRow
  readonly message: ExamMessage
  readonly facts: StampedFacts
  /** What its order heard of before. */
  readonly heard?: readonly Heard[]
}

/** The message that spoke of an exam last. */
type Heard = Pick<ExamRow, 'source' | 'message_at' | 'message_id'>

/** Writes the facts of a row and, where a value changed, what changed into the audit. */
function write(tools: StoreTools, { before, row, message, facts, heard = [] }: Writing): Stored {
  const changes = changesOf(before, row.id, facts)
  const changed = changes.length > 0
  const spoken = [heardIn(row), heardOf(message), ...heard].reduce(later)
  updateExam(tools.db, {
    ...withFacts(row, facts),
    ...spoken,
    order_number: firstNumber(row.order_number, message.orderNumber),
    revision: before && changed ? row.revision + 1 : row.revision,
    updated_at: changed ? tools.at : row.updated_at,
  })
  if (!changed) return 'unchanged'
  const action = before ? 'exam-updated' : 'exam-expected'
  tools.audit.record(tools.db, { at: tools.at, action, sessionId: null, changes })
  return before ? 'updated' : 'created'
}

function changesOf(
  before: ExamRow | undefined,
  id: ExpectedExamId,
  facts: StampedFacts,
): readonly FieldChange[] {
  const after = valuesOf(facts)
  if (!before) return [{ path: `exams.${id}`, from: null, to: after }]
  const changes = changedFields(valuesOf(readFacts(before)), after)
  return changes.map(({ path, ...values }) => ({ path: `exams.${id}.${path}`, ...values }))
}

/** The exam takes over what was known by the order alone: a session begun from it, and a "no charge". */
function absorb(tools: StoreTools, order: ExamRow, id: ExpectedExamId): void {
  if (order.absorbed_by !== null) return
  updateExam(tools.db, { ...order, absorbed_by: id })
  const session = findSessionOf(tools.db, order.id)
  if (session !== null && findSessionOf(tools.db, id) === null) tieSession(tools.db, session, id)
  const taker = findExam(tools.db, id)
  if (taker && taker.no_charge_reason === null && order.no_charge_reason !== null) {
    const { no_charge_reason, no_charge_note } = order
    updateExam(tools.db, { ...taker, no_charge_reason, no_charge_note, revision: taker.revision + 1 })
  }
}

/** A session that was begun before its order came is the session of that order. */
function adoptWalkIn(tools: StoreTools, { id, accession, mrn }: ExamRow): void {
  if (findSessionOf(tools.db, id) !== null) return
  const session = findWalkIn(tools.db, accession, mrn)
  if (session === null) return
  tieSession(tools.db, session, id)
  const changes = [{ path: 'exam', from: null, to: id }]
  tools.audit.record(tools.db, { at: tools.at, action: 'session-tied-to-exam', sessionId: session, changes })
}

function heardIn({ source, message_at, message_id }: ExamRow): Heard {
  return { source, message_at, message_id }
}

function heardOf({ source, stamp }: ExamMessage): Heard {
  return { source, message_at: stamp.at, message_id: stamp.message }
}

function later(a: Heard, b: Heard): Heard {
  const order = compareStamps(stampOf(a), stampOf(b)) || (a.source < b.source ? -1 : 1)
  return order < 0 ? b : a
}

/** Of two order numbers the one that stands first, whichever came first. */
function firstNumber(...numbers: readonly string[]): string {
  return numbers.filter(number => number !== '').toSorted()[0] ?? ''
}

function withFacts(row: ExamRow, facts: StampedFacts): ExamRow {
  return { ...row, ...factColumns(facts) }
}

function newRow({ ids, at }: StoreTools, message: ExamMessage): ExamRow {
  const { source, stamp, mrn, accession, orderNumber } = message
  return {
    id: newExamId(ids),
    revision: 0,
    mrn,
    accession,
    order_number: orderNumber,
    ...factColumns(stampedFacts({}, stamp)),
    source,
    message_id: stamp.message,
    message_at: stamp.at,
    no_charge_reason: null,
    no_charge_note: null,
    waiting: 1,
    absorbed_by: null,
    created_at: at,
    updated_at: at,
  }
}
