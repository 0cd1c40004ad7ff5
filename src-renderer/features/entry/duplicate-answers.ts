import type { Duplicate } from '#shared/contract/sessions.ts'
import { separateFrom } from './model/duplicate-edits.ts'
import type { DeskStore } from './store/desk-store.ts'
import { isEditable } from './store/session-state.ts'
import type { SessionStore } from './store/session-store.ts'

export type Answer = 'separate' | 'correction' | 'mistake'

type Tools = { readonly desk: DeskStore; readonly session: SessionStore; readonly duplicate: Duplicate }

/**
 * Does what an answer means: a separate lesion is noted in the entry, a correction is made in the other session, a
 * mistake is thrown away. Thrown away can be taken back.
 */
export async function answerDuplicate(answer: Answer, { desk, session, duplicate }: Tools): Promise<void> {
  if (answer === 'separate') session.change('duplicates', separateFrom(duplicate.session))
  else if (answer === 'correction') await desk.correct(duplicate)
  else await desk.discard()
}

/** The keys of the answers, as they stand on the question. */
export const ANSWER_CHORDS = {
  separate: 'Alt+Shift+Digit1',
  correction: 'Alt+Shift+Digit2',
  mistake: 'Alt+Shift+Digit3',
} as const satisfies Record<Answer, string>

/** The session that is asked about; null when none is. */
export function askedDuplicate(session: SessionStore): Duplicate | null {
  const view = session.view.getState()
  if (!isEditable(view)) return null
  return view.assessment.duplicates.find(({ answered }) => !answered) ?? null
}
