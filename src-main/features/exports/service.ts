import { setImmediate } from 'node:timers/promises'
import { resolve } from 'node:path'
import { parseIsoDate } from '#shared/base/iso-date.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ExportOutcome } from '#shared/contract/exports.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import type { CodingReference } from '#main/features/coding/index.ts'
import { assessEntry, NOTHING_ELSE_KNOWN } from '#main/features/sessions/index.ts'
import type { SettingsService } from '#main/features/settings/index.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { Files } from '#main/ports/files.ts'
import type { FolderChooser } from '#main/ports/folder-chooser.ts'
import { adHocSheet } from './destinations/ad-hoc-sheet.ts'
import { fileFormat } from './file-format.ts'
import { historyOf } from './history.ts'
import { previewOf } from './preview.ts'
import { listLeftLines, type LeftLine } from './queries.ts'
import { placeFile, type WholeFile } from './release/place-file.ts'
import { createReleaseDesk } from './release/release-desk.ts'
import type { ExportTools } from './run-export.ts'
import type { Assess } from './selection.ts'
import { createLanes, directShare, type Share } from '#main/features/shares/index.ts'
import { targetOf } from './target.ts'

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
  /** Where this machine's live log exports to, if this log is for training; null when nobody knows. */
  readonly liveFolder?: () => string | null
  /** Who writes into folders that may be shares; without it that is done at once. */
  readonly share?: Share
}

export type ExportsService = Handlers['exports'] & {
  /** What a person must know of interrupted exports, for the window's notices. */
  readonly notices: () => readonly string[]
  /** When the batches that an earlier run left undecided have been looked at. */
  readonly settled: () => Promise<void>
  /** The numbers under which a session's lines left, or are leaving. For the command line. */
  readonly leftLines: (id: SessionId) => readonly LeftLine[]
  /** Puts a file of another feature into a folder, as safely as charge files; answers its path. */
  readonly place: (file: WholeFile) => Promise<Result<string, Failure>>
}

/** Binds the export operations. Undecided batches of an earlier run are decided before anything else leaves. */
export function createExportsService(dependencies: ExportsDependencies): ExportsService {
  const {
    db,
    settings,
    folderChooser,
    files,
    share = directShare(files),
    mayActOn = () => true,
  } = dependencies
  const assess = assessor(dependencies)
  const tools: ExportTools = {
    ...dependencies,
    settings: settings.read,
    assess,
    mayActOn,
    lanes: createLanes(share),
    pause: () => setImmediate(),
  }
  const desk = createReleaseDesk(tools)
  const live = (folder: string) => isLive({ ...dependencies, lanes: tools.lanes }, folder)
  return {
    notices: desk.notices,
    settled: desk.settled,
    leftLines: id => listLeftLines(db, id),
    place: async file => {
      if (await live(file.folder)) return fail(failure('folder-is-live'))
      return placeFile(tools, file)
    },
    preview: ({ scope }) => previewOf(tools, scope),
    run: async ({ scope, format, hl7Version, folder }) => {
      const sheet = adHocSheet(fileFormat(format, hl7Version))
      const target = targetOf(sheet, { folder: resolve(folder), keepsTrying: false, since: '' })
      if (await live(target.folder)) return fail(failure('folder-is-live'))
      const outcome = await desk.run({ scope, target })
      if (outcome.ok && outcome.value.batch !== null) rememberFolder(settings, target.folder)
      return outcome
    },
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
    const today = parseIsoDate(clock.today())
    if (today === null) throw new Error('The clock gives no date')
    return assessEntry(entry, { ...NOTHING_ELSE_KNOWN, today, payers, reference })
  }
}

/** The next export begins with this folder. */
function rememberFolder(settings: SettingsService, exportFolder: string): void {
  const current = settings.read()
  if (current.exportFolder !== exportFolder) settings.save({ ...current, exportFolder })
}
