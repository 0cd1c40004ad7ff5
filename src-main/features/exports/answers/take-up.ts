import type { SessionId } from '#shared/domain/session.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import type { Clock } from '#main/ports/clock.ts'
import { settleItem } from './queries.ts'
import {
  listMended,
  listOfWholeFiles,
  listOpenOfSession,
  moveToRefusals,
  type RefusalRow,
} from './refusal-queries.ts'
import { refusedEntries } from './refused-entries.ts'

type TakeUpTools = { readonly db: WritableDb; readonly clock: Clock; readonly audit: Audit }

/**
 * Takes up what receivers refused of a session that is about to be corrected or voided, in the caller's transaction:
 * where a line was refused it was never accepted, so it is not credited there, and what takes its place leaves whole.
 */
export function takeUpRefusals(tools: TakeUpTools, session: SessionId): void {
  for (const refusal of listOpenOfSession(tools.db, session)) takeUp(tools, refusal, session)
}

/** Takes up a refusal: all that it is about, or only what of it belongs to a session; how many lines that are. */
export function takeUp(
  { db, clock, audit }: TakeUpTools,
  refusal: RefusalRow,
  session: SessionId | null,
): number {
  const { batch, answer, position } = refusal
  if (batch === null) return 0
  const [at, by] = [clock.now(), audit.actor]
  const taken = refusedEntries(db, refusal)
    .filter(({ sessionId }) => session === null || sessionId === session)
    .filter(entry => moveToRefusals(db, { entry, batch, answer, position, at, by }) > 0)
  if (taken.length === 0) return 0
  audit.record(db, {
    at,
    action: 'refusal-taken-up',
    sessionId: session,
    changes: [
      { path: 'batch', from: batch, to: null },
      { path: 'lines', from: taken.map(({ lineNumber }) => lineNumber), to: null },
    ],
  })
  return taken.length
}

/** Settles what a batch mends, and whole files of which nothing is left to mend, in the transaction that notes it as having left. */
export function settleMended(
  { db, audit }: Pick<TakeUpTools, 'db' | 'audit'>,
  { number, destination }: { readonly number: string; readonly destination: string },
  at: string,
): void {
  const whole = listOfWholeFiles(db, destination).filter(refusal =>
    refusedEntries(db, refusal).every(({ isTakenUp }) => isTakenUp === 1),
  )
  for (const { answer, position } of [...listMended(db, number, destination), ...whole]) {
    settleItem(db, { answer, position, how: 'corrected', by: audit.actor, at })
    const changes = [
      { path: `answer.${answer}.${position}`, from: 'refused', to: 'corrected' },
      { path: 'batch', from: null, to: number },
    ]
    audit.record(db, { at, action: 'refusal-settled', sessionId: null, changes })
  }
}
