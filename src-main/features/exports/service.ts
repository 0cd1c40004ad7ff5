import { resolve } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ExportOutcome } from '#shared/contract/exports.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import type { CodingReference } from '#main/features/coding/index.ts'
import { assessEntry, NOTHING_ELSE_KNOWN } from '#main/features/sessions/index.ts'
import { createLanes, directShare, type Share } from '#main/features/shares/index.ts'
import type { SettingsService } from '#main/features/settings/index.ts'
import { todayOf, type Clock } from '#main/ports/clock.ts'
import type { Files } from '#main/ports/files.ts'
import type { FolderChooser } from '#main/ports/folder-chooser.ts'
import { nodePause, type Pause } from '#main/ports/pause.ts'
import { createAnswersDesk } from './answers/answers-desk.ts'
import { adHocSheet } from './destinations/ad-hoc-sheet.ts'
import { listLineFates, type LineFate } from './corrections-queries.ts'
import { destinationTarget } from './destination-target.ts'
import { fileFormat } from './file-format.ts'
import { historyOf } from './history.ts'
import { previewOf } from './preview.ts'
import { printProof } from './proof/print-proof.ts'
import { proofOf } from './proof/proof.ts'
import { placeFile, type WholeFile } from './release/place-file.ts'
import { createReleaseDesk } from './release/release-desk.ts'
import { listRetention } from './retention/queries.ts'
import { retireSentFiles, setRetention } from './retention/retire.ts'
import type { ExportTools } from './run-export.ts'
import { runSchedules } from './schedule.ts'
import { insertRun, markRunsSeen } from './run-queries.ts'
import type { NewRun } from './runs.ts'
import type { Assess } from './selection.ts'
import { standingOf } from './standing.ts'
import { targetOf } from './target.ts'
import { createUnclaimed } from './unclaimed.ts'

export type ExportsDependencies = {
  readonly db: WritableDb
  readonly clock: Clock
  readonly files: Files
  readonly folderChooser: FolderChooser
  readonly audit: Audit
  readonly settings: SettingsService
  readonly reference: CodingReference
  /** Ids of the payer profiles that the coding rules know. */
  readonly payers: readonly string[]
  /** Whether whoever asks may let a session leave; without it nobody is kept from any. */
  readonly mayActOn?: (id: SessionId) => boolean
  /** Whether somebody has closed a day of service; without it nobody has closed any. */
  readonly isDayClosed?: (day: string) => boolean
  /** Where this machine's live log exports to, if this log is for training; null when nobody knows. */
  readonly liveFolder?: () => string | null
  /** Who writes into folders that may be shares; without it that is done at once. */
  readonly share?: Share
  /** Between the pieces of a long export. */
  readonly pause?: Pause
}

export type ExportsService = Handlers['exports'] & {
  /** What a person must know of interrupted exports, for the window's notices. */
  readonly notices: () => readonly string[]
  /** When the batches that an earlier run left undecided have been looked at. */
  readonly settled: () => Promise<void>
  readonly isDayClosed: (day: string) => boolean
  /** Notes what ran at the command line, for whoever opens the window next. */
  readonly recordRun: (run: NewRun) => void
  /** Tries waiting batches again from time to time, until it is told to stop. */
  readonly watch: () => () => void
  /** What became of a session's lines: under which numbers they left and were taken back. For the command line. */
  readonly lineFates: (id: SessionId) => readonly LineFate[]
  /** Puts a file of another feature into a folder, as safely as charge files; answers its path. */
  readonly place: (file: WholeFile) => Promise<Result<string, Failure>>
}

const WATCH_EVERY_MS = 15_000

