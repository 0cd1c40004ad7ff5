import type { StoryEvent } from '#shared/contract/story.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { listSessionEvents } from '#main/features/audit/index.ts'
import {
  batchesOfSession,
  listAnswersOfBatch,
  listAnswersOfSession,
  type AnswerOfSession,
} from '#main/features/exports/index.ts'
import { deedsTold } from './deeds.ts'

/** What was done with the sessions of a chain, what left of them and what came back, in the order of time. */
export function eventsOf(db: ReadableDb, chain: readonly SessionId[]): readonly StoryEvent[] {
  const done = chain
    .flatMap(session => listSessionEvents(db, session).map(row => ({ session, row })))
    .toSorted((one, other) => one.row.seq - other.row.seq)
  return inOrder(
    deedsTold(done),
    chain.flatMap(session => filesTold(db, session)),
  )
}

/**
 * Deeds stand in the order of the trail, also where the clock was set back between them or two were written in one
 * moment; what left and what came back stands among them by its time.
 */
function inOrder(deeds: readonly StoryEvent[], files: readonly StoryEvent[]): readonly StoryEvent[] {
  let latest = -Infinity
  const timed = deeds.map(event => {
    latest = Math.max(latest, Date.parse(event.at))
    return { event, time: latest }
  })
  return [...timed, ...files.map(event => ({ event, time: Date.parse(event.at) }))]
    .toSorted((one, other) => one.time - other.time)
    .map(({ event }) => event)
}

/** The batches of a session, and what receivers said of them. */
function filesTold(db: ReadableDb, session: SessionId): readonly StoryEvent[] {
  const batches = batchesOfSession(db, session)
  const numbers = [...new Set(batches.map(({ batch }) => batch))]
  return [
    ...batches.map(({ at, by, ...batch }) => ({
      ...{ at, by, session },
      what: { kind: 'batch' as const, ...batch },
    })),
    ...listAnswersOfSession(db, session).flatMap(answer => answerTold(session, answer, false)),
    ...numbers
      .flatMap(batch => listAnswersOfBatch(db, batch))
      .flatMap(answer => answerTold(session, answer, true)),
  ]
}

function answerTold(session: SessionId, answer: AnswerOfSession, wholeBatch: boolean): readonly StoryEvent[] {
  const { receivedAt, settledAt, settledBy, settlement, ...said } = answer
  const told: StoryEvent = {
    at: receivedAt,
    by: '',
    session,
    what: { kind: 'answer', ...said, wholeBatch },
  }
  if (settledAt === null || settlement === null) return [told]
  const what = { kind: 'settled', batch: said.batch, how: settlement } as const
  return [told, { at: settledAt, by: settledBy ?? '', session, what }]
}
