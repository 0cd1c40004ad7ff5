import { setTimeout } from 'node:timers/promises'
import { fail, type Result } from '#shared/base/result.ts'
import type { UpdateProgress } from '#shared/contract/app.ts'
import { startFailure, type StartFailure } from '#shared/contract/start-failure.ts'
import { admitted, createCore, type Core, type CoreOptions } from '#main/core.ts'
import { claimUpdate } from '#main/db/claim-update.ts'
import { copyBeforeUpdate, inThreads } from '#main/features/backup/index.ts'

/** Long enough for a window to ask once more and to be told that the log itself is changed now. */
const LAST_WORD_MS = 400

/**
 * Opens the log of a data folder. Where its schema is to be brought up to date it is copied first, in threads, and
 * whoever waits is told how far that is; without a proven copy it is not opened.
 */
export async function startCore(
  options: CoreOptions,
  hear: (progress: UpdateProgress) => void,
): Promise<Result<Core, StartFailure>> {
  const policy = admitted(options)
  if (!policy.ok) return policy
  const { ports, paths } = options
  const claimed = claimUpdate({ folder: paths.data, ports })
  if (claimed === null) return createCore(options)
  const doInThread = inThreads(ports.threads)
  const copied = await copyBeforeUpdate({ claimed, ports, doInThread, hear }).catch((error: unknown) => {
    claimed.lock.release()
    throw error
  })
  if (!copied.ok) {
    claimed.lock.release()
    return fail(startFailure('update-without-copy', copied.error))
  }
  hear({ step: 'updating' })
  await setTimeout(LAST_WORD_MS)
  return createCore({ ...options, claimed })
}
