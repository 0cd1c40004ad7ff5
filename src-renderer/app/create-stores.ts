import type { RunningStatus } from '#shared/contract/app.ts'
import type { Bridge } from '#shared/contract/index.ts'
import { createDayStore, type DayStore } from '../features/day-list/day-store.ts'
import { createDeskStore, type DeskStore } from '../features/entry/store/desk-store.ts'
import { createExportStore, type ExportStore } from '../features/export/export-store.ts'
import { createImportStore, type ImportStore } from '../features/worklist/import-store.ts'
import { createWorklistStore, type WorklistStore } from '../features/worklist/worklist-store.ts'
import { createSettingsStore, type SettingsStore } from '../features/settings/settings-store.ts'

export type Stores = {
  readonly bridge: Bridge
  readonly day: DayStore
  readonly desk: DeskStore
  readonly exports: ExportStore
  readonly settings: SettingsStore
  readonly worklist: WorklistStore
  readonly imports: ImportStore
}

/** After a save the list is read again, once for several that follow each other closely. */
const REFRESH_AFTER_MS = 200

/** How often the window asks whether the watched folder brought new exams, and whether the day has turned. */
const LOOK_AGAIN_MS = 15_000

/** The stores of the window, and what one has to tell another. */
export function createStores(bridge: Bridge, status: RunningStatus): Stores {
  const day = createDayStore(bridge, status.today)
  let planned: ReturnType<typeof setTimeout> | null = null
  const refreshSoon = () => {
    planned ??= setTimeout(() => {
      planned = null
      void day.refresh()
      void worklist.refresh()
    }, REFRESH_AFTER_MS)
  }
  const worklist = createWorklistStore({
    bridge,
    newCommandId: () => crypto.randomUUID(),
    onChanged: refreshSoon,
  })
  const desk = createDeskStore({
    bridge,
    newCommandId: () => crypto.randomUUID(),
    now: () => performance.now(),
    schedule: (deed, delayMs) => {
      const timer = setTimeout(deed, delayMs)
      return () => clearTimeout(timer)
    },
    onStored: refreshSoon,
  })
  const exports = createExportStore(bridge, () => {
    refreshSoon()
    void desk.refresh()
  })
  const imports = createImportStore(bridge, {
    newId: () => crypto.randomUUID(),
    onImported: refreshSoon,
  })
  setInterval(() => void worklist.refresh(), LOOK_AGAIN_MS)
  return { bridge, day, desk, exports, worklist, imports, settings: createSettingsStore(bridge) }
}