/** Binds the export operations. Undecided batches of an earlier run are decided before anything else leaves. */
export function createExportsService(dependencies: ExportsDependencies): ExportsService {
  const {
    db,
    clock,
    settings,
    folderChooser,
    files,
    share = directShare(files),
    pause = nodePause,
    mayActOn = () => true,
    isDayClosed = () => false,
  } = dependencies
  const assess = assessor(dependencies)
  const tools: ExportTools = {
    ...dependencies,
    settings: settings.read,
    assess,
    mayActOn,
    isDayClosed,
    lanes: createLanes(share),
    pause,
  }
  const desk = createReleaseDesk(tools)
  const answersDesk = createAnswersDesk(tools)
  const unclaimed = createUnclaimed({ db, clock })
  const live = (folder: string) => isLive({ ...dependencies, lanes: tools.lanes }, folder)
  const send = async ({ scope, destination, onlyClosedDays = false }: SendRequest) => {
    const target = destinationTarget(db, destination)
    if (!target.ok) return target
    if (await live(target.value.folder)) return fail(failure('folder-is-live'))
    return desk.run({ scope, target: target.value, onlyClosedDays })
  }
  return {
    notices: desk.notices,
    settled: desk.settled,
    lineFates: id => listLineFates(db, id),
    place: async file => {
      if (await live(file.folder)) return fail(failure('folder-is-live'))
      return placeFile(tools, file)
    },
    preview: request => previewOf(tools, request),
    run: async ({ scope, format, hl7Version, folder }) => {
      const sheet = adHocSheet(fileFormat(format, hl7Version))
      const target = targetOf(sheet, { folder: resolve(folder), keepsTrying: false, since: '' })
      if (await live(target.folder)) return fail(failure('folder-is-live'))
      const outcome = await desk.run({ scope, target })
      if (outcome.ok && outcome.value.batch !== null) rememberFolder(settings, target.folder)
      return outcome
    },
    send,
    retry: ({ batch }) => desk.retry(batch),
    takeBack: ({ batch }) => desk.takeBack(batch),
    cancel: () => {
      desk.cancel()
      return ok(null)
    },
    standing: () => ok(standingOf({ db, clock, unclaimed }, desk)),
    answers: () => ok(answersDesk.answers()),
    lookForAnswers: async () => {
      // A file counts as whole once two looks found it the same.
      await answersDesk.look()
      await answersDesk.look()
      return ok(answersDesk.answers())
    },
    settleRefusal: answersDesk.settle,
    sendUnderNewNumbers: answersDesk.sendUnderNewNumbers,
    seeRefusal: answersDesk.seeRefusal,
    seeAnswer: answersDesk.see,
    proof: ({ batch }) => proofOf(db, batch),
    printProof: ({ batch, folder }) => printProof(tools, batch, resolve(folder)),
    retention: () => ok(listRetention(db)),
    setRetention: rule => setRetention(tools, rule),
    seeRuns: ({ upTo }) => {
      db.transaction(() => markRunsSeen(db, upTo, clock.now()))
      return ok(null)
    },
    isDayClosed,
    recordRun: run => db.transaction(() => insertRun(db, { ...run, due: null, at: clock.now() })),
    watch: () =>
      watchEvery(WATCH_EVERY_MS, async () => {
        await desk.deliverDue()
        await answersDesk.look()
        await retireSentFiles(tools)
        await runSchedules({ db, clock, send: destination => send({ scope: 'all', destination }) })
      }),
    again: async ({ batch, folder }): Promise<Result<ExportOutcome, Failure>> => {
      if (await live(resolve(folder))) return fail(failure('folder-is-live'))
      return desk.again(batch, resolve(folder))
    },
    history: () => ok(historyOf(db)),
    chooseFolder: async () => {
      const answer = await folderChooser.choose()
      if (answer.kind === 'unavailable') return fail(failure('chooser-unavailable'))
      return ok(answer.kind === 'chosen' ? answer.folder : null)
    },
  }
}

type SendRequest = {
  readonly scope: string
  readonly destination: string
  readonly onlyClosedDays?: boolean
}

/** Does the work from time to time, never twice at once, until it is told to stop. */
function watchEvery(everyMs: number, work: () => Promise<void>): () => void {
  let working = false
  const timer = setInterval(() => {
    if (working) return
    working = true
    // The log is closed or cannot be written: what waits is found again the next time.
    void work()
      .catch(() => {})
      .finally(() => {
        working = false
      })
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** Whether what a log for training writes would meet the files of a live one: by name, or the same folder by another. */
async function isLive(
  { settings, liveFolder, lanes }: ExportsDependencies & Pick<ExportTools, 'lanes'>,
  folder: string,
): Promise<boolean> {
  const live = settings.read().training ? (liveFolder?.() ?? null) : null
  if (live === null) return false
  if (resolve(live) === folder) return true
  const inodeOf = async (path: string) => {
    const found = await lanes.do(path, 'find-folder', { folder: path })
    return found.ok ? found.value : null
  }
  const inode = await inodeOf(folder)
  return inode !== null && inode === (await inodeOf(live))
}

/** Asked of sessions that are stored: their accession number is their own. */
function assessor({ clock, payers, reference }: ExportsDependencies): Assess {
  return entry => {
    return assessEntry(entry, { ...NOTHING_ELSE_KNOWN, today: todayOf(clock), payers, reference })
  }
}

/** The next export begins with this folder. */
function rememberFolder(settings: SettingsService, exportFolder: string): void {
  const current = settings.read()
  if (current.exportFolder !== exportFolder) settings.save({ ...current, exportFolder })
}
