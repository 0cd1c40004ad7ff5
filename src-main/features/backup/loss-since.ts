import { fail, ok } from '#shared/base/result.ts'
import { whileReading, readableDb } from '#main/db/connection.ts'
import type { StorePaths } from '#main/db/store-paths.ts'
import type { Files } from '#main/ports/files.ts'
import type { BackupManifest } from './manifest.ts'
import { countEventsAfter } from './queries.ts'
import { said } from './said.ts'

type Lost = { readonly files: Files; readonly paths: StorePaths; readonly key: string | null }

/**
 * What was entered after a backup and would be missing without the log: counted in the log itself where it can still
 * be read, else from the time at which it was written last.
 */
export function lossSince({ files, paths, key }: Lost, manifest: BackupManifest): string {
  const stat = files.stat(paths.log)
  if (stat === null) return 'The log is gone: what was entered after this backup cannot be counted.'
  const counted = key === null ? fail('') : countedIn(paths.log, { key, after: manifest.auditEvents })
  if (counted.ok) {
    const { events, sessions } = counted.value
    if (events === 0) return 'Nothing would be missing: nothing was entered after it.'
    return `${sessions === 1 ? '1 session' : `${sessions} sessions`} would have to be entered or looked at again: ${events} changes came after it.`
  }
  const lastMs = Number(stat.changedAtNs / 1_000_000n)
  const hours = Math.ceil((lastMs - Date.parse(manifest.madeAt)) / (60 * 60 * 1000))
  return hours <= 0
    ? 'The log was not written after it, by the dates of the files.'
    : `What was entered in the ${hours === 1 ? 'hour' : `${hours} hours`} after it would be missing; the log cannot be read to count it.`
}

function countedIn(log: string, { key, after }: { readonly key: string; readonly after: number }) {
  return said(
    () => ok(whileReading(log, key, connection => countEventsAfter(readableDb(connection), after))),
    code => code,
  )
}
