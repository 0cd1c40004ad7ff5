import { z } from 'zod'
import type { Severity } from '../domain/coding-answer.ts'
import { APPROVAL_REASONS, REVIEW_QUEUES, SEND_BACK_REASONS, type ReviewQueue } from '../domain/review.ts'
import type { HoldReason, SessionId, SessionState } from '../domain/session.ts'
import { operation } from './operation.ts'
import type { LastChange, ReviewWord } from './review-word.ts'
import type { Saved, SessionSummary } from './sessions.ts'

const sessionId = z.uuid().transform(text => text as SessionId)
const commandId = z.uuid()
const revision = z.int().min(0)
const day = z.iso.date()
const note = z.string().max(1_000)
const queue = z.enum(REVIEW_QUEUES)

/** What part of a queue is asked for. Empty text and null ask for all. */
const filter = z.strictObject({
  /** A rule, a coded reason, `sent-back`, `clean`. */
  reason: z.string().max(60),
  /** NPI of the performing physician; `-` where none is stated. */
  physician: z.string().max(20),
  from: day.nullable(),
  through: day.nullable(),
})

export type QueueFilter = z.output<typeof filter>

export const QUEUE_GROUPINGS = ['day', 'age', 'physician', 'reason'] as const
export type QueueGrouping = (typeof QUEUE_GROUPINGS)[number]

/** A place in the order of a queue; the next page begins after it. */
const place = z.strictObject({
  reason: z.string().max(60),
  physician: z.string().max(20),
  day: z.string().max(10),
  at: z.string().max(200),
  id: z.string().max(36),
})

export type QueuePlace = z.output<typeof place>

/** Counts stop here: "1000 or more" is enough to know. */
export const COUNTED_UP_TO = 1_000

/** At most so many are approved at one press. */
export const APPROVED_AT_ONCE = 500

export type QueueRow = Omit<
  SessionSummary,
  'holdReason' | 'examId' | 'late' | 'sentBack' | 'corrects' | 'supersededBy'
> & {
  /** Of the performing physician. */
  readonly physician: string
  readonly hold: { readonly reason: HoldReason; readonly note: string } | null
  readonly word: ReviewWord | null
  /** What stands first in the way, in words; empty where nothing does. */
  readonly issue: string
  readonly savedAt: string
  readonly lastChange: LastChange | null
  readonly place: QueuePlace
}

export type QueueCounts = Readonly<Record<ReviewQueue, number>> & { readonly clean: number }

/** What a queue can be narrowed to. */
export type QueueChoices = {
  readonly reasons: readonly { readonly reason: string; readonly count: number }[]
  readonly physicians: readonly { readonly npi: string; readonly name: string }[]
}

/** Something to decide, to mend or to know of a session, with what mends it. */
export type ReviewIssue = {
  readonly kind: 'hold' | 'sent-back' | 'problem' | 'missing' | 'finding'
  /** Of a finding; null for the others. */
  readonly severity: Severity | null
  /** Empty where no rule of the coding says it. */
  readonly rule: string
  readonly text: string
  readonly source: string
  readonly fix: string
  /** Where on the entry screen it is mended; null where it is not mended there. */
  readonly field: string | null
  /** Approving the session decides it, with a reason. */
  readonly decided: boolean
}

export type ReviewDetails = {
  readonly id: SessionId
  readonly revision: number
  readonly state: SessionState
  readonly savedAt: string
  readonly issues: readonly ReviewIssue[]
  /** Complete, or held while complete, and not about to leave. */
  readonly canApprove: boolean
  readonly needsReason: boolean
  readonly canSendBack: boolean
  readonly lines: readonly string[]
  readonly lastChange: LastChange | null
}

/** What was changed in a session since an instant, field by field. */
export type SessionChanges = {
  readonly by: string
  readonly at: string
  readonly changes: readonly { readonly path: string; readonly from: unknown; readonly to: unknown }[]
}

export type RuleDecisions = {
  readonly rule: string
  readonly overridden: number
  readonly sentBack: number
  readonly reasons: readonly { readonly reason: string; readonly count: number }[]
}

export type PersonDecisions = {
  readonly person: string
  readonly overridden: number
  readonly sentBack: number
}

const change = { commandId, id: sessionId, revision }

export const reviewContract = {
  /** What waits for a reviewer: held, to decide and, where approval is required, to approve. Up to 1,000. */
  standing: operation('see', z.strictObject({})).answers<{ readonly due: number }>(),
  /** How many stand in each queue; the filter's reason narrows only the queue it is of. */
  counts: operation('see', z.strictObject({ queue, filter })).answers<QueueCounts>(),
  choices: operation('see', z.strictObject({ queue })).answers<QueueChoices>(),
  /** A page of a queue, the oldest day of service first, in groups where asked. */
  list: operation(
    'see',
    z.strictObject({
      queue,
      filter,
      groupBy: z.enum(QUEUE_GROUPINGS),
      after: place.nullable(),
      limit: z.int().min(1).max(200),
    }),
  ).answers<{ readonly rows: readonly QueueRow[]; readonly more: boolean }>(),
  details: operation('see', z.strictObject({ id: sessionId })).answers<ReviewDetails>(),
  /** Approves a complete session; ends its hold. Findings to decide, and a hold, ask for a reason. */
  approve: operation(
    'review',
    z.strictObject({ ...change, reason: z.enum(APPROVAL_REASONS).nullable(), note }),
  ).answers<Saved>(),
  /** Approves what is clean in a view, but nothing that was changed after the view was read. */
  approveClean: operation(
    'review',
    z.strictObject({ commandId, filter, readAt: z.iso.datetime({ offset: true }) }),
  ).answers<{ readonly approved: readonly Saved[]; readonly passedOver: number }>(),
  /** Back to what they were before they were approved; what has left or changed since stays. */
  withdraw: operation(
    'review',
    z.strictObject({
      commandId,
      sessions: z
        .array(z.strictObject({ id: sessionId, revision }))
        .min(1)
        .max(APPROVED_AT_ONCE),
    }),
  ).answers<{ readonly withdrawn: readonly Saved[]; readonly passedOver: number }>(),
  /** Back to draft, marked with the words of the reviewer until it is complete again. */
  sendBack: operation(
    'review',
    z.strictObject({ ...change, reason: z.enum(SEND_BACK_REASONS), note }),
  ).answers<Saved>(),
  /** What was changed in a session after an instant; null where nothing was. */
  changesSince: operation(
    'see',
    z.strictObject({ id: sessionId, since: z.string().max(40) }),
  ).answers<SessionChanges | null>(),
  /** How findings were decided in a period of days, by rule and by person. */
  decisions: operation('review', z.strictObject({ from: day.nullable(), through: day.nullable() })).answers<{
    readonly rules: readonly RuleDecisions[]
    readonly persons: readonly PersonDecisions[]
  }>(),
} as const
