import { join } from 'node:path'
import { ok } from '#shared/base/result.ts'
import type { HostName } from '#shared/contract/app.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { Policy } from '#shared/contract/policy.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { Store } from '#main/db/open-store.ts'
import { createAudit, createAuditService, type AuditService } from '#main/features/audit/index.ts'
import { createBackupService, type BackupService } from '#main/features/backup/index.ts'
import { createClosingService, isDayClosed, type ClosingService } from '#main/features/closing/index.ts'
import { PAYER_PROFILES } from '#main/features/coding/index.ts'
import {
  createDevicesService,
  findDeviceByIdentifier,
  type DevicesService,
} from '#main/features/devices/index.ts'
import {
  createDestinationsService,
  createExportsService,
  listBatchesOfSession,
  type DestinationsService,
  type ExportsService,
  saidOfSession,
  takeUpRefusals,
} from '#main/features/exports/index.ts'
import { createDowntimeService, type DowntimeService } from '#main/features/downtime/index.ts'
import { threadShare } from '#main/features/shares/index.ts'
import {
  createQuickPicksService,
  giveQuickPicks,
  type QuickPicksService,
} from '#main/features/quick-picks/index.ts'
import {
  createInbox,
  createReferenceService,
  referenceQuestions,
  type ReferenceService,
  type ReferenceStore,
} from '#main/features/reference/index.ts'
import { seedLog, type Seeded, type SeedRequest } from '#main/features/seed/index.ts'
import { createReviewService, type ReviewService } from '#main/features/review/index.ts'
import {
  createCorrectionsService,
  createSessionsService,
  type CorrectionsService,
  type SessionsDependencies,
  type SessionsService,
} from '#main/features/sessions/index.ts'
import { createReportsService, type ReportsService } from '#main/features/reports/index.ts'
import {
  createDimseWorklist,
  createWorklistService,
  examsOfSessions,
  type WorklistService,
} from '#main/features/worklist/index.ts'
import { createStoryService, type StoryService } from '#main/features/story/index.ts'
import { createSettingsService, type SettingsService } from '#main/features/settings/index.ts'
import { createAsked, createUsersService, type UsersService } from '#main/features/users/index.ts'
import { createSupportService, type SupportService } from '#main/features/support/index.ts'
import { localInstant, todayOf } from '#main/ports/clock.ts'
import type { Ports } from '#main/ports/ports.ts'
import { noteExportFolder, readExportFolder } from './export-folder-note.ts'

/** The features over one open log. */
export type Services = {
  readonly sessions: SessionsService
  readonly review: ReviewService
  readonly corrections: CorrectionsService
  readonly story: StoryService
  readonly exports: ExportsService
  readonly destinations: DestinationsService
  readonly devices: DevicesService
  readonly settings: SettingsService
  readonly reference: ReferenceService
  readonly support: SupportService
  readonly audit: AuditService
  readonly backup: BackupService
  readonly quickPicks: QuickPicksService
  readonly downtime: DowntimeService
  readonly reports: ReportsService
  readonly worklist: WorklistService
  /** Fills a log that holds no session with invented years; the caller has made it one for training. */
  readonly seed: (request: SeedRequest) => Iterable<Seeded>
  readonly users: UsersService
  readonly closing: ClosingService
  /** Puts on record that a command prints patients by the list, or the trail with what was typed. */
  readonly noteListed: (what: 'sessions' | 'exams' | 'trail') => void
}

/** After this nobody waits for the answer of a command any more. */
const COMMANDS_KEPT_MS = 30 * 24 * 60 * 60 * 1000

/** The code sets, and where a window's files lie until they are imported. */
export type CodeSetStore = { readonly codeSets: ReferenceStore; readonly inbox: string }

export type ServicesOptions = CodeSetStore & {
  readonly version: string
  readonly host: HostName
  /** The data folder. */
  readonly data: string
  /** The data folder of this machine's live log; without it this is the one. */
  readonly liveData?: string
  readonly policy: Policy
  /** A window is open: what may hang is done by threads. */
  readonly hasWindow: boolean
}

