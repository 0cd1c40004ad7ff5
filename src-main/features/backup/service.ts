import { setImmediate } from 'node:timers/promises'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { BackupVerdict, KeyChange } from '#shared/contract/backup.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { Store } from '#main/db/open-store.ts'
import { changedFields, type Audit } from '#main/features/audit/index.ts'
import type { Ports } from '#main/ports/ports.ts'
import { putSetting } from '#main/features/settings/index.ts'
import { changeKey } from './change-key.ts'
import { checkLog, type LogContents } from './check-log.ts'
import { counted } from './counted.ts'
import {
  changesOf,
  createKeeper,
  isBackupPath,
  noteDamage,
  targetsOf,
  witness,
  type Keeper,
  type KeeperTools,
  type Running,
} from './keeper.ts'
import { inThreads, type DoInThread } from './keeping-threads.ts'
import { listedBackups } from './listed-backups.ts'
import { makeBackup, type MadeBackup } from './make-backup.ts'
import { takeWords } from './pending-events.ts'
import { readPlan } from './plan.ts'
import { findNote, findVersion, noteVersion } from './queries.ts'
import { recoverKey } from './recover-key.ts'
import { newRecoveryCode } from './recovery-code.ts'
import { findKey } from './restore-log.ts'
import { standingOf } from './standing.ts'
import { readWithoutKey } from './witness.ts'
import { readWrappedKey, wrapKey } from './wrapped-key.ts'

export type BackupService = Handlers['backup'] & {
  /** Copies the open log into a folder, or into the data folder's own for `null`, and keeps the newest `keep`. */
  readonly write: (wish: {
    readonly folder: string | null
    readonly keep: number
  }) => Result<MadeBackup, string>
  /** Reads the whole log once: pages, references, audit chain. */
  readonly verify: () => Result<LogContents, string>
  /** Makes a recovery code, which is said this once and kept nowhere; an earlier one opens nothing any more. */
  readonly makeRecoveryCode: () => Result<string, string>
  /** As `changeKey`, and tells how much of it is done, in percent. */
  readonly changeKeyTelling: (hear: (percent: number) => void) => Promise<Result<KeyChange, Failure>>
  /** Remembers in the log which version of the program keeps it, for a copy before a later update. */
  readonly noteVersion: () => void
  /** A page of the log could not be read: the next start reads all of it first. */
  readonly noteDamage: () => void
  /** Whether a recovery code was ever made for this log. */
  readonly hasRecoveryCode: () => boolean
  /** Why typed words are not the recovery code of this log; null when they are. */
  readonly refuseRecoveryCode: (typed: string) => string | null
  /** Writes backups and reads the log when they are due, until it is told to stop. */
  readonly watch: () => () => void
}

type Dependencies = {
  readonly store: Store
  readonly ports: Pick<Ports, 'files' | 'clock' | 'keyVault' | 'volumes' | 'threads' | 'folderChooser'>
  readonly audit: Audit
  readonly version: string
  /** Whether the patients of this log are invented: nobody has to keep it. */
  readonly training: () => boolean
  /** Does the work of the background; by default in threads. */
  readonly doInThread?: DoInThread
}

const NO_KEY = 'The key of the log cannot be read from its key store.'
const CODE_NEEDED = 'Only the recovery code of its time opens this backup: restore it at the command line.'
const PLAN = 'backup-plan'
/** The first look is after the rush of the start. */
const FIRST_LOOK_MS = 2 * 60 * 1000
const LOOK_MS = 60 * 1000

