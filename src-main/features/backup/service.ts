import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Store } from '#main/db/open-store.ts'
import type { Audit } from '#main/features/audit/index.ts'
import type { Ports } from '#main/ports/ports.ts'
import { checkLog, type LogContents } from './check-log.ts'
import { newRecoveryCode } from './recovery-code.ts'
import { wrapKey } from './wrapped-key.ts'
import { writeBackup, type WrittenBackup } from './write-backup.ts'

export type BackupService = {
  /** Copies the open log into a folder, or into the data folder's own for `null`, and keeps the newest `keep`. */
  readonly write: (wish: {
    readonly folder: string | null
    readonly keep: number
  }) => Result<WrittenBackup, string>
  /** Reads the whole log once: pages, references, audit chain. */
  readonly verify: () => Result<LogContents, string>
  /** Makes a recovery code, which is said this once and kept nowhere; an earlier one opens nothing any more. */
  readonly newRecoveryCode: () => Result<string, string>
  /** Whether a recovery code was ever made for this log. */
  readonly hasRecoveryCode: () => boolean
}

type Dependencies = {
  readonly store: Pick<Store, 'db' | 'paths' | 'copyInto'>
  readonly ports: Pick<Ports, 'files' | 'clock' | 'keyVault'>
  readonly audit: Audit
  readonly version: string
}

const NO_KEY = 'The key of the log cannot be read from its key store.'

/** Copies of the log and the way back to its key. */
export function createBackupService({ store, ports, audit, version }: Dependencies): BackupService {
  const { files, clock, keyVault } = ports
  const { db, paths } = store
  const key = () => {
    const loaded = keyVault.load()
    return loaded.ok ? loaded.value : null
  }
  return {
    write: ({ folder, keep }) => {
      const held = key()
      if (held === null) return fail(NO_KEY)
      if (folder === null) files.ensureFolder(paths.backups, 0o700)
      const written = writeBackup({
        files,
        paths,
        key: held,
        folder: folder ?? paths.backups,
        at: clock.now(),
        version,
        keep,
        copyInto: store.copyInto,
      })
      if (written.ok) {
        const changes = [{ path: 'sha256', from: null, to: written.value.manifest.sha256 }]
        db.transaction(() => audit.record(db, { action: 'backup-written', sessionId: null, changes }))
      }
      return written
    },
    verify: () => checkLog(db),
    newRecoveryCode: () => {
      const held = key()
      if (held === null) return fail(NO_KEY)
      const code = newRecoveryCode()
      const wrapped = wrapKey(held, code.replaceAll('-', ''), clock.now())
      files.replace(paths.recovery, Buffer.from(`${JSON.stringify(wrapped)}\n`), 0o600)
      db.transaction(() => audit.record(db, { action: 'recovery-code-made', sessionId: null, changes: [] }))
      return ok(code)
    },
    hasRecoveryCode: () => files.stat(paths.recovery) !== null,
  }
}
