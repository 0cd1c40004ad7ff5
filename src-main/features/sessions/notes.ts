import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { SessionNote } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { Dependencies } from './dependencies.ts'
import { insertNote, listNotes } from './note-queries.ts'
import { once } from './once.ts'
import { findSession } from './queries.ts'
import { isUnsafeInLines } from './unsafe-text.ts'

type NoteInput = { readonly commandId: string; readonly id: SessionId; readonly text: string }

/**
 * Adds a note in the name of the person at the desk. It needs no revision: nothing is replaced by it, and it may be
 * said of a session that can no longer be changed.
 */
export function addNote(
  dependencies: Dependencies,
  { commandId, id, text: typed }: NoteInput,
): Result<readonly SessionNote[], Failure> {
  const { audit, db } = dependencies
  return once(dependencies, { commandId, operation: 'addNote' }, at => {
    const text = typed.trim()
    if (!findSession(db, id)) return fail(failure('not-found'))
    if (text === '') return fail(failure('note-empty', 'note'))
    if (isUnsafeInLines(text)) return fail(failure('note-not-text', 'note'))
    insertNote(db, id, { text, author: audit.actor, at })
    audit.record(db, {
      at,
      action: 'note-added',
      sessionId: id,
      changes: [{ path: 'notes', from: null, to: text }],
    })
    return ok(listNotes(db, id))
  })
}
