import { basename, dirname } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ListedBackup } from '#shared/contract/backup.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { fingerprintOf } from '#main/db/key.ts'
import { foldersOf, type KeeperTools } from './keeper.ts'
import type { FoundBackup } from './list-backups.ts'

/** The backups in the folders of the plan, newest first. Looked for in a thread: a share may not answer. */
export async function listedBackups(tools: KeeperTools): Promise<Result<readonly ListedBackup[], Failure>> {
  const found = await tools.doInThread({ kind: 'list', folders: foldersOf(tools) })
  if (!found.ok) return fail(failure('folder-missing'))
  const key = tools.key()
  const fingerprint = key === null ? null : fingerprintOf(key)
  const listed = found.value.map(one => asListed(one, fingerprint))
  return ok(listed.toSorted((one, other) => other.name.localeCompare(one.name)))
}

/** A backup as a window is told of it; `fingerprint` tells which key is at hand. */
export function asListed({ path, bytes, manifest }: FoundBackup, fingerprint: string | null): ListedBackup {
  return {
    path,
    folder: dirname(path),
    name: basename(path),
    bytes,
    manifest: manifest && {
      madeAt: manifest.madeAt,
      sessions: manifest.sessions,
      auditEvents: manifest.auditEvents,
      version: manifest.version,
    },
    opensWith: manifest?.keyFingerprint === fingerprint ? 'this-key' : 'own-code',
  }
}
