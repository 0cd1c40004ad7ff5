import { basename, join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { BackupPlan, BackupVerdict } from '#shared/contract/backup.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { StorePaths } from '#main/db/store-paths.ts'
import type { Audit } from '#main/features/audit/index.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { Files } from '#main/ports/files.ts'
import { isCopyName } from './backup-names.ts'
import type { BackupTarget, TargetOutcome } from './deliver-backup.ts'
import type { LogContents } from './check-log.ts'
import { counted } from './counted.ts'
import type { DoInThread } from './keeping-threads.ts'
import type { MadeBackup } from './make-backup.ts'
import { changeNotes, readNotes } from './notes.ts'
import { takeWords } from './pending-events.ts'
import { ageMs, isDue } from './plan.ts'

export type KeeperTools = {
  readonly db: WritableDb
  readonly paths: StorePaths
  readonly files: Files
  readonly clock: Clock
  readonly audit: Audit
  readonly version: string
  readonly doInThread: DoInThread
  readonly plan: () => BackupPlan
  /** The key of the log; null where the key store does not give it. */
  readonly key: () => string | null
  /** Takes deleted data out of the write-ahead log, if a backup was in the way of that. */
  readonly checkpointOwed: () => void
  /** Reads the files of the data folder as somebody without the key would. */
  readonly readWithoutKey: () => Promise<BackupVerdict>
}

export type Running = 'backup' | 'rehearsal' | 'check' | 'key'

export type Keeper = {
  readonly running: () => Running | null
  /** How much of it is done; null where that is not known. */
  readonly percent: () => number | null
  /** Does a piece of work if none is under way; it may tell how much of it is done. */
  readonly alone: <T>(
    kind: Running,
    work: (tell: (percent: number) => void) => Promise<T>,
  ) => Promise<T> | null
  readonly backUp: () => Promise<Result<MadeBackup, string>>
  readonly check: () => Promise<Result<LogContents, string>>
  /** Does what is due; called from time to time. */
  readonly look: () => Promise<void>
}

/** After a failure so many looks pass before the next try. */
const LOOKS_BETWEEN_TRIES = 10
const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/** Writes the backups and reads the log when they are due: one piece of work at a time, none in the window's thread. */
export function createKeeper(tools: KeeperTools): Keeper {
  let running: Running | null = null
  let percent: number | null = null
  let looksToWait = 0

  const alone: Keeper['alone'] = (kind, work) => {
    if (running !== null) return null
    running = kind
    return work(now => (percent = now)).finally(() => {
      running = null
      percent = null
      tools.checkpointOwed()
    })
  }
  const backUp = () => backUpNow(tools)
  const check = async () => {
    const checked = await checkNow(tools)
    await witness(tools)
    return checked
  }

  async function doWhatIsDue(): Promise<void> {
    const due = whatIsDue(tools)
    if (due === null) return
    const works: Readonly<Record<typeof due, () => Promise<Result<unknown, string>>>> = {
      backup: backUp,
      check,
      'bring-again': () => bringAgain(tools),
    }
    const done = await alone(due === 'check' ? 'check' : 'backup', works[due])
    if (done !== null && !isAllDone(tools, done)) looksToWait = LOOKS_BETWEEN_TRIES
  }

  return {
    running: () => running,
    percent: () => percent,
    alone,
    backUp,
    check,
    look: async () => {
      takeWords(tools)
      if (looksToWait > 0) looksToWait -= 1
      else await doWhatIsDue()
    },
  }
}

function whatIsDue({ db, clock, plan }: KeeperTools): 'backup' | 'bring-again' | 'check' | null {
  const notes = readNotes(db)
  const now = clock.now()
  if (isDue(plan(), { lastAt: notes.last?.at ?? null, now })) return 'backup'
  if (Object.keys(notes.away).length > 0) return 'bring-again'
  if (notes.check === null) return 'check'
  const age = ageMs({ lastAt: notes.check.at, now })
  return age >= WEEK_MS || age < 0 ? 'check' : null
}

function isAllDone({ db }: KeeperTools, done: Result<unknown, string>): boolean {
  return done.ok && Object.keys(readNotes(db).away).length === 0
}

/** Where the plan wants its backups. */
export function targetsOf({ plan, paths }: Pick<KeeperTools, 'plan' | 'paths'>): readonly BackupTarget[] {
  const { folder, secondFolder, keep } = plan()
  const first = folder === '' ? paths.backups : folder
  const folders = secondFolder === '' ? [first] : [first, secondFolder]
  return [...new Set(folders)].map(one => ({ folder: one, keep }))
}

const NO_KEY = 'The key of the log cannot be read from its key store.'

async function backUpNow(tools: KeeperTools): Promise<Result<MadeBackup, string>> {
  const { db, clock, audit, version, doInThread, key, paths } = tools
  const held = key()
  if (held === null) return fail(NO_KEY)
  const at = clock.now()
  const targets = targetsOf(tools)
  const made = await doInThread({ kind: 'backup', data: paths.folder, key: held, at, version, targets })
  if (!made.ok) {
    db.transaction(() => changeNotes(db, { failed: { at, sentence: made.error } }))
    return made
  }
  const { manifest, path } = made.value
  db.transaction(() => {
    const { sessions } = manifest
    changeNotes(db, { last: { at, path, sessions }, failed: null })
    noteTargets(tools, made.value.targets, at)
    audit.record(db, { action: 'backup-written', sessionId: null, changes: changesOf(made.value) })
  })
  return made
}

/** What stands in the audit trail of a backup: its own hash, and where it went by the last part of the folder. */
export function changesOf({ manifest, path }: Pick<MadeBackup, 'manifest' | 'path'>) {
  const from = null
  return [
    { path: 'sha256', from, to: manifest.sha256 },
    { path: 'name', from, to: basename(path) },
  ] as const
}

/** Remembers which folders the newest backup reached. */
function noteTargets({ db }: KeeperTools, targets: readonly TargetOutcome[], at: string): void {
  const { delivered } = readNotes(db)
  const reached = targets.filter(({ path }) => path !== null).map(({ folder }) => [folder, at] as const)
  const away = targets.flatMap(({ folder, problem }) =>
    problem === null ? [] : [[folder, problem] as const],
  )
  changeNotes(db, {
    delivered: { ...delivered, ...Object.fromEntries(reached) },
    away: Object.fromEntries(away),
  })
}

/** Brings the newest backup to the folders that could not be reached when it was written. */
async function bringAgain(tools: KeeperTools): Promise<Result<null, string>> {
  const { db, doInThread } = tools
  const { last, away } = readNotes(db)
  if (last === null) return ok(null)
  const targets = targetsOf(tools).filter(({ folder }) => Object.hasOwn(away, folder))
  const delivered = await doInThread({ kind: 'deliver', from: last.path, targets })
  if (!delivered.ok) return delivered
  db.transaction(() => noteTargets(tools, delivered.value, last.at))
  return ok(null)
}

/** Leaves a mark, so that the next start reads the whole log before it opens it. */
export function noteDamage(files: Files, { damaged }: StorePaths, at: string): void {
  attempt(() => files.replace(damaged, Buffer.from(`${at}\n`)))
}

async function checkNow({
  db,
  files,
  clock,
  doInThread,
  key,
  paths,
}: KeeperTools): Promise<Result<LogContents, string>> {
  const held = key()
  if (held === null) return fail(NO_KEY)
  const checked = await doInThread({ kind: 'check', data: paths.folder, key: held })
  const at = clock.now()
  const sentence = checked.ok ? `${counted(checked.value)}, every page whole.` : checked.error
  if (!checked.ok) noteDamage(files, paths, at)
  db.transaction(() => changeNotes(db, { check: { at, whole: checked.ok, sentence } }))
  return checked
}

/** The folders that backups are looked for in. */
export function foldersOf(tools: Pick<KeeperTools, 'plan' | 'paths'>): readonly string[] {
  return [...new Set([...targetsOf(tools).map(({ folder }) => folder), tools.paths.backups])]
}

/** Whether a path is that of a backup in one of those folders: no other file is read for a window. */
export function isBackupPath(tools: Pick<KeeperTools, 'plan' | 'paths'>, path: string): boolean {
  return isCopyName(basename(path)) && foldersOf(tools).some(folder => join(folder, basename(path)) === path)
}

/** Reads the files without the key and remembers what came of it. */
export async function witness({ db, clock, readWithoutKey }: KeeperTools): Promise<BackupVerdict> {
  const verdict = await readWithoutKey()
  db.transaction(() => changeNotes(db, { witness: { at: clock.now(), ...verdict } }))
  return verdict
}