/** Copies of the log and the way back to its key. */
export function createBackupService(dependencies: Dependencies): BackupService {
  const { store, ports, audit, version } = dependencies
  const { files, clock, keyVault } = ports
  const { db, paths } = store
  const key = () => {
    const loaded = keyVault.load()
    return loaded.ok ? loaded.value : null
  }
  const tools: KeeperTools = {
    ...{ db, paths, files, clock, audit, version, key },
    doInThread: dependencies.doInThread ?? inThreads(ports.threads),
    plan: () => readPlan(findNote(db, PLAN)),
    checkpointOwed: store.checkpointOwed,
    readWithoutKey: () =>
      readWithoutKey({ files, paths, db, heldLog: store.heldLog, pause: () => setImmediate() }),
  }
  takeWords(tools)
  const keeper = createKeeper(tools)
  return {
    ...handlersOf(dependencies, tools, keeper),
    changeKeyTelling: hear => changeKeyAlone(dependencies, { tools, keeper, hear }),
    write: wish => writeHere(dependencies, tools, wish),
    verify: () => checkLog(db),
    makeRecoveryCode: () => makeRecoveryCode(dependencies, key()),
    noteVersion: () => {
      if (findVersion(db) !== version) db.transaction(() => noteVersion(db, version))
    },
    noteDamage: () => noteDamage(files, paths, clock.now()),
    hasRecoveryCode: () => files.stat(paths.recovery) !== null,
    refuseRecoveryCode: typed => {
      const recovered = recoverKey(files, paths.recovery, typed)
      if (!recovered.ok) return recovered.error
      return recovered.value === key() ? null : 'The code opens the key of another log.'
    },
    watch: () => (dependencies.training() ? () => undefined : watch(keeper)),
  }
}

function handlersOf(dependencies: Dependencies, tools: KeeperTools, keeper: Keeper): Handlers['backup'] {
  const { ports, store, audit } = dependencies
  const { db, key, doInThread, paths, files } = tools
  const standing = () =>
    standingOf({
      db,
      plan: tools.plan(),
      targets: targetsOf(tools),
      now: tools.clock.now(),
      running: keeper.running(),
      percent: keeper.percent(),
      recoveryCodeMadeAt: recoveryMadeAt(dependencies),
      isKept: !dependencies.training(),
      isDamaged: files.stat(paths.damaged) !== null,
    })
  const verdictOf = (kind: Running, work: () => Promise<BackupVerdict>) => verdictAlone(keeper, kind, work)
  const onBackup = (path: string, work: () => Promise<BackupVerdict>) =>
    isBackupPath(tools, path) ? verdictOf('rehearsal', work) : fail(failure('backup-unknown'))
  return {
    standing: () => ok(standing()),
    list: () => listedBackups(tools),
    savePlan: plan => {
      db.transaction(() => {
        const changes = changedFields(tools.plan(), plan)
        if (changes.length === 0) return
        putSetting(db, PLAN, JSON.stringify(plan))
        audit.record(db, { action: 'backup-plan-saved', sessionId: null, changes })
      })
      return ok(standing())
    },
    run: () => verdictOf('backup', async () => madeInWords(await keeper.backUp())),
    compare: ({ path }) =>
      onBackup(path, async () => {
        const compared = await doInThread({ kind: 'compare', path })
        return said(compared, () => 'Every byte is as it was when the backup was read back and found whole.')
      }),
    rehearse: ({ path }) =>
      onBackup(path, async () => {
        const desk = { files: ports.files, keyVault: ports.keyVault }
        const held = await findKey(desk, { from: path, data: paths.folder }, () => Promise.resolve(''))
        if (!held.ok) return { good: false, sentence: CODE_NEEDED }
        const wish = { path, key: held.value.key, data: paths.folder }
        const rehearsed = await doInThread({ kind: 'rehearse', ...wish })
        return said(rehearsed, heldInWords)
      }),
    check: () =>
      verdictOf('check', async () =>
        said(await keeper.check(), log => `Every page is whole: ${counted(log)}.`),
      ),
    newRecoveryCode: () => {
      const code = makeRecoveryCode({ ports, store, audit }, key())
      return code.ok ? ok({ code: code.value }) : fail(failure('key-unreadable'))
    },
    witness: () => verdictOf('check', () => witness(tools)),
    changeKey: () => changeKeyAlone(dependencies, { tools, keeper, hear: () => undefined }),
    leaveForRestore: () => {
      db.transaction(() => audit.record(db, { action: 'restore-begun', sessionId: null, changes: [] }))
      // Whoever keeps the window closes the log after this.
      return ok(null)
    },
    chooseFolder: async () => {
      const answer = await ports.folderChooser.choose()
      if (answer.kind === 'unavailable') return fail(failure('chooser-unavailable'))
      return ok(answer.kind === 'chosen' ? answer.folder : null)
    },
  }
}

