import { setImmediate } from 'node:timers/promises'
import { ok } from '#shared/base/result.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { Store } from '#main/db/open-store.ts'
import { createAudit } from '#main/features/audit/index.ts'
import { PAYER_PROFILES, type CodingReference } from '#main/features/coding/index.ts'
import {
  createExportsService,
  listBatchesOfSession,
  type ExportsService,
} from '#main/features/exports/index.ts'
import { createSessionsService, type SessionsService } from '#main/features/sessions/index.ts'
import {
  createDimseWorklist,
  createWorklistService,
  examsOfSessions,
  type WorklistService,
} from '#main/features/worklist/index.ts'
import { createSettingsService, type SettingsService } from '#main/features/settings/index.ts'
import { localInstant } from '#main/ports/clock.ts'
import type { Ports } from '#main/ports/ports.ts'

/** The features over one open log. */
export type Services = {
  readonly sessions: SessionsService
  readonly exports: ExportsService
  readonly settings: SettingsService
  readonly worklist: WorklistService
}

/** After this nobody waits for the answer of a command any more. */
const COMMANDS_KEPT_MS = 30 * 24 * 60 * 60 * 1000

/** Builds the features, which also brings interrupted exports to an end. */
export function createServices(store: Store, ports: Ports, reference: CodingReference): Services {
  const { db, checkpoint } = store
  const { clock, ids, files, folderChooser } = ports
  const audit = createAudit(ports)
  const payers = PAYER_PROFILES.map(profile => profile.id)
  const settings = createSettingsService({ db, audit, ids, payers })
  const sessions = createSessionsService({
    db,
    clock,
    ids,
    audit,
    settings: settings.read,
    reference,
    payers,
    checkpoint,
    batchesOf: id => listBatchesOfSession(db, id),
    exams: examsOfSessions(db),
  })
  const exports = createExportsService({
    db,
    clock,
    files,
    folderChooser,
    audit,
    settings,
    reference,
    payers,
  })
  sessions.forgetCommandsBefore(localInstant(new Date(Date.parse(clock.now()) - COMMANDS_KEPT_MS)))
  const worklist = createWorklistService({
    db,
    clock,
    ids,
    files,
    audit,
    settings: settings.read,
    modalityWorklist: createDimseWorklist(),
    pause: () => setImmediate(),
  })
  return { sessions, exports, settings, worklist }
}

/** The handlers of everything but the program's own status. */
export function handlersOf({ sessions, exports, settings, worklist }: Services): Omit<Handlers, 'app'> {
  return {
    sessions,
    exports,
    worklist,
    settings: { read: () => ok(settings.read()), save: input => settings.save(input) },
  }
}
