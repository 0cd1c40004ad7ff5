import { basename } from 'node:path'
import { fail, type Result } from '#shared/base/result.ts'
import { storePaths } from '#main/db/store-paths.ts'
import type { Ports } from '#main/ports/ports.ts'
import { makeBackup, type MadeBackup } from './make-backup.ts'
import { leaveWord } from './pending-events.ts'

type Wish = {
  readonly data: string
  readonly folder: string | null
  readonly keep: number
  readonly version: string
}

/**
 * Backs up a log that another process has open: the copy is of one moment, and nothing is written into the log. The
 * window that has it open tells of the backup in the audit trail.
 */
export function backUpBeside(
  ports: Pick<Ports, 'files' | 'volumes' | 'keyVault' | 'clock'>,
  { data, folder, keep, version }: Wish,
): Result<MadeBackup, string> {
  const key = ports.keyVault.load()
  if (!key.ok || key.value === null) return fail('The key of the log cannot be read from its key store.')
  const paths = storePaths(data)
  const at = ports.clock.now()
  const targets = [{ folder: folder ?? paths.backups, keep }]
  const made = makeBackup({ kind: 'backup', data, key: key.value, at, version, targets }, ports)
  if (!made.ok) return made
  const { manifest, path } = made.value
  leaveWord(ports.files, paths, {
    action: 'backup-written',
    at,
    changes: [
      { path: 'sha256', from: null, to: manifest.sha256 },
      { path: 'name', from: null, to: basename(path) },
    ],
  })
  const problem = made.value.targets.find(target => target.problem !== null)?.problem ?? null
  return problem === null ? made : fail(`${problem} The backup is kept as ${path}.`)
}
