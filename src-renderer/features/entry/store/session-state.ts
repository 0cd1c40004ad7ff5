import type { Assessment, OpenSession } from '#shared/contract/sessions.ts'
import type { SessionId, SessionState as LifeState } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { type FieldMarks, fieldMarks } from '../model/field-marks.ts'
import { type History, startHistory } from '../model/history.ts'

export type SaveStatus =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string }

/** Something said once: to the eye in the status line, to the ear in the live region. */
export type Message = { readonly tone: 'info' | 'warn'; readonly text: string; readonly number: number }

/** A session as it is on screen. */
export type SessionView = {
  readonly id: SessionId
  readonly revision: number
  readonly state: LifeState
  readonly hold: OpenSession['hold']
  readonly batches: readonly string[]
  readonly exam: OpenSession['exam']
  readonly history: History<SessionEntry>
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
  readonly message: Message | null
  /** What changed in the charges, for the live region. */
  readonly spoken: { readonly text: string; readonly number: number }
}

export function viewOf(session: OpenSession): SessionView {
  return {
    id: session.id,
    revision: session.revision,
    state: session.state,
    hold: session.hold,
    batches: session.batches,
    exam: session.exam,
    history: startHistory(session.entry),
    assessment: session.assessment,
    marks: fieldMarks(session.assessment, session.entry.lesions),
    saving: { kind: 'saved', at: session.savedAt },
    left: new Set(),
    completeAsked: false,
    conflict: false,
    message: null,
    spoken: { text: '', number: 0 },
  }
}

export function entryOf(view: SessionView): SessionEntry {
  return view.history.present
}

export function isEditable(view: SessionView): boolean {
  return view.state === 'draft' && !view.conflict
}

/** The view with something said; the same words again are said again. */
export function saying(view: SessionView, tone: Message['tone'], text: string): Pick<SessionView, 'message'> {
  return { message: { tone, text, number: (view.message?.number ?? 0) + 1 } }
}
