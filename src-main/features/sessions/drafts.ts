import { remembered } from '#shared/base/remembered.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Assessment, OpenSession, Saved } from '#shared/contract/sessions.ts'
import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import { emptyEntry, type SessionEntry } from '#shared/domain/session-entry.ts'
import { assessDraft } from './assess-session.ts'
import { changeSession, saveOver, type ChangeInput } from './change-session.ts'
import { placedOnDay } from './closed-day.ts'
import { storeChargeLines, toldLines } from './charge-lines.ts'
import { decideLines } from './corrections/decide.ts'
import { findCorrectionOf } from './corrections/queries.ts'
import type { Dependencies } from './dependencies.ts'
import { expectedEntry } from './expected-entry.ts'
import { placedElsewhere } from './item-check.ts'
import { once } from './once.ts'
import { openedSession } from './opened-session.ts'
import { putPhysician } from './physician-queries.ts'
import { storeFindings } from './findings.ts'
import { newRow } from './new-row.ts'
import { newSessionId } from './new-session-id.ts'
import { noteForReview } from './for-review.ts'
import { findSessionOfExam, insertSession, isAccessionTaken } from './queries.ts'
import { readPhysician, readReferring } from './read-entry.ts'
import type { Remark } from './remark.ts'
import { findPlacement } from './serial-queries.ts'
import { entryColumns } from './session-row.ts'
import { tiedExam } from './tied-exam.ts'
import type { TypedDraft } from './typed-draft.ts'

type EntryInput = ChangeInput & { readonly entry: SessionEntry }

type StartInput = {
  readonly commandId: string
  readonly performedOn: string
  readonly exam?: ExpectedExamId | undefined
}

/** Begins a draft on the department's defaults, filled from an expected exam if one is named. */
export function startSession(dependencies: Dependencies, input: StartInput): Result<OpenSession, Failure> {
  return once(dependencies, { commandId: input.commandId, operation: 'start' }, at => {
    const empty = defaultEntry(dependencies, input)
    if (input.exam === undefined) return ok(begin(dependencies, empty, null, at))
    const exam = dependencies.exams.find(input.exam)
    if (exam === null) return fail(failure('exam-unknown'))
    const begun = findSessionOfExam(dependencies.db, exam.id)
    if (begun) return ok(openedSession(dependencies, begun))
    return ok(begin(dependencies, expectedEntry(exam, empty, dependencies.clock.today()), exam.id, at))
  })
}

function defaultEntry({ settings }: Dependencies, { performedOn }: StartInput): SessionEntry {
  const { placeOfService, claims, payer, statedDocuments } = settings()
  return emptyEntry({ performedOn, placeOfService, claims, payer, statedDocuments })
}

function begin(
  dependencies: Dependencies,
  entry: SessionEntry,
  examId: ExpectedExamId | null,
  at: string,
): OpenSession {
  const row = newRow(dependencies, { id: newSessionId(dependencies.ids), entry, examId, at })
  insertSession(dependencies.db, row)
  const changes = [{ path: '', from: null, to: entry }]
  dependencies.audit.record(dependencies.db, { at, action: 'session-started', sessionId: row.id, changes })
  return openedSession(dependencies, row)
}

/** The day it had and the day it has. */
const DAYS_OF_A_SAVE = 2

/** Stores a draft as it stands, finished or not. */
export function saveDraft(
  dependencies: Dependencies,
  input: EntryInput,
  typed: TypedDraft,
): Result<Saved, Failure> {
  // Within one transaction a day stays open or closed.
  const here = { ...dependencies, isDayClosed: remembered(DAYS_OF_A_SAVE, dependencies.isDayClosed) }
  return saveOver(here, input, row => {
    if (row.state !== 'draft') return fail(failure('not-editable'))
    const typedColumns = entryColumns(input.entry, typed.assessToStore(row.id, input.entry))
    const columns = placedOnDay(here, row, typedColumns)
    return ok({
      columns: { ...columns, exam_id: tiedExam(here, row, columns) },
      entry: input.entry,
      action: 'draft-saved',
    })
  })
}

/** Stores the entry, keeps its charge lines and marks the session complete. */
export function completeSession(dependencies: Dependencies, input: EntryInput): Result<Saved, Failure> {
  const { db, ids } = dependencies
  return changeSession(dependencies, 'complete', input, row => {
    if (row.state !== 'draft') return fail(failure('not-editable'))
    const assessment = assessDraft(dependencies, row.id, input.entry)
    const corrected = findCorrectionOf(db, row.id)?.session_id ?? null
    const refusal = refusalOf(assessment, {
      accessionTaken: isAccessionTaken(db, input.entry.accession.trim(), row.id),
      serialTaken: placedElsewhere(input.entry, {
        findPlacement: serial => findPlacement(db, serial, corrected),
      })[0],
    })
    if (refusal !== null) return fail(refusal)
    const decision = decideLines(dependencies, row, { entry: input.entry, claims: assessment.claims })
    if (!decision.ok) return decision
    const columns = placedOnDay(dependencies, row, entryColumns(input.entry, assessment))
    return ok({
      columns: { ...columns, exam_id: tiedExam(dependencies, row, columns), state: 'complete' },
      entry: input.entry,
      action: 'session-completed',
      alsoTold: toldLines(assessment),
      alsoWrite: () => {
        storeChargeLines(db, ids, row.id, assessment)
        storeFindings(db, { id: row.id, performedOn: columns.performed_on }, assessment)
        decision.value()
        keepPhysicians(dependencies, input.entry)
        noteForReview(dependencies, { id: row.id, entry: input.entry, assessment })
      },
    })
  })
}

type Taken = { readonly accessionTaken: boolean; readonly serialTaken: Remark | undefined }

/** Why a session cannot be complete yet, with the field to begin at; null when it can. */
function refusalOf(assessment: Assessment, { accessionTaken, serialTaken }: Taken): Failure | null {
  if (assessment.canComplete) return null
  if (accessionTaken) return failure('accession-taken', 'accession')
  if (serialTaken) return failure('serial-taken', serialTaken.field)
  const first = assessment.problems[0] ?? assessment.missing[0]
  return first ? failure('not-complete', first.field) : failure('blocked')
}

/** Remembers the physicians of a complete session, to be offered the next time. */
function keepPhysicians({ db, clock }: Dependencies, entry: SessionEntry): void {
  for (const physician of [readReferring(entry), readPhysician(entry.performing)]) {
    if (physician !== null) putPhysician(db, physician, clock.now())
  }
}