type KeyWork = {
  readonly tools: KeeperTools
  readonly keeper: Keeper
  readonly hear: (percent: number) => void
}

async function changeKeyAlone(
  { store, ports, audit }: Dependencies,
  { tools: { doInThread }, keeper, hear }: KeyWork,
): Promise<Result<KeyChange, Failure>> {
  const changed = keeper.alone('key', tell =>
    changeKey({
      ...{ store, ports, audit, doInThread },
      hear: percent => {
        tell(percent)
        hear(percent)
      },
    }),
  )
  if (changed === null) return fail(failure('keeping-busy'))
  const done = await changed
  return ok(done.ok ? { kind: 'changed', code: done.value.code } : { kind: 'refused', sentence: done.error })
}

async function verdictAlone(
  keeper: Keeper,
  kind: Running,
  work: () => Promise<BackupVerdict>,
): Promise<Result<BackupVerdict, Failure>> {
  const done = keeper.alone(kind, work)
  return done === null ? fail(failure('keeping-busy')) : ok(await done)
}

function said<T>(result: Result<T, string>, words: (value: T) => string): BackupVerdict {
  return result.ok ? { good: true, sentence: words(result.value) } : { good: false, sentence: result.error }
}

function madeInWords(made: Result<MadeBackup, string>): BackupVerdict {
  if (!made.ok) return { good: false, sentence: made.error }
  const { manifest, targets } = made.value
  const problems = targets.flatMap(({ problem }) => (problem === null ? [] : [problem]))
  const sentence = `Written, read back and found whole: ${counted(manifest)}.`
  if (problems.length === 0) return { good: true, sentence }
  return {
    good: false,
    sentence: `${sentence} ${problems.join(' ')} It is brought there when the folder is back.`,
  }
}

function heldInWords(log: LogContents): string {
  return `It can be restored: ${counted(log)}, as its manifest says. Nothing was changed.`
}

/** Writes a backup in this very thread, for the command line. */
function writeHere(
  { ports, version }: Dependencies,
  { db, paths, clock, audit, key }: KeeperTools,
  { folder, keep }: { readonly folder: string | null; readonly keep: number },
): Result<MadeBackup, string> {
  const held = key()
  if (held === null) return fail(NO_KEY)
  const targets = [{ folder: folder ?? paths.backups, keep }]
  const made = makeBackup(
    { kind: 'backup', data: paths.folder, key: held, at: clock.now(), version, targets },
    ports,
  )
  if (!made.ok) return made
  const changes = changesOf(made.value)
  db.transaction(() => audit.record(db, { action: 'backup-written', sessionId: null, changes }))
  const problem = made.value.targets.find(target => target.problem !== null)?.problem ?? null
  return problem === null ? made : fail(`${problem} The backup is kept as ${made.value.path}.`)
}

function makeRecoveryCode(
  { store, ports, audit }: Pick<Dependencies, 'store' | 'ports' | 'audit'>,
  held: string | null,
): Result<string, string> {
  if (held === null) return fail(NO_KEY)
  const { db, paths } = store
  const code = newRecoveryCode()
  const wrapped = wrapKey(held, code.replaceAll('-', ''), ports.clock.now())
  ports.files.replace(paths.recovery, Buffer.from(`${JSON.stringify(wrapped)}\n`), 0o600)
  db.transaction(() => audit.record(db, { action: 'recovery-code-made', sessionId: null, changes: [] }))
  return ok(code)
}

function recoveryMadeAt({ store, ports }: Dependencies): string | null {
  const { recovery } = store.paths
  if (ports.files.stat(recovery) === null) return null
  return readWrappedKey(ports.files.read(recovery))?.madeAt ?? null
}

function watch(keeper: Keeper): () => void {
  let stopped = false
  let timer: NodeJS.Timeout
  const wait = (ms: number) => {
    timer = setTimeout(
      () =>
        void keeper
          .look()
          .catch(() => undefined)
          .finally(again),
      ms,
    )
    timer.unref()
  }
  const again = () => {
    if (!stopped) wait(LOOK_MS)
  }
  wait(FIRST_LOOK_MS)
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
