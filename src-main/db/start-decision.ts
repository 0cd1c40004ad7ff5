import { fail, ok, type Result } from '#shared/base/result.ts'
import { startFailure, type StartFailure } from '#shared/contract/start-failure.ts'
import { fingerprintOf, isKey } from './key.ts'

/** What a data folder and a key vault hold when the program starts. */
export type Found = {
  readonly log: 'absent' | 'empty' | 'readable' | 'encrypted'
  /** Path of the log, for the message. */
  readonly path: string
  readonly key: string | null
  readonly fingerprint: string | null
  /** A first start was begun here and not finished: nothing was ever entered. */
  readonly firstStartUnfinished: boolean
}

export type StartDecision =
  { readonly kind: 'create'; readonly key: string | null } | { readonly kind: 'open'; readonly key: string }

/**
 * Opens, creates or refuses. A log is created only where there never was one: a key or a fingerprint without a log
 * means that the log was lost, and an empty one in its place would hide that.
 */
export function decideStart(found: Found): Result<StartDecision, StartFailure> {
  const { log, path, key, fingerprint } = found
  switch (log) {
    case 'readable':
      return fail(startFailure('not-encrypted', `${path} begins like a database without encryption.`))
    case 'empty':
      return fail(startFailure('store-corrupt', `${path} is empty.`))
    case 'absent':
      if (found.firstStartUnfinished || (key === null && fingerprint === null))
        return ok({ kind: 'create', key })
      return fail(startFailure('store-corrupt', `${path} is gone; what belongs to it is still there.`))
    case 'encrypted':
      if (key === null) return fail(startFailure('key-missing', `${path} is there.`))
      if (!isKey(key)) return fail(startFailure('key-wrong', 'What is kept as the key is not a key.'))
      if (fingerprint !== null && fingerprint !== fingerprintOf(key)) {
        return fail(startFailure('key-wrong', `${path} was made with another key.`))
      }
      return ok({ kind: 'open', key })
  }
}
