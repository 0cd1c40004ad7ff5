import { fail, ok, type Result } from '#shared/base/result.ts'
import { startFailure, type StartFailure } from '#shared/contract/start-failure.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Files, HeldFile } from '#main/ports/files.ts'
import type { Ports } from '#main/ports/ports.ts'
import { provePages } from './backup-copy.ts'
import type { ClaimedUpdate } from './claim-update.ts'
import { beginFirstStart, createLog, endFirstStart } from './create-store.ts'
import { hasPlainHeader } from './encryption-proof.ts'
import type { WritableDb } from './handles.ts'
import { newKey, readFingerprint } from './key.ts'
import { takeLock, type Lock } from './lock.ts'
import { MIGRATIONS } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { openLog, type OpenedLog, type ProveCopy } from './open-log.ts'
import { replaceLog } from './replace-log.ts'
import { settleKeyChange } from './settle-key.ts'
import { swappableDb } from './swappable-db.ts'
import { checkpoint } from './queries.ts'
import { sqliteCode } from './sqlite.ts'
import { decideStart, type Found } from './start-decision.ts'
import { storePaths, type StorePaths } from './store-paths.ts'

/** The open log. */
export type Store = {
  readonly db: WritableDb
  /** What the raw bytes showed at this start. */
  readonly encryption: { readonly checkedAt: string; readonly sentence: string }
  /** Takes replaced and deleted patient data out of the write-ahead log; later, if a backup reads the log now. */
  readonly checkpoint: () => void
  /** Does what a checkpoint owes since a backup was in its way. */
  readonly checkpointOwed: () => void
  /** How many transactions were done since the start. */
  readonly commits: () => number
  /** Puts another file in the place of the log, under the same handle. Null when it is done, else why it is not. */
  readonly replaceLog: (replacement: { readonly by: string; readonly key: string }) => string | null
  /** The file of the log, held open to be read without the key. */
  readonly heldLog: () => HeldFile
  readonly paths: StorePaths
  /** How a thread of this process reads the log beside this handle. */
  readonly reading: () => { readonly path: string; readonly key: string }
  readonly close: () => void
}

export type StoreOptions = {
  readonly folder: string
  readonly ports: Pick<Ports, 'clock' | 'files' | 'volumes' | 'keyVault' | 'logger'>
  readonly migrations?: readonly Migration[]
  /** Reads the copy that is made of the log before an update of its schema; by default its pages. */
  readonly proveCopy?: ProveCopy
  /** A log that this process has taken hold of and copied, to be opened without letting it go in between. */
  readonly claimed?: Pick<ClaimedUpdate, 'lock' | 'from'>
}

/** Opens the log of a data folder, or makes it at the first start. Every way it can fail has its own screen. */
export function openStore(options: StoreOptions): Result<Store, StartFailure> {
  const { folder, ports } = options
  if (ports.volumes.kindOf(folder) === 'network') return fail(startFailure('network-share', folder))
  const made = attempt(() => ports.files.ensureFolder(folder, 0o700))
  if (!made.ok) return notWritable(folder, made.error.systemCode)

  const paths = storePaths(folder)
  const lock = options.claimed ? ok(options.claimed.lock) : takeLock(paths.lock)
  if (!lock.ok) {
    return lock.error.kind === 'held'
      ? fail(startFailure('store-in-use', folder))
      : notWritable(folder, lock.error.code)
  }
  return openLocked(options, paths, lock.value)
}

function openLocked(options: StoreOptions, paths: StorePaths, lock: Lock): Result<Store, StartFailure> {
  let opened: Result<Store, StartFailure> | null = null
  try {
    const steps = attempt(() => prepareAndOpen(options, paths))
    opened = steps.ok ? steps.value : notWritable(paths.folder, steps.error.systemCode)
  } catch (error) {
    const code = sqliteCode(error)
    if (code === null) throw error
    opened = notWritable(paths.folder, code)
  } finally {
    if (!opened?.ok) lock.release()
  }
  if (!opened.ok) return opened
  const { close, ...store } = opened.value
  return ok({
    ...store,
    close: () => {
      try {
        close()
      } finally {
        lock.release()
      }
    },
  })
}

function prepareAndOpen(options: StoreOptions, paths: StorePaths): Result<Store, StartFailure> {
  const { files, keyVault, clock, logger } = options.ports
  const migrations = options.migrations ?? MIGRATIONS
  const settled = settleKeyChange({ files, keyVault, paths })
  const vault = settled.ok ? keyVault.load() : settled
  if (!vault.ok) return fail(startFailure('key-vault-unavailable', keyVault.describe().sentence))
  const found = look(options, paths, vault.value)
  const decision = decideStart(found)
  if (!decision.ok) return decision

  let key = decision.value.key
  if (decision.value.kind === 'create') {
    beginFirstStart(files, paths)
    if (key === null) {
      key = newKey()
      if (!keyVault.keep(key).ok) {
        return fail(startFailure('key-vault-unavailable', 'The new key could not be kept.'))
      }
    }
    createLog(files, paths, key, migrations)
  }
  endFirstStart(files, paths)
  if (key === null) throw new Error('A log is to be opened without a key.')

  const opened = openLog({
    files,
    clock,
    logger,
    paths,
    key,
    migrations,
    fingerprintKnown: found.fingerprint !== null,
    copiedFrom: options.claimed?.from ?? null,
    proveCopy: options.proveCopy ?? provePages,
  })
  return opened.ok ? ok(storeOf(opened.value, { paths, files })) : opened
}

function look({ ports }: StoreOptions, paths: StorePaths, key: string | null): Found {
  const { files } = ports
  const fingerprint = files.stat(paths.fingerprint) ? files.read(paths.fingerprint).toString('utf8') : ''
  return {
    log: lookAtLog(ports.files, paths.log),
    path: paths.log,
    key,
    fingerprint: readFingerprint(fingerprint),
    firstStartUnfinished: files.stat(paths.firstStart) !== null,
  }
}

function lookAtLog(files: StoreOptions['ports']['files'], path: string): Found['log'] {
  const stat = files.stat(path)
  if (stat === null) return 'absent'
  if (stat.bytes === 0) return 'empty'
  return hasPlainHeader(files.readStart(path, 16)) ? 'readable' : 'encrypted'
}

function storeOf(
  { connection, checkedAt, key }: OpenedLog,
  { paths, files }: { readonly paths: StorePaths; readonly files: Files },
): Store {
  const open = swappableDb(connection)
  let owed = false
  let held = key
  let file = files.hold(paths.log)
  const checkpointNow = () => {
    owed = !checkpoint(open.connection())
  }
  return {
    db: open.db,
    reading: () => ({ path: paths.log, key: held }),
    encryption: {
      checkedAt,
      sentence: 'The log was read without its key at this start: nothing in it can be made out.',
    },
    checkpoint: checkpointNow,
    checkpointOwed: () => {
      if (owed) checkpointNow()
    },
    commits: open.commits,
    replaceLog: replacement => {
      const refused = replaceLog(open, { ...replacement, before: held, paths, files })
      if (refused === null) {
        held = replacement.key
        file.close()
        file = files.hold(paths.log)
      }
      return refused
    },
    heldLog: () => file,
    paths,
    close: () => {
      try {
        checkpoint(open.connection())
      } finally {
        open.connection().close()
        file.close()
      }
    },
  }
}

function notWritable(folder: string, code: string): Result<never, StartFailure> {
  return fail(startFailure('folder-not-writable', `${folder} (${code})`))
}
