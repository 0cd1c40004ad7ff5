import type { LineDifference } from '#shared/contract/corrections.ts'
import type { SessionChanges } from '#shared/contract/review.ts'
import type { Assessment, OpenSession } from '#shared/contract/sessions.ts'
import type { SessionId, SessionState as LifeState } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { Udi } from '#shared/domain/udi/udi.ts'
import type { EntryDeps } from './session-deps.ts'
import { type FieldMarks, fieldMarks } from '../model/field-marks.ts'
import { stands } from '../model/said.ts'
import { type History, startHistory } from '../model/history.ts'

export type SaveStatus =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string }

/** Something said once: to the eye in the status line, to the ear in the live region. */
export type Message = { readonly tone: 'info' | 'warn'; readonly text: string; readonly number: number }

/** What was done with the session as a whole, to be undone and redone; `hold` is what it was held for. */
export type LifeDeed =
  | { readonly kind: 'complete' }
  | { readonly kind: 'hold' | 'release'; readonly hold: NonNullable<OpenSession['hold']> }
  | { readonly kind: 'reopen'; readonly hold: OpenSession['hold'] }

/** A session as it is on screen. */
export type SessionView = {
  readonly id: SessionId
  readonly revision: number
  readonly state: LifeState
  readonly hold: OpenSession['hold']
  readonly batches: readonly string[]
  readonly exam: OpenSession['exam']
  readonly notes: OpenSession['notes']
  readonly late: OpenSession['late']
  /** Its day is closed and it is not marked as late. */
  readonly dayClosed: boolean
  /** What a reviewer said of it, as long as it stands. */
  readonly word: OpenSession['word']
  /** Somebody else changed it last; null once it was changed here. */
  readonly lastChange: OpenSession['lastChange']
  /** When the revision that is shown was stored. */
  readonly storedAt: string
  readonly history: History<SessionEntry>
  /** The deed that undo takes back before any change of the entry: it was done last. */
  readonly done: LifeDeed | null
  /** The deed that redo does again. */
  readonly undone: LifeDeed | null
  readonly assessment: Assessment
  /** The assessment by field. */
  readonly marks: FieldMarks
  readonly saving: SaveStatus
  /** Fields that were left once: only these show what is wrong with them. */
  readonly left: ReadonlySet<string>
  /** Completion was asked for: every field shows what is wrong with it. */
  readonly completeAsked: boolean
  /** Stored by somebody else since it was opened; nothing more is saved until it is reloaded. */
  readonly conflict: boolean
  /** The person at the desk may see it and not change it. */
  readonly readOnly: boolean
  /** The person at the desk may take an approval back. */
  readonly mayReview: boolean
  /** The person at the desk may correct, or void, what has left. */
  readonly mayCorrect: boolean
  readonly mayVoid: boolean
  /** What it is a correction of, and what stands in its place. */
  readonly corrects: OpenSession['corrects']
  readonly correctedBy: OpenSession['correctedBy']
  /** What a correction would credit and charge anew as it stands; null for what is none, and until it is known. */
  readonly difference: LineDifference | null
  /** What receivers said of it when they refused it. */
  readonly refusals: OpenSession['said']
  /** What was stored elsewhere, once that is known. */
  readonly meanwhile: SessionChanges | null
  readonly message: Message | null
  /** The lesion of the cursor, or where it was last; a scanned device goes there. */
  readonly lesionAt: string | null
  /** The lesion that a device was scanned into last: its details are open. */
  readonly scannedInto: string | null
  /** The lesion whose place is being shown on the breast diagram. */
  readonly diagramOf: string | null
  /** A scanned device that the catalogue does not know, and the lesion it was scanned for. */
  readonly newDevice: { readonly udi: Udi; readonly lesion: string } | null
  /** What changed in the charges, for the live region. */
  readonly spoken: { readonly text: string; readonly number: number }
}

type Rights = Pick<EntryDeps, 'readOnly' | 'mayReview' | 'mayCorrect' | 'mayVoid'>

export function viewOf(
  session: OpenSession,
  { readOnly = false, mayReview = false, mayCorrect = false, mayVoid = false }: Rights = {},
): SessionView {
  return {
    id: session.id,
    revision: session.revision,
    state: session.state,
    hold: session.hold,
    batches: session.batches,
    exam: session.exam,
    notes: session.notes,
    late: session.late,
    dayClosed: session.dayClosed,
    word: session.word,
    lastChange: session.lastChange,
    storedAt: session.savedAt,
    history: startHistory(session.entry),
    done: null,
    undone: null,
    assessment: session.assessment,
    marks: fieldMarks(session.assessment, session.entry.lesions),
    saving: { kind: 'saved', at: session.savedAt },
    left: new Set(),
    completeAsked: false,
    conflict: false,
    readOnly,
    mayReview,
    mayCorrect,
    mayVoid,
    corrects: session.corrects,
    correctedBy: session.correctedBy,
    difference: null,
    refusals: session.said,
    meanwhile: null,
    message: null,
    lesionAt: null,
    scannedInto: null,
    diagramOf: null,
    newDevice: null,
    spoken: { text: '', number: 0 },
  }
}

export function entryOf(view: SessionView): SessionEntry {
  return view.history.present
}

export function isEditable(view: SessionView): boolean {
  return view.state === 'draft' && !view.conflict && !view.dayClosed && !view.readOnly
}

/** Whether the session can be entered late: its day is closed, or the day typed is. */
export function asksForLate(view: SessionView): boolean {
  if (view.readOnly || view.late !== null || view.state === 'exported') return false
  return view.dayClosed || view.assessment.problems.some(({ asks }) => asks === 'late')
}

/** The other end of a correction: what left, or what stands in its place. */
export function otherEndOf({
  corrects,
  correctedBy,
}: Pick<SessionView, 'corrects' | 'correctedBy'>): SessionId | null {
  return corrects?.session ?? correctedBy?.replacement ?? null
}

/** Whether the session has left and stands: it can be corrected or voided. */
export function hasLeft({ state, correctedBy }: Pick<SessionView, 'state' | 'correctedBy'>): boolean {
  return state === 'exported' && correctedBy === null
}

/** A void whose credits have not left: it can be taken back. */
export function isVoidWaiting({ correctedBy }: Pick<SessionView, 'correctedBy'>): boolean {
  return correctedBy?.replacement === null && correctedBy.standing === 'waiting'
}

/** What receivers said of the session and is not mended: of what left, and of the draft that corrects it. */
export function standingRefusals(view: SessionView): SessionView['refusals'] {
  if (view.state !== 'draft' && view.state !== 'exported') return []
  return view.refusals.filter(said => stands(said, entryOf(view)))
}

/** Whether there is anything to undo. */
export function canUndo(view: SessionView): boolean {
  return view.done !== null || (isEditable(view) && view.history.past.length > 0)
}

/** Whether nothing was done with a draft since it came onto the desk. */
export function isUntouched(view: SessionView): boolean {
  return isEditable(view) && !canUndo(view) && !canRedo(view)
}

/** Whether there is anything to redo. */
export function canRedo(view: SessionView): boolean {
  return view.undone !== null || (isEditable(view) && view.history.future.length > 0)
}

/** The view with something said; the same words again are said again. */
export function saying(view: SessionView, tone: Message['tone'], text: string): Pick<SessionView, 'message'> {
  return { message: { tone, text, number: (view.message?.number ?? 0) + 1 } }
}
