import { basename, dirname } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ListedBackup } from '#shared/contract/backup.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { fingerprintOf } from '#main/db/key.ts'
import { isUpdateCopyName, timeInName } from './backup-names.ts'
import { knownKeys } from './former-keys.ts'
import { foldersOf, type KeeperTools } from './keeper.ts'
import type { FoundBackup } from './list-backups.ts'

/** The backups in the folders of the plan, newest first. Looked for in a thread: a share may not answer. */
export async function listedBackups(tools: KeeperTools): Promise<Result<readonly ListedBackup[], Failure>> {
  const found = await tools.doInThread({ kind: 'list', folders: foldersOf(tools) })
  if (!found.ok) return fail(failure('folder-missing'))
  const known = knownKeys(tools.files, tools.paths, tools.key()).map(fingerprintOf)
  const listed = found.value.map(one => asListed(one, known))
  return ok(listed.toSorted((one, other) => timeInName(other.name).localeCompare(timeInName(one.name))))
}

/** A backup as a window is told of it; `known` are the fingerprints of the keys at hand. */
export function asListed({ path, bytes, manifest }: FoundBackup, known: readonly string[]): ListedBackup {
  return {
    path,
    folder: dirname(path),
    name: basename(path),
    kind: isUpdateCopyName(basename(path)) ? 'before-update' : 'backup',
    bytes,
    manifest: manifest && {
      madeAt: manifest.madeAt,
      sessions: manifest.sessions,
      auditEvents: manifest.auditEvents,
      version: manifest.version,
      schema: manifest.schema,
    },
    opensWith: manifest !== null && known.includes(manifest.keyFingerprint) ? 'this-key' : 'own-code',
  }
}
