import { z } from 'zod'
import type { CodingAnswer, Decision } from '../domain/coding-answer.ts'
import { LATE_REASONS, type LateMark, type LateReason } from '../domain/day-close.ts'
import type { CorrectionLink, CorrectionStanding } from '../domain/correction.ts'
import type { ExpectedExamId } from '../domain/expected-exam.ts'
import { HOLD_REASONS, type HoldReason, type SessionId, type SessionState } from '../domain/session.ts'
import type { PhysicianEntry, SessionEntry } from '../domain/session-entry.ts'
import type { Claim } from '../domain/vocabulary.ts'
import type { SheetPlace } from './exports.ts'
import { operation } from './operation.ts'
import type { LastChange, ReviewWord } from './review-word.ts'
import { sessionEntrySchema } from './session-entry-schema.ts'
import { examIdSchema } from './worklist.ts'

const sessionId = z.uuid().transform(text => text as SessionId)
/** Made anew by the caller for each deed: the same command sent twice changes nothing. */
const commandId = z.uuid()
const revision = z.int().min(0)
const day = z.iso.date()

/** A field that cannot be taken as it stands, with what to do. `field` is a path such as `patient.birthDate`. */
export type FieldProblem = {
  readonly field: string
  readonly message: string
  /** `late`: the day is closed; the session is right as it stands once it is marked as late. */
  readonly asks?: 'late'
}

/** Something that is not there yet, and the field where it belongs. */
export type MissingItem = { readonly field: string; readonly text: string }

/** Another session of the same patient and day with the same code on the same breast. */
export type Duplicate = {
  readonly session: SessionId
  readonly revision: number
  readonly accession: string
  readonly state: SessionState
  /** What both charge, such as `19283 right`. */
  readonly charges: string
  /** Said to be about a separate lesion, here or there. */
  readonly answered: boolean
}

/** What the core says of an entry as it stands. */
export type Assessment = {
  /** Refused as typed. */
  readonly problems: readonly FieldProblem[]
  /** Not stated yet; the session cannot be completed without. */
  readonly missing: readonly MissingItem[]
  /** Worth a second look; stands in the way of nothing. */
  readonly notices: readonly FieldProblem[]
  /** Other sessions that charge the same; each asks a question until it is answered. */
  readonly duplicates: readonly Duplicate[]
  /** One set of lines for each kind of claim chosen; lesions that are not stated in full are left out. */
  readonly claims: readonly { readonly claim: Claim; readonly answer: CodingAnswer }[]
  /** The worst decision over the claims. */
  readonly decision: Decision
  readonly canComplete: boolean
}

/** A row of the day list. */
export type SessionSummary = {
  readonly id: SessionId
  readonly revision: number
  readonly state: SessionState
  readonly performedOn: string
  readonly performedAt: string
  readonly patientName: string
  readonly mrn: string
  readonly accession: string
  readonly decision: Decision
  /** Codes in short, such as `19283 19284`. */
  readonly codes: string
  readonly missingCount: number
  readonly holdReason: HoldReason | null
  /** The expected exam it was begun from, or that has its accession number and patient. */
  readonly examId: ExpectedExamId | null
  /** Why it was entered after its day was closed; null where it was not. */
  readonly late: LateReason | null
  /** A reviewer gave it back and it is not complete again. */
  readonly sentBack: boolean
  /** The exported session that it is a correction of. */
  readonly corrects: SessionId | null
  /** What takes the place of it; null while nothing does. */
  readonly supersededBy: {
    readonly kind: 'replacement' | 'void'
    readonly standing: CorrectionStanding
  } | null
}

/** A note as it was added; it is never changed. */
export type SessionNote = { readonly text: string; readonly author: string; readonly at: string }

/** What a receiver said of a session that it refused, as long as nobody has mended it or marked it as seen. */
export type SaidOfSession = {
  readonly answer: string
  readonly position: number
  /** Name of the destination. */
  readonly receiver: string
  readonly batch: string
  readonly receivedAt: string
  readonly code: string
  /** The receiver's own words; empty where it gave none. */
  readonly words: string
  /** What it is about, in words; null where the answer does not tell. */
  readonly about: string | null
  /** The field of the form that it is about; null where it stands at the top of the form. */
  readonly field: string | null
  /** Where it stands, if the sheet of the receiver holds it and not the entry. */
  readonly sheet: SheetPlace | null
  /** The part of the entry that was refused as it was sent, as JSON: another value mends it. */
  readonly refused: { readonly part: keyof SessionEntry; readonly value: string } | null
}

