import { z } from 'zod'
import type { CorrectionLink } from '../domain/correction.ts'
import type { SessionId, SessionState } from '../domain/session.ts'
import type { ComparedLine } from './corrections.ts'
import type { BatchSummary, RefusalSettlement } from './exports.ts'
import { operation } from './operation.ts'

/** Where a line left, or is leaving, and where it was taken back. */
export type SentLine = {
  readonly destination: string
  readonly batch: string
  readonly lineNumber: string
  readonly credit: { readonly batch: string; readonly lineNumber: string } | null
}

export type StoryLine = ComparedLine & {
  /** It left with an earlier session of the chain and stays as it was sent. */
  readonly kept: boolean
  /** Empty as long as it has not left. */
  readonly sent: readonly SentLine[]
  /** Under which numbers it left and was refused. */
  readonly refused: readonly Pick<SentLine, 'batch' | 'lineNumber'>[]
}

/** A session of the chain as it stands. */
export type StorySession = {
  readonly id: SessionId
  readonly state: SessionState
  readonly accession: string
  readonly mrn: string
  readonly patientName: string
  readonly performedOn: string
  readonly corrects: CorrectionLink | null
  readonly correctedBy: CorrectionLink | null
  /** Empty until it was complete. */
  readonly lines: readonly StoryLine[]
}

export type StoryDeed =
  /** Something done with the session, by its action in the audit trail; saves that follow each other are one. */
  | {
      readonly kind: 'deed'
      readonly action: string
      /** The coded reason as the trail has it; empty where none was given. */
      readonly reason: string
      readonly note: string
      readonly times: number
      /** Paths of what changed. */
      readonly fields: readonly string[]
    }
  /** Charges or credits of it in a batch. */
  | {
      readonly kind: 'batch'
      readonly deed: 'charged' | 'credited'
      readonly batch: string
      readonly lines: number
      readonly destination: string
      readonly destinationName: string
      readonly state: BatchSummary['state']
      readonly files: readonly string[]
    }
  /** What a receiver said of it, or of the whole batch. */
  | {
      readonly kind: 'answer'
      readonly verdict: 'accepted' | 'refused'
      readonly batch: string
      readonly destination: string
      readonly file: string
      readonly receiverCode: string
      readonly words: string
      readonly wholeBatch: boolean
    }
  /** How a refusal was dealt with. */
  | { readonly kind: 'settled'; readonly batch: string; readonly how: RefusalSettlement }

export type StoryEvent = {
  readonly at: string
  /** Empty for what no person did. */
  readonly by: string
  readonly session: SessionId
  readonly what: StoryDeed
}

/** The life of a session, with those that it corrects and that correct it, in the order of time. */
export type SessionStory = {
  readonly of: SessionId
  /** From the one that was entered first to the one that stands. */
  readonly sessions: readonly StorySession[]
  readonly events: readonly StoryEvent[]
}

export const storyContract = {
  tell: operation(
    'see',
    z.strictObject({ id: z.uuid().transform(text => text as SessionId) }),
  ).answers<SessionStory>(),
} as const
