import { randomUUID } from 'node:crypto'
import type { QueueFilter, QueueGrouping, QueuePlace } from '#shared/contract/review.ts'
import type { ReviewQueue } from '#shared/domain/review.ts'
import { createAudit } from '#main/features/audit/index.ts'
import { PAYER_PROFILES } from '#main/features/coding/index.ts'
import { createSettingsService } from '#main/features/settings/index.ts'
import { systemIds } from '#main/ports/ids.ts'
import { done } from '#main/testing/session-steps.ts'
import { sessionsOn, type SessionsOn } from '#main/testing/sessions-on.ts'
import { createReviewService, type ReviewService } from '../index.ts'

export type ReviewOn = SessionsOn & {
  readonly review: ReviewService
  /** The review of another person on the same log. */
  readonly reviewOf: (name: string) => ReviewService
  readonly requireApproval: () => void
}

/** In the tests of own entries, whoever entered every session. */
export const ENTERED_BY = 'test-own-entries'

/** The review over sessions, real in every part; the clock goes on by a second with each change. */
export function reviewOn(): ReviewOn {
  const world = sessionsOn()
  const { db, clock, sessions } = world
  const settingsOf = (name: string) => {
    const audit = createAudit({ clock, operator: { name: () => name } })
    const payers = PAYER_PROFILES.map(({ id }) => id)
    return { audit, settings: createSettingsService({ db, audit, ids: systemIds, payers }) }
  }
  const reviewOf = (name: string) => {
    const { audit, settings } = settingsOf(name)
    return createReviewService({
      db,
      clock,
      audit,
      settings: settings.read,
      sessions: sessions.reviewed,
      checkpoint: () => {},
      batchesOf: () => [],
      mayActOn: () => name !== ENTERED_BY,
    })
  }
  const requireApproval = () => {
    const { settings } = settingsOf('test-desk')
    const { workstation: _, training: __, ...own } = settings.read()
    settings.save({ ...own, approvalRequired: true })
  }
  return { ...world, review: reviewOf('test-reviewer'), reviewOf, requireApproval }
}

export const EVERYTHING: QueueFilter = { reason: '', physician: '', from: null, through: null }

type Asked = {
  readonly filter?: Partial<QueueFilter>
  readonly groupBy?: QueueGrouping
  readonly after?: QueuePlace | null
  readonly limit?: number
}

export async function listed(
  { review }: ReviewOn,
  queue: ReviewQueue,
  { filter = {}, groupBy = 'day', after = null, limit = 50 }: Asked = {},
) {
  return done(review.list({ queue, filter: { ...EVERYTHING, ...filter }, groupBy, after, limit }))
}

export async function accessionsIn(world: ReviewOn, queue: ReviewQueue, asked: Asked = {}) {
  return (await listed(world, queue, asked)).rows.map(({ accession }) => accession)
}

export const command = () => randomUUID()
