import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { ExamSummary } from '#shared/contract/worklist.ts'
import { foldName } from '#main/features/sessions/index.ts'
import type { Files } from '#main/ports/files.ts'
import type { ModalityWorklist } from './dicom/modality-worklist.ts'
import { queryServer, serverOf } from './dicom/query-server.ts'
import { importFile, type FileImport } from './import-file.ts'
import type { ImportTools } from './import-found.ts'
import { importUpload, lookAtUpload } from './import-upload.ts'
import { listImports } from './import-queries.ts'
import { summaryOf } from './listed-exam.ts'
import {
  countMissing,
  listAccessions,
  listByAccession,
  listExamsOfDay,
  listMissing,
  searchExams,
  type ListedRow,
} from './listing-queries.ts'
import { expectAgain, markNoCharge } from './no-charge.ts'
import { createTurns } from './turns.ts'
import { createUploads } from './uploads.ts'
import { createWatchedFolder } from './watched-folder.ts'

export type WorklistDependencies = ImportTools & {
  readonly files: Files
  readonly settings: () => Settings
  readonly modalityWorklist: ModalityWorklist
}

export type WorklistService = Handlers['worklist'] & {
  /** Imports a file of this machine, for the command line. */
  readonly importFile: (input: FileImport) => Promise<Result<FileOutcome, Failure>>
  /** Reads the watched folder from time to time, until it is told to stop. */
  readonly watch: () => () => void
}

type FileOutcome =
  Awaited<ReturnType<typeof importFile>> extends Result<infer Outcome, Failure> ? Outcome : never

const WATCH_EVERY_MS = 10_000
const ACCESSION_DAYS_BACK = 60
const ACCESSION_DAYS_AHEAD = 14

/** The day's list of expected exams: where it comes from, and what is still missing. */
export function createWorklistService(dependencies: WorklistDependencies): WorklistService {
  const { db, clock, settings, modalityWorklist } = dependencies
  const uploads = createUploads()
  const turns = createTurns()
  const folder = createWatchedFolder(dependencies, turns)
  const today = () => clock.today()
  const shown = (rows: readonly ListedRow[]): readonly ExamSummary[] =>
    rows.map(row => summaryOf(row, today()))
  const standing = () => {
    const { missing, earlier } = countMissing(db, today())
    return ok({
      missingToday: missing - earlier,
      missingEarlier: earlier,
      changes: folder.imports(),
      folderProblem: folder.problem(),
    })
  }
  return {
    listDay: ({ day }) => ok(shown(listExamsOfDay(db, day))),
    listMissing: () => ok(shown(listMissing(db, today()))),
    standing,
    listAccessions: () =>
      ok(listAccessions(db, dayFrom(today(), -ACCESSION_DAYS_BACK), dayFrom(today(), ACCESSION_DAYS_AHEAD))),
    find: ({ accession }) => ok(shown(listByAccession(db, accession.trim()))),
    search: ({ text }) => ok(shown(searchExams(db, { name: foldName(text), number: text.trim() }))),
    markNoCharge: input => markNoCharge(dependencies, input),
    expectAgain: input => expectAgain(dependencies, input),
    sendPiece: ({ upload, offset, base64 }) => {
      const received = uploads.add(upload, offset, Buffer.from(base64, 'base64'))
      return received.ok ? ok({ received: received.value }) : received
    },
    look: input => lookAtUpload(dependencies, uploads, input),
    importUpload: input => turns.take(input.commandId, () => importUpload(dependencies, uploads, input)),
    query: input => turns.take(input.commandId, () => queryServer(dependencies, input)),
    testConnection: async () => {
      const server = serverOf(settings())
      if (server === null) return fail(failure('server-not-set'))
      const problem = await modalityWorklist.echo(server)
      return ok({ sentence: problem ?? `${server.calledAe} answers at ${server.host}, port ${server.port}.` })
    },
    checkFolder: async () => {
      await folder.check()
      return standing()
    },
    listImports: () => ok(listImports(db).map(({ outcome }) => JSON.parse(outcome))),
    importFile: input => turns.take(input.id, () => importFile(dependencies, input)),
    watch: () => {
      if (settings().worklistFolder !== '') void folder.check()
      const timer = setInterval(() => void folder.check(), WATCH_EVERY_MS)
      timer.unref()
      return () => clearInterval(timer)
    },
  }
}

function dayFrom(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
