import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { builtInReference, PAYER_PROFILES } from '#main/features/coding/index.ts'
import { isDayClosed } from '#main/features/closing/index.ts'
import { createAudit } from '#main/features/audit/index.ts'
import { findDeviceByIdentifier } from '#main/features/devices/index.ts'
import { saidOfSession, takeUpRefusals } from '#main/features/exports/index.ts'
import {
  createCorrectionsService,
  createSessionsService,
  type CorrectionsService,
  type SessionsService,
} from '#main/features/sessions/index.ts'
import { examsOfSessions } from '#main/features/worklist/index.ts'
import { createSettingsService } from '#main/features/settings/index.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { systemIds } from '#main/ports/ids.ts'
import { fixedClock, type FixedClock } from './fixed-clock.ts'
import { memoryDb } from './memory-db.ts'

export type SessionsOn = {
  readonly db: WritableDb
  readonly clock: FixedClock
  readonly sessions: SessionsService
  readonly corrections: CorrectionsService
  /** How often the write-ahead log was emptied. */
  readonly checkpoints: () => number
}

/** The sessions feature, real in every part, over a database in memory. */
export function sessionsOn(db: WritableDb = memoryDb(), clock: FixedClock = fixedClock()): SessionsOn {
  let checkpoints = 0
  const audit = createAudit({ clock, operator: { name: () => 'test-desk' } })
  const payers = PAYER_PROFILES.map(({ id }) => id)
  const settings = createSettingsService({ db, audit, ids: systemIds, payers })
  const log = {
    db,
    clock,
    ids: systemIds,
    audit,
    settings: settings.read,
    reference: builtInReference(),
    payers,
    checkpoint: () => {
      checkpoints += 1
    },
    batchesOf: () => [],
    saidOf: (id: SessionId, entry: SessionEntry) => saidOfSession(db, id, entry),
    takeUpRefusals: (id: SessionId) => takeUpRefusals({ db, clock, audit }, id),
    exams: examsOfSessions(db),
    isDayClosed: (day: string) => isDayClosed(db, day),
    findDevice: (deviceIdentifier: string) => findDeviceByIdentifier(db, deviceIdentifier),
  }
  const sessions = createSessionsService(log)
  const corrections = createCorrectionsService(log)
  return { db, clock, sessions, corrections, checkpoints: () => checkpoints }
}
