import { basename } from 'node:path'
import { fail, ok } from '#shared/base/result.ts'
import type { BackupVerdict } from '#shared/contract/backup.ts'
import { failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import { fingerprintOf } from '#main/db/key.ts'
import { storePaths } from '#main/db/store-paths.ts'
import type { Ports } from '#main/ports/ports.ts'
import type { AttemptLimit } from './attempt-limit.ts'
import { isCopyName } from './backup-names.ts'
import { counted } from './counted.ts'
import { knownKeys } from './former-keys.ts'
import type { DoInThread } from './keeping-threads.ts'
import type { FoundBackup } from './list-backups.ts'
import { asListed } from './listed-backups.ts'
import { lossSince } from './loss-since.ts'
import { findKey, restoreLog, useRecoveryCode } from './restore-log.ts'

export type RescueTools = {
  readonly ports: Ports
  readonly data: string
  /** Counts wrong codes over all tries of this process. */
  readonly limit: AttemptLimit
  readonly doInThread: DoInThread
}

/** The way back into a log that nobody has open: with the recovery code, or from a backup. */
export function createRescue(tools: RescueTools): Handlers['rescue'] {
  const { ports, data, limit } = tools
  return {
    recover: ({ code }) =>
      ok(
        limited(limit, () => {
          const wish = { data, code, present: 'put-aside', wrongTries: limit.wrongTries() } as const
          return useRecoveryCode(ports, wish) ?? { good: true, sentence: 'The key is back.' }
        }),
      ),
    backups: async ({ folder }) => {
      const found = await tools.doInThread({ kind: 'list', folders: [folder || storePaths(data).backups] })
      return found.ok ? ok(found.value.map(one => listed(tools, one))) : fail(failure('folder-missing'))
    },
    restore: async ({ path, code }) => ok(await restore(tools, path, code)),
    chooseFolder: async () => {
      const answer = await ports.folderChooser.choose()
      if (answer.kind === 'unavailable') return fail(failure('chooser-unavailable'))
      return ok(answer.kind === 'chosen' ? answer.folder : null)
    },
    // Whoever keeps the window opens the log anew after this.
    reopen: () => ok(null),
  }
}

function limited(limit: AttemptLimit, attempt: () => BackupVerdict | string): BackupVerdict {
  const waitMs = limit.waitMs()
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1000)
    return { good: false, sentence: `Too many wrong codes. The next can be tried in ${seconds} seconds.` }
  }
  const done = attempt()
  if (typeof done !== 'string') return done
  limit.wrong()
  return { good: false, sentence: done }
}

function listed({ ports, data }: RescueTools, found: FoundBackup) {
  const { keyVault, files } = ports
  const kept = keyVault.load()
  const key = kept.ok ? kept.value : null
  const missing =
    found.manifest === null
      ? 'Without a manifest nothing proves it whole.'
      : lossSince({ files, paths: storePaths(data), key }, found.manifest)
  const known = knownKeys(files, storePaths(data), key).map(fingerprintOf)
  return { ...asListed(found, known), missing }
}

async function restore(
  { ports, data, limit, doInThread }: RescueTools,
  path: string,
  code: string,
): Promise<BackupVerdict> {
  if (!isCopyName(basename(path))) return { good: false, sentence: 'That is no backup of Chargemark.' }
  let codeIsNeeded = false
  const key = await findKey(ports, { from: path, data }, () => {
    codeIsNeeded = true
    return Promise.resolve(limit.waitMs() > 0 ? '' : code)
  })
  if (!key.ok) return codeIsNeeded ? limited(limit, () => key.error) : { good: false, sentence: key.error }
  const fetch = (to: string) => doInThread({ kind: 'fetch', from: path, key: key.value.key, copy: to })
  const restored = await restoreLog(ports, { from: path, ...key.value, data, present: 'put-aside', fetch })
  if (!restored.ok) return { good: false, sentence: restored.error }
  return { good: true, sentence: `Restored: ${counted(restored.value.report)}.` }
}
