import { fail, ok, type Result } from '#shared/base/result.ts'
import type { OpenSession } from '#shared/contract/sessions.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import { downtimeNumber, readDowntimeNumber } from '#shared/domain/downtime-number.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import { once } from '#main/features/sessions/index.ts'
import { takeNumber } from '#main/features/settings/index.ts'
import type { Clock } from '#main/ports/clock.ts'
import { bindForm, findForm, findFormOf, insertForm } from './queries.ts'

export type DowntimeService = Handlers['downtime']

type Dependencies = {
  readonly db: WritableDb
  readonly clock: Clock
  readonly audit: Audit
  readonly workstation: () => string
  readonly sessions: {
    readonly has: (id: SessionId) => boolean
    readonly start: (input: {
      readonly commandId: string
      readonly performedOn: string
    }) => Result<OpenSession, Failure>
  }
}

/** Forms on paper, and the way from their numbers to sessions. */
export function createDowntimeService(dependencies: Dependencies): DowntimeService {
  const { sessions } = dependencies
  return {
    reserve: ({ commandId, count }) =>
      once(dependencies, { commandId, operation: 'reserveForms' }, at => {
        const numbers = Array.from({ length: count }, () => newForm(dependencies, null, at))
        return ok({ numbers })
      }),
    numberOf: ({ commandId, session }) =>
      once(dependencies, { commandId, operation: 'formOfSession' }, at => {
        if (!sessions.has(session)) return fail(failure('not-found'))
        const form = findFormOf(dependencies.db, session)
        return ok({ number: form?.number ?? newForm(dependencies, session, at) })
      }),
    open: input => open(dependencies, input),
  }
}

function newForm({ audit, db, workstation }: Dependencies, session: SessionId | null, at: string): string {
  const number = downtimeNumber(workstation(), takeNumber(db, 'downtime-form'))
  insertForm(db, { number, session_id: session }, at)
  const changes = [{ path: 'downtimeForm', from: null, to: number }]
  audit.record(db, { at, action: 'downtime-form-made', sessionId: session, changes })
  return number
}

/**
 * A session begun for a blank form has no date: it is of the day the form was filled in, which only the paper says.
 * Beginning it and tying it to the form are two transactions; a crash between them leaves an empty draft.
 */
function open(
  { audit, db, sessions }: Dependencies,
  { commandId, number: typed }: { readonly commandId: string; readonly number: string },
): Result<{ readonly session: SessionId }, Failure> {
  const number = readDowntimeNumber(typed)
  const form = number === null ? undefined : findForm(db, number)
  if (!form) return fail(failure('form-unknown'))
  if (form.session_id !== null) return ok({ session: form.session_id })
  const started = sessions.start({ commandId, performedOn: '' })
  if (!started.ok) return started
  const { id } = started.value
  db.transaction(() => {
    bindForm(db, form.number, id)
    const changes = [{ path: 'downtimeForm', from: null, to: form.number }]
    audit.record(db, { action: 'downtime-form-typed', sessionId: id, changes })
  })
  return ok({ session: id })
}
