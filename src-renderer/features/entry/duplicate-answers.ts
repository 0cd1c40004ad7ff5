import type { Duplicate } from '#shared/contract/sessions.ts'
import { separateFrom } from './model/duplicate-edits.ts'
import type { DeskStore } from './store/desk-store.ts'
import { isEditable } from './store/session-state.ts'
import type { SessionStore } from './store/session-store.ts'

type Answer = 'separate' | 'correction' | 'mistake'

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

const ANSWERS: Readonly<Record<string, Answer>> = {
  'Alt+Digit1': 'separate',
  'Alt+Digit2': 'correction',
  'Alt+Digit3': 'mistake',
}

/** Answers the question on screen by its key; true when there was one. */
export function answerByKey(desk: DeskStore, session: SessionStore, chord: string): boolean {
  const answer = ANSWERS[chord]
  const view = session.view.getState()
  const duplicate = view.assessment.duplicates.find(({ answered }) => !answered)
  if (!answer || !duplicate || !isEditable(view)) return false
  void answerDuplicate(answer, { desk, session, duplicate })
  return true
}
