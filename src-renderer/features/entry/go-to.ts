import { focusField } from '../../ui/focus-order.ts'
import { fieldPath } from './model/field-path.ts'
import { shownLesions } from './model/session-edits.ts'
import { firstInTheWay } from './store/session-deeds.ts'
import type { SessionStore } from './store/session-store.ts'
import { entryOf } from './store/session-state.ts'

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
