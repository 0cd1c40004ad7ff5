import type { RunningStatus } from '#shared/contract/app.ts'
import type { Bridge } from '#shared/contract/index.ts'
import { createAuditStore, type AuditStore } from '../features/audit/audit-store.ts'
import { createBackupStore, type BackupStore } from '../features/backup/backup-store.ts'
import { createClosingStore, type ClosingStore } from '../features/closing/closing-store.ts'
import { createDayStore, type DayStore } from '../features/day-list/day-store.ts'
import type { Schedule } from '../features/entry/model/save-queue.ts'
import { createDeskStore, type DeskStore } from '../features/entry/store/desk-store.ts'
import {
  createDestinationsStore,
  type DestinationsStore,
} from '../features/destinations/destinations-store.ts'
import { createDevicesStore, type DevicesStore } from '../features/devices/device-store.ts'
import { createDowntimeStore, type DowntimeStore } from '../features/downtime/downtime-store.ts'
import { createQuickPicksStore, type QuickPicksStore } from '../features/quick-picks/quick-picks-store.ts'
import { createDiagnosisSearch, type DiagnosisSearch } from '../features/entry/store/diagnosis-search.ts'
import { createExportStore, type ExportStore } from '../features/export/export-store.ts'
import { createReportStore, type ReportStore } from '../features/reports/report-store.ts'
import { createReferenceStores } from '../features/reference/create-reference-stores.ts'
import type { ReferenceStores } from '../features/reference/reference-context.ts'
import { createImportStore, type ImportStore } from '../features/worklist/import-store.ts'
import { createWorklistStore, type WorklistStore } from '../features/worklist/worklist-store.ts'
import { createFinder, type Finder } from '../features/story/finder.ts'
import { createStoryStore, type StoryStore } from '../features/story/story-store.ts'
import { createSupportStore, type SupportStore } from '../features/support/support-store.ts'
import { createReviewStore, type ReviewStore } from '../features/review/review-store.ts'
import { createSettingsStore, type SettingsStore } from '../features/settings/settings-store.ts'
import { createPeopleStore, type PeopleStore } from '../features/users/people-store.ts'
import { may, type Person } from './person.ts'

export type Stores = {
  /** Whose desk it is. */
  readonly person: Person
  readonly bridge: Bridge
  readonly worklist: WorklistStore
  readonly imports: ImportStore
  readonly day: DayStore
  readonly desk: DeskStore
  readonly diagnoses: DiagnosisSearch
  readonly exports: ExportStore
  readonly destinations: DestinationsStore
  readonly review: ReviewStore
  readonly settings: SettingsStore
  readonly audit: AuditStore
  readonly devices: DevicesStore
  readonly picks: QuickPicksStore
  readonly downtime: DowntimeStore
  readonly closing: ClosingStore
  readonly reference: ReferenceStores
  readonly reports: ReportStore
  readonly backup: BackupStore
  readonly people: PeopleStore
  readonly support: SupportStore
  readonly story: StoryStore
  /** Sessions that have left, to correct one. */
  readonly exported: Finder
  /** Ends what the stores do by themselves: their person has left. */
  readonly close: () => void
}

/** After a save the list is read again, once for several that follow each other closely. */
const REFRESH_AFTER_MS = 200

/** How often the window asks what other windows, commands and the watched folder brought. */
const LOOK_AGAIN_MS = 15_000

/** How often the window asks whether there is something to be said of the backups. */
const BACKUP_LOOK_MS = 60_000

/** The stores of the window, and what one has to tell another. */
export function createStores(bridge: Bridge, status: RunningStatus, person: Person): Stores {
  const day = createDayStore(bridge, status.today)
  let planned: ReturnType<typeof setTimeout> | null = null
  const refreshSoon = () => {
    planned ??= setTimeout(() => {
      planned = null
      void day.refresh()
      void worklist.refresh()
      void closing.refresh()
      void review.refresh()
    }, REFRESH_AFTER_MS)
  }
  const newCommandId = () => crypto.randomUUID()
  const worklist = createWorklistStore({ bridge, newCommandId, onChanged: refreshSoon })
  const imports = createImportStore(bridge, {
    newId: newCommandId,
    onImported: () => {
      worklist.examsCameIn()
      refreshSoon()
    },
  })
  const backup = createBackupStore(bridge)
  const timers = [
    setInterval(() => {
      void day.refresh()
      void worklist.refresh()
      void review.refresh()
      void exports.lookAtAnswers()
    }, LOOK_AGAIN_MS),
    setInterval(() => void backup.refresh(), BACKUP_LOOK_MS),
  ]
  const schedule: Schedule = (deed, delayMs) => {
    const timer = setTimeout(deed, delayMs)
    return () => clearTimeout(timer)
  }
  const desk = createDeskStore({
    bridge,
    newCommandId,
    now: () => performance.now(),
    schedule,
    onStored: refreshSoon,
    readOnly: !may(person, 'enter'),
    mayReview: may(person, 'review'),
    mayCorrect: may(person, 'correct'),
    mayVoid: may(person, 'void'),
  })
  const exports = createExportStore(bridge, {
    newCommandId,
    mayExport: may(person, 'export'),
    mayCorrect: may(person, 'correct'),
    mayAdminister: may(person, 'administer'),
    onExported: () => {
      refreshSoon()
      void desk.refresh()
    },
  })
  const review = createReviewStore({
    bridge,
    rights: { review: may(person, 'review'), enter: may(person, 'enter') },
    today: status.today,
    newCommandId,
    onChanged: () => {
      refreshSoon()
      void desk.refresh()
    },
  })
  const devices = createDevicesStore(bridge, newCommandId)
  const reference = createReferenceStores({
    bridge,
    today: status.today,
    schedule,
    onChanged: desk.reassess,
  })
  const closing = createClosingStore({
    bridge,
    newCommandId,
    onChanged: () => {
      refreshSoon()
      void desk.refresh()
    },
  })
  const downtime = createDowntimeStore(bridge, newCommandId)
  const picks = createQuickPicksStore(bridge, newCommandId)
  // The order goes by use; it stands still while a session is on the desk.
  desk.view.subscribe((view, before) => {
    if (view.current === before.current) return
    picks.endNaming()
    void picks.refresh()
  })
  return {
    person,
    bridge,
    day,
    desk,
    diagnoses: createDiagnosisSearch(bridge),
    exports,
    destinations: createDestinationsStore(bridge),
    review,
    devices,
    settings: createSettingsStore(bridge),
    audit: createAuditStore(bridge),
    reference,
    reports: createReportStore(bridge, newCommandId),
    picks,
    downtime,
    closing,
    worklist,
    imports,
    backup,
    people: createPeopleStore(bridge),
    support: createSupportStore(bridge),
    story: createStoryStore(bridge),
    exported: createFinder(bridge, ({ state }) => state === 'exported'),
    close: () => timers.forEach(clearInterval),
  }
}