export type OpenSession = {
  readonly id: SessionId
  readonly revision: number
  readonly state: SessionState
  readonly entry: SessionEntry
  readonly assessment: Assessment
  readonly hold: { readonly reason: HoldReason; readonly note: string } | null
  /** Number of the batch the session left in, per file. */
  readonly batches: readonly string[]
  readonly savedAt: string
  /** What was ordered, as the expected exam states it; null for a walk-in. */
  readonly exam: { readonly id: ExpectedExamId; readonly procedure: string } | null
  /** Set where it was entered after its day was closed. */
  readonly late: LateMark | null
  /** Its day is closed and it is not marked as late: it can be read, not changed. */
  readonly dayClosed: boolean
  /** In the order they were added. What is being written stands in the entry until it is added. */
  readonly notes: readonly SessionNote[]
  /** What a reviewer said of it, as long as it stands. */
  readonly word: ReviewWord | null
  /** Who changed it last; null when that was nobody else. */
  readonly lastChange: LastChange | null
  /** The correction that this session is, with the batches that what it corrects left in; null for most. */
  readonly corrects:
    (CorrectionLink & { readonly sent: readonly { readonly batch: string; readonly at: string }[] }) | null
  /** The correction or void of this session; null while none stands. */
  readonly correctedBy: CorrectionLink | null
  /** Of a session that was refused, and of the draft that corrects it. */
  readonly said: readonly SaidOfSession[]
}

export type Saved = {
  readonly id: SessionId
  readonly revision: number
  readonly state: SessionState
  readonly savedAt: string
}

const change = { commandId, id: sessionId, revision }

export const sessionsContract = {
  /** The sessions of a day of service, by time. Undated drafts stand under every day. */
  listDay: operation('see', z.strictObject({ day })).answers<readonly SessionSummary[]>(),
  /** Sessions whose patient name, MRN or accession begins with the words typed: of many the 50 begun last, by day of service, the newest first. */
  search: operation('see', z.strictObject({ text: z.string().max(200) })).answers<
    readonly SessionSummary[]
  >(),
  open: operation('see', z.strictObject({ id: sessionId })).answers<OpenSession>(),
  /**
   * A new draft on the department's defaults, stored at once. With an expected exam it is filled from it; where the
   * exam has a session already, that one is answered and none is begun.
   */
  start: operation(
    'enter',
    z.strictObject({ commandId, performedOn: day, exam: examIdSchema.optional() }),
  ).answers<OpenSession>(),
  /** Codes, findings and what is missing, for an entry as it stands. Writes nothing. */
  assess: operation(
    'see',
    z.strictObject({ id: sessionId, entry: sessionEntrySchema }),
  ).answers<Assessment>(),
  saveDraft: operation('enter', z.strictObject({ ...change, entry: sessionEntrySchema })).answers<Saved>(),
  /** Saves the entry and marks it complete; refused while anything is missing or blocked. */
  complete: operation('enter', z.strictObject({ ...change, entry: sessionEntrySchema })).answers<Saved>(),
  /** Back to draft, from complete or held. */
  reopen: operation('enter', z.strictObject(change)).answers<Saved>(),
  hold: operation(
    'enter',
    z.strictObject({ ...change, reason: z.enum(HOLD_REASONS), note: z.string().max(1_000) }),
  ).answers<Saved>(),
  /** Ends a hold: back to what the session was before. */
  release: operation('enter', z.strictObject(change)).answers<Saved>(),
  discard: operation('enter', z.strictObject(change)).answers<Saved>(),
  restore: operation('enter', z.strictObject(change)).answers<Saved>(),
  /** Enters a session late: its day is closed, and it is taken up or changed after all. */
  markLate: operation(
    'enter',
    z.strictObject({ ...change, reason: z.enum(LATE_REASONS), note: z.string().max(1_000) }),
  ).answers<Saved>(),
  /** Adds a note, in the name of the person at the desk; at any time of a session's life. Answers all notes. */
  addNote: operation(
    'enter',
    z.strictObject({ commandId, id: sessionId, text: z.string().max(8_000) }),
  ).answers<readonly SessionNote[]>(),
  /** Physicians of earlier sessions, the most recent first, at most 200. */
  listPhysicians: operation('see', z.strictObject({})).answers<readonly PhysicianEntry[]>(),
} as const