/** Builds the features, which also brings interrupted exports to an end. */
export function createServices(
  store: Store,
  ports: Ports,
  { codeSets, inbox, version, host, data, liveData, policy, hasWindow }: ServicesOptions,
): Services {
  const { coding } = codeSets
  const { db, checkpoint } = store
  const { clock, ids, files, folderChooser, pause, secrets } = ports
  const asked = createAsked(ports.operator)
  const audit = createAudit({ clock, operator: asked })
  const payers = PAYER_PROFILES.map(profile => profile.id)
  const settings = withFolderNote(
    createSettingsService({ db, audit, ids, payers, decided: policy.settings }),
    ports,
    data,
  )
  const log: SessionsDependencies = {
    db,
    clock,
    ids,
    audit,
    settings: settings.read,
    reference: coding,
    payers,
    checkpoint,
    batchesOf: id => listBatchesOfSession(db, id),
    saidOf: (id, entry) => saidOfSession(db, id, entry),
    takeUpRefusals: id => takeUpRefusals({ db, clock, audit }, id),
    exams: examsOfSessions(db),
    isDayClosed: day => isDayClosed(db, day),
    findDevice: deviceIdentifier => findDeviceByIdentifier(db, deviceIdentifier),
  }
  const sessions = createSessionsService(log)
  const devices = createDevicesService({ db, clock, ids, files, audit, settings: settings.read })
  const destinations = createDestinationsService({ db, clock, audit, files, settings })
  const users = createUsersService({
    db,
    clock,
    ids,
    secrets,
    files,
    audit,
    settings: settings.read,
    asked,
    inherit: owner => giveQuickPicks(db, { from: ports.operator.name(), to: owner }),
  })
  const review = createReviewService({
    db,
    clock,
    audit,
    settings: settings.read,
    sessions: sessions.reviewed,
    checkpoint,
    mayActOn: users.mayActOn,
    batchesOf: id => listBatchesOfSession(db, id),
  })
  const exports = createExportsService({
    db,
    clock,
    files,
    folderChooser,
    audit,
    settings,
    reference: coding,
    payers,
    mayActOn: users.mayActOn,
    isDayClosed: day => isDayClosed(db, day),
    pause,
    liveFolder: () => (liveData === undefined ? null : readExportFolder(files, liveData)),
    ...(hasWindow ? { share: threadShare(ports.threads) } : {}),
  })
  const quickPicks = createQuickPicksService({
    db,
    clock,
    ids,
    audit,
    operator: { name: asked.owner },
    sessions,
  })
  const downtime = createDowntimeService({
    db,
    clock,
    audit,
    workstation: () => settings.read().workstation,
    sessions: { has: id => sessions.storedEntry(id) !== null, start: sessions.start },
  })
  sessions.forgetCommandsBefore(localInstant(new Date(Date.parse(clock.now()) - COMMANDS_KEPT_MS)))
  const reference = createReferenceService({
    store: codeSets,
    inbox: createInbox({ folder: inbox, files, ids }),
    db,
    audit,
    clock,
  })
  const worklist = createWorklistService({
    db,
    clock,
    ids,
    files,
    audit,
    settings: settings.read,
    modalityWorklist: createDimseWorklist(),
    pause,
  })
  const backup = createBackupService({
    store,
    ports,
    audit,
    version,
    training: () => settings.read().training,
  })
  const support = createSupportService({
    db,
    clock,
    files,
    machine: ports.machine,
    program: { version, host },
    logs: join(data, 'logs'),
    protection: () => [store.encryption.sentence, ports.keyVault.describe().sentence],
    settings: settings.read,
    managed: settings.managed,
    editions: () => codeSets.coding.on(todayOf(clock), 'professional').editions,
  })
  const closing = createClosingService({
    db,
    clock,
    ids,
    audit,
    settings,
    version,
    placeFile: exports.place,
    signers: users,
    prices: referenceQuestions(codeSets, clock).prices,
  })
  const reports = createReportsService({
    clock,
    files,
    threads: ports.threads,
    settings: settings.read,
    log: store.reading,
    onCounted: store.checkpointOwed,
    edition: () => `Chargemark ${version}, ${coding.on(todayOf(clock), 'professional').editions.rules}`,
  })
  return {
    sessions,
    support,
    review,
    corrections: createCorrectionsService(log),
    story: createStoryService({ db, noteLook: sessions.noteLook }),
    exports,
    destinations,
    devices,
    settings,
    reference,
    audit: createAuditService({ db }),
    backup,
    quickPicks,
    downtime,
    reports,
    worklist,
    noteListed: what =>
      db.transaction(() => audit.record(db, { action: `${what}-listed`, sessionId: null, changes: [] })),
    seed: request => seedLog({ db, settings: settings.read, reference: coding }, request),
    users,
    closing,
  }
}

/** A live log notes where it exports to, now and whenever that changes. */
function withFolderNote(settings: SettingsService, { files }: Ports, data: string): SettingsService {
  const note = ({ training, exportFolder }: Settings) => {
    if (!training) noteExportFolder(files, data, exportFolder)
  }
  note(settings.read())
  return {
    ...settings,
    save: input => {
      const saved = settings.save(input)
      if (saved.ok) note(saved.value)
      return saved
    },
  }
}

/** The handlers of everything but the program's own status. */
export function handlersOf({
  sessions,
  review,
  corrections,
  story,
  exports,
  destinations,
  devices,
  settings,
  audit,
  reference,
  quickPicks,
  downtime,
  reports,
  worklist,
  backup,
  users,
  support,
  closing,
}: Services): Omit<Handlers, 'app' | 'rescue'> {
  return {
    sessions,
    support,
    review,
    corrections,
    story,
    exports,
    destinations,
    devices,
    reference,
    quickPicks,
    downtime,
    reports,
    worklist,
    backup,
    settings: {
      read: () => ok(settings.read()),
      managed: () => ok(settings.managed()),
      save: input => settings.save(input),
    },
    users,
    closing,
    audit,
  }
}
