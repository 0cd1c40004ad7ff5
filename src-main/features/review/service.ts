import { fail, ok } from '#shared/base/result.ts'
import { failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import { listLastChanges } from '#main/features/audit/index.ts'
import { once } from '#main/features/sessions/index.ts'
import { changesSince } from './changes-since.ts'
import { countDue, countQueues, queueChoices } from './counts.ts'
import { approveNow, sendBackNow } from './decide.ts'
import { countDecisions } from './decision-queries.ts'
import { summedDecisions } from './decisions.ts'
import type { Dependencies } from './dependencies.ts'
import { reviewDetails } from './details.ts'
import { listQueue } from './list.ts'
import { approveCleanNow, withdrawManyNow } from './many.ts'

export type ReviewService = Handlers['review']

/** The review, operation by operation. */
export function createReviewService(dependencies: Dependencies): ReviewService {
  const { db, sessions, checkpoint } = dependencies
  return {
    standing: () => ok({ due: countDue(dependencies) }),
    counts: input => ok(countQueues(db, input)),
    choices: ({ queue }) => ok(queueChoices(db, queue)),
    list: input => ok(listQueue(dependencies, input)),
    details: ({ id }) => {
      const row = sessions.find(id)
      return row ? ok(reviewDetails(dependencies, row)) : fail(failure('not-found'))
    },
    approve: ({ commandId, id, revision, reason, note }) =>
      once(dependencies, { commandId, operation: 'approve' }, at =>
        approveNow(dependencies, { id, revision }, { reason, note, at }),
      ),
    approveClean: ({ commandId, filter, readAt }) =>
      once(dependencies, { commandId, operation: 'approveClean' }, at =>
        ok(approveCleanNow(dependencies, { filter, readAt }, at)),
      ),
    withdraw: ({ commandId, sessions: seen }) =>
      once(dependencies, { commandId, operation: 'withdraw' }, at =>
        ok(withdrawManyNow(dependencies, seen, at)),
      ),
    sendBack: ({ commandId, id, revision, reason, note }) => {
      const sent = once(dependencies, { commandId, operation: 'sendBack' }, at =>
        sendBackNow(dependencies, { id, revision }, { reason, note, at }),
      )
      // The charge lines that went hold patient data.
      checkpoint()
      return sent
    },
    changesSince: ({ id, since }) => ok(changesSince(listLastChanges(db, id), since)),
    decisions: ({ from, through }) => ok(summedDecisions(countDecisions(db, from ?? '', afterDay(through)))),
  }
}

/** The first text after every instant of a day: instants begin with their day and a `T`. */
function afterDay(day: string | null): string {
  return day === null ? '\u{10ffff}' : `${day}U`
}
