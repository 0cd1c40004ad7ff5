import type { SessionId } from '#shared/domain/session.ts'
import type { EntryEdit } from './session-edits.ts'

/** Says of another session with the same charge that it is about another lesion. */
export function separateFrom(session: SessionId): EntryEdit {
  return entry => ({
    ...entry,
    duplicateAnswers: [
      ...(entry.duplicateAnswers ?? []).filter(answer => answer.session !== session),
      { session, answer: 'separate-lesion' },
    ],
  })
}

/** Takes every answer back, so that the questions stand again. */
export const askAgain: EntryEdit = ({ duplicateAnswers: _, ...entry }) => entry
