import { fail, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'

/** Imports run one at a time. The same command asked again while it runs waits for the one answer. */
export type Turns = {
  readonly take: <T>(id: string, work: () => Outcome<T>) => Promise<Result<T, Failure>>
  readonly busy: () => boolean
}

type Outcome<T> = Promise<Result<T, Failure>>

export function createTurns(): Turns {
  let running: { readonly id: string; readonly outcome: Promise<unknown> } | null = null
  return {
    busy: () => running !== null,
    take: async <T>(id: string, work: () => Outcome<T>) => {
      if (running !== null && running.id !== id) return fail(failure('exams-importing'))
      await running?.outcome
      const outcome = work()
      running = { id, outcome }
      try {
        return await outcome
      } finally {
        running = null
      }
    },
  }
}
