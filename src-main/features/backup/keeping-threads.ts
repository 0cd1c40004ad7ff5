import { fail } from '#shared/base/result.ts'
import type { Threads } from '#main/ports/threads.ts'
import type { KeepingAnswer, KeepingJob, KeepingJobKind } from './keeping-job.ts'
import { tellNobody, type KeepingProgress, type Tell } from './keeping-progress.ts'

/** Does one job in a thread of its own. A thread that does not answer is given up: a dead share holds nobody. */
export type DoInThread = <Kind extends KeepingJobKind>(
  job: Extract<KeepingJob, { kind: Kind }>,
  hear?: Tell,
) => Promise<KeepingAnswer<Kind>>

/** What the thread says: how far it is, and once what came of it. */
export type KeepingMessage<Kind extends KeepingJobKind = KeepingJobKind> =
  { readonly progress: KeepingProgress } | { readonly answer: KeepingAnswer<Kind> }

/** Longer than the longest copy of a large log to a slow share. */
const PATIENCE_MS = 2 * 60 * 60 * 1000
/** A listing is short; a share that has gone away may hold it for ever. */
const LISTING_MS = 60_000

export function inThreads(threads: Threads): DoInThread {
  return <Kind extends KeepingJobKind>(job: Extract<KeepingJob, { kind: Kind }>, hear: Tell = tellNobody) => {
    const { promise, resolve } = Promise.withResolvers<KeepingAnswer<Kind>>()
    const thread = threads.start('keeping-worker', job, {
      message: message => {
        const said = message as KeepingMessage<Kind>
        if ('progress' in said) hear(said.progress)
        else resolve(said.answer)
      },
      // After an answer this changes nothing any more.
      ended: error =>
        resolve(
          fail(`The work in the background ended before it was done${error ? ` (${error.name})` : ''}.`),
        ),
    })
    const patienceMs = job.kind === 'list' ? LISTING_MS : PATIENCE_MS
    const impatient = setTimeout(() => {
      resolve(fail('The folder does not answer.'))
      thread.end()
    }, patienceMs)
    impatient.unref()
    return promise.finally(() => clearTimeout(impatient))
  }
}
