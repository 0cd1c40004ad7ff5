import { fail, ok } from '#shared/base/result.ts'
import { failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { deleteCommandsBefore } from './command-queries.ts'
import type { Dependencies } from './dependencies.ts'
import { completeSession, saveDraft, startSession } from './drafts.ts'
import { foldName } from './fold-name.ts'
import { listedSessions, type ListedSession } from './listed-sessions.ts'
import {
  discardSession,
  holdSession,
  markSessionLate,
  releaseSession,
  reopenSession,
  restoreSession,
} from './moves.ts'
import { addNote } from './notes.ts'
import { openedSession } from './opened-session.ts'
import { listPhysicians } from './physician-queries.ts'
import { findNewestBesides, findSession, listDay, searchSessions } from './queries.ts'
import { reviewedSessions, type ReviewedSessions } from './reviewed-sessions.ts'
import { readEntry, type SessionRow, summaryOf } from './session-row.ts'
import { createTypedDraft } from './typed-draft.ts'
import { createViewing } from './viewing.ts'

export type SessionsService = Synchronous<Handlers['sessions']> & {
  /** Every session with its lines, for the command line. */
  readonly listAll: () => Iterable<ListedSession>
  /** The entry of a session as it is stored. */
  readonly storedEntry: (id: SessionId) => SessionEntry | null
  /** The entry of the session begun last that has lesions, besides one. */
  readonly newestEntryBesides: (id: SessionId) => SessionEntry | null
  /** Puts it on record that somebody reads of a session elsewhere than on the desk. */
  readonly noteLook: (id: SessionId) => void
  /** What the review asks of the sessions. */
  readonly reviewed: ReviewedSessions
  /** Forgets commands done before an instant: nobody waits for their answer any more. */
  readonly forgetCommandsBefore: (instant: string) => void
}

/** Handlers that answer at once: the store waits for nothing but the disk. */
type Synchronous<H extends Handlers[keyof Handlers]> = {
  readonly [O in keyof H]: H[O] extends (input: infer Input) => infer Answer
    ? (input: Input) => Exclude<Answer, Promise<unknown>>
    : never
}

/** The procedure log, operation by operation. */
export function createSessionsService(dependencies: Dependencies): SessionsService {
  const { checkpoint, db } = dependencies
  const typed = createTypedDraft(dependencies)
  const viewing = createViewing(dependencies)
  /** Patient data that was replaced leaves the write-ahead log once the session has come to rest. */
  const atRest = <T>(result: T): T => {
    checkpoint()
    return result
  }
  return {
    listDay: ({ day }) => ok(listDay(db, day).map(summaryOf)),
    search: ({ text }) =>
      ok(searchSessions(db, { name: foldName(text), number: text.trim() }).map(summaryOf)),
    open: ({ id }) => {
      const row = findSession(db, id)
      if (!row) return fail(failure('not-found'))
      viewing.shown(row.id)
      return ok(openedSession(dependencies, row))
    },
    start: input => {
      const started = startSession(dependencies, input)
      if (started.ok) viewing.begun(started.value.id)
      return started
    },
    assess: ({ id, entry }) => ok(typed.assess(id, entry)),
    saveDraft: input => saveDraft(dependencies, input, typed),
    complete: input => atRest(completeSession(dependencies, input)),
    reopen: input => atRest(reopenSession(dependencies, input)),
    hold: input => holdSession(dependencies, input),
    release: input => releaseSession(dependencies, input),
    discard: input => atRest(discardSession(dependencies, input)),
    restore: input => restoreSession(dependencies, input),
    markLate: input => markSessionLate(dependencies, input),
    addNote: input => addNote(dependencies, input),
    listPhysicians: () => ok(listPhysicians(db)),
    listAll: () => listedSessions(dependencies),
    storedEntry: id => entryOf(findSession(db, id)),
    newestEntryBesides: id => entryOf(findNewestBesides(db, id)),
    noteLook: viewing.told,
    reviewed: reviewedSessions(dependencies),
    forgetCommandsBefore: instant => db.transaction(() => deleteCommandsBefore(db, instant)),
  }
}

function entryOf(row: SessionRow | undefined): SessionEntry | null {
  return row ? readEntry(row) : null
}
