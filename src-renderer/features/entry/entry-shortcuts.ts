import { focusField } from '../../ui/focus-order.ts'
import { fieldPath } from './model/field-path.ts'
import { shownLesions, tickNeededDocuments } from './model/session-edits.ts'
import { appendLesion } from './lesions/use-lesion-row.ts'
import { firstInTheWay } from './store/session-deeds.ts'
import type { SessionStore } from './store/session-store.ts'
import { entryOf } from './store/session-state.ts'

/** What the entry screen does by keys from anywhere in it. Alt keys go by their place, for Alt types signs on a Mac. */
const DEEDS: Readonly<Record<string, (session: SessionStore) => void>> = {
  'Ctrl+Enter': session => void completeAndGo(session),
  'Ctrl+KeyZ': session => goTo(session, session.undo()),
  'Ctrl+KeyY': session => goTo(session, session.redo()),
  'Ctrl+Shift+KeyZ': session => goTo(session, session.redo()),
  'Ctrl+KeyS': session => void session.flush(),
  'Alt+KeyL': appendLesion,
  'Alt+KeyD': session => goTo(session, 'diagnoses'),
  'Alt+KeyK': session => session.change('documentation', tickNeededDocuments),
  'Alt+KeyP': () => void focusField('performing.familyName'),
  'Alt+KeyM': () => void focusField('mammogram'),
  'Alt+KeyT': () => void focusField('note'),
  'Alt+KeyG': goToFirstInTheWay,
  'Alt+KeyJ': () => document.querySelector<HTMLElement>('[data-charge-line] summary')?.focus(),
  'Alt+KeyH': () => document.querySelector<HTMLElement>('[data-deed="hold"]')?.click(),
}

/** Does what a chord stands for; true when it stands for something. */
export function pressEntryChord(session: SessionStore, chord: string): boolean {
  const deed = DEEDS[chord]
  deed?.(session)
  return deed !== undefined
}

/** Completes the session, or puts the cursor at the first thing that stands in the way. */
export async function completeAndGo(session: SessionStore): Promise<void> {
  goTo(session, await session.complete())
}

/** Puts the cursor where the next thing is missing or refused. */
export function goToFirstInTheWay(session: SessionStore): void {
  goTo(session, firstInTheWay(session.view.getState().assessment))
}

/** Puts the cursor into a field that the core named. */
export function goTo(session: SessionStore, field: string | null): void {
  if (field === null) return
  const { lesions, diagnoses } = entryOf(session.view.getState())
  const nextDiagnosis = `diagnoses.${diagnoses.length}`
  focusField(field === 'diagnoses' ? nextDiagnosis : fieldPath(field, shownLesions(lesions)))
}
