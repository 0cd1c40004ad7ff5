import { z } from 'zod'
import type { LateReason } from '../domain/day-close.ts'
import type { SessionId } from '../domain/session.ts'
import type { Claim } from '../domain/vocabulary.ts'
import { operation } from './operation.ts'

export const EXPORT_FORMATS = ['csv', 'hl7'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const HL7_VERSIONS = ['2.3.1', '2.5.1'] as const
export type Hl7Version = (typeof HL7_VERSIONS)[number]

const scope = z.union([z.iso.date(), z.literal('all')])
const folder = z.string().min(1).max(1_000)
const batch = z.string().min(1).max(20)
const destination = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)
const sessionId = z.uuid().transform(text => text as SessionId)
const refusal = z.strictObject({ answer: z.string().length(64), position: z.int().min(0) })
const onlyClosedDays = z.boolean().default(false)

export type WithheldSession = {
  readonly id: SessionId
  readonly accession: string
  readonly performedOn: string
  /** Why it does not leave, in one sentence. */
  readonly reason: string
}

/** A session that leaves after its day was closed. */
export type LateSession = {
  readonly id: SessionId
  readonly accession: string
  readonly performedOn: string
  /** From the day of service to today. */
  readonly days: number
  readonly reason: LateReason
  readonly note: string
}

export type ExportPreview = {
  readonly ready: readonly {
    readonly claim: Claim
    readonly sessions: number
    readonly lines: number
    readonly units: number
    /** How many of the lines take back one that left. */
    readonly credits: number
  }[]
  readonly withheld: readonly WithheldSession[]
  /** Of those that would leave, what was entered after its day was closed. */
  readonly late: readonly LateSession[]
  /** The batch that left to this destination last; null before the first. */
  readonly last: {
    readonly batch: string
    readonly createdAt: string
    readonly lines: number
    readonly units: number
  } | null
  /** What looks unusual about what would leave, in sentences with their numbers. */
  readonly warnings: readonly string[]
}

/** How far the export is that is being composed. */
export type ExportProgress = {
  /** Sessions are looked at, then charge lines composed and compared, then files taken to the folder. */
  readonly step: 'selecting' | 'composing' | 'writing'
  readonly done: number
  readonly of: number
}

/** A batch of a destination that waits here, in the log, for its folder. */
export type WaitingBatch = {
  readonly batch: string
  readonly destination: string
  /** Of the destination. */
  readonly name: string
  readonly folder: string
  readonly createdAt: string
  readonly lines: number
  readonly attempts: number
  /** What went wrong the last time, and what to do; null before the first attempt has ended. */
  readonly why: string | null
  readonly triedAt: string | null
  readonly nextAt: string | null
}

/** An export that nobody at a window began: by the schedule of a sheet, or at the command line. */
export type ExportRun = {
  readonly id: number
  readonly destination: string
  /** Day and time of the schedule that it was for; null at the command line. */
  readonly due: string | null
  readonly at: string
  readonly batch: string | null
  readonly outcome: 'released' | 'waiting' | 'nothing' | 'not-closed' | 'failed'
  readonly words: string
}

/** All that proves what left in a batch, for a page and for paper. */
export type BatchProof = {
  readonly summary: BatchSummary
  /** Who asked for it; empty where it was not noted. */
  readonly by: string
  readonly settledAt: string | null
  readonly folder: string
  readonly destinationName: string
  /** SHA-256 of the sheet that it was written by. */
  readonly sheetHash: string
  readonly answers: readonly Answer[]
  /** What the retention rule did with its files; empty as long as it did nothing. */
  readonly retired: readonly {
    readonly name: string
    readonly at: string
    readonly outcome: 'removed' | 'gone' | 'changed'
  }[]
}

/** How many days sent files may lie in the folder of a destination; null for as long as the receiver leaves them. */
export type Retention = { readonly destination: string; readonly days: number | null }

/** How a refusal was dealt with. */
export const SETTLEMENTS = ['corrected', 'sent-again', 'settled-with-receiver'] as const
export type RefusalSettlement = (typeof SETTLEMENTS)[number]

/**
 * How far a refusal is. `open`: nobody has taken it up. `mending`: a correction of its session is being written.
 * `due`: it leaves again, under new numbers, with the next export there.
 */
export type RefusalStanding = 'open' | 'mending' | 'due'

/** A field that the sheet of a destination holds, and no entry: `format.payer.name`. */
export type SheetPlace = { readonly destination: string; readonly path: string }

/** What a receiver refused, as a work item until somebody has dealt with it. */
export type Refusal = {
  readonly answer: string
  readonly position: number
  readonly destination: string
  /** Null where nothing of this log has the number that was named. */
  readonly batch: string | null
  readonly sessionId: SessionId | null
  readonly accession: string | null
  readonly performedOn: string | null
  /** Of the line; null where it is about more than one. */
  readonly code: string | null
  /** The number as the receiver named it. */
  readonly names: string
  readonly receiverCode: string
  /** The receiver's own words; empty where it gave none. */
  readonly words: string
  /** The field of the session that it is about, in words; null where the answer does not tell. */
  readonly field: string | null
  /** Where that field stands, if the sheet holds it and not the session. */
  readonly sheet: SheetPlace | null
  readonly receivedAt: string
  readonly standing: RefusalStanding
  /** The session that stands in the place of what was refused; null as long as there is none. */
  readonly correction: SessionId | null
}

export type Answer = {
  readonly sha256: string
  readonly destination: string
  readonly name: string
  readonly kind: 'hl7-ack' | 'x12-999' | 'x12-277ca' | 'x12-ta1' | 'marker' | 'unreadable'
  /** What it says as a whole, or why it cannot be read. */
  readonly words: string
  readonly receivedAt: string
  readonly accepted: number
  readonly refused: number
  /** Statements about numbers that are not of this log. */
  readonly unmatched: number
  /** Who has seen what matched nothing, and when; null as long as nobody has. */
  readonly seenAt: string | null
  readonly seenBy: string | null
}

export type ExportAnswers = {
  readonly refusals: readonly Refusal[]
  /** The newest, at most 50. */
  readonly answers: readonly Answer[]
  /** Folders of answers that cannot be read now. */
  readonly problems: readonly string[]
}

export type ExportStanding = {
  /** When this was looked at, by the clock of the core. */
  readonly at: string
  /** What ran since somebody looked last, newest first, at most 20. */
  readonly runs: readonly ExportRun[]
  readonly progress: ExportProgress | null
  readonly queue: readonly WaitingBatch[]
  /** A sentence for each kind of claim that is charged and goes to no destination. */
  readonly unclaimed: readonly string[]
}

/** A charge file; every count was taken from its bytes after they were written. */
export type ExportedFile = {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly messages: number
  readonly lines: number
  readonly units: number
  /** How many of the lines take back one that left; the others are charges. */
  readonly credits: number
}

export type ExportOutcome = {
  /** The batch number, null when nothing new was ready. */
  readonly batch: string | null
  readonly files: readonly ExportedFile[]
  readonly withheld: readonly WithheldSession[]
  /** Why the batch waits here for its folder; null when its files are there. */
  readonly waiting: string | null
}

/** Every format a batch can have. */
export const BATCH_FORMATS = ['csv', 'hl7', 'x12', 'fhir', 'columns'] as const
export type BatchFormat = (typeof BATCH_FORMATS)[number]

export type BatchSummary = {
  readonly batch: string
  /** Id of the destination. */
  readonly destination: string
  readonly createdAt: string
  readonly format: BatchFormat
  readonly hl7Version: Hl7Version | null
  readonly scope: string
  readonly state: 'queued' | 'releasing' | 'released' | 'abandoned'
  readonly files: readonly (Omit<ExportedFile, 'path'> & { readonly name: string; readonly claim: Claim })[]
  /** Head of the audit chain when the batch was composed. */
  readonly chainHead: string
  /** What receivers said of it so far, by sessions or lines. */
  readonly answered: { readonly accepted: number; readonly refused: number }
}

export const exportsContract = {
  /** What would leave, and what would not and why. Writes nothing. */
  preview: operation(
    'export',
    z.strictObject({
      scope,
      /** Null: into a folder of the moment, in a format that is not chosen yet. */
      destination: destination.nullable().default(null),
      onlyClosedDays,
    }),
  ).answers<ExportPreview>(),
  run: operation(
    'export',
    z.strictObject({
      scope,
      format: z.enum(EXPORT_FORMATS),
      hl7Version: z.enum(HL7_VERSIONS).default('2.3.1'),
      folder,
    }),
  ).answers<ExportOutcome>(),
  /** To a destination, by its sheet. Where its folder cannot be written the batch waits here and is tried again. */
  send: operation('export', z.strictObject({ scope, destination, onlyClosedDays })).answers<ExportOutcome>(),
  /** Tries a waiting batch now: the same bytes, the same numbers. */
  retry: operation('export', z.strictObject({ batch })).answers<ExportOutcome>(),
  /** Gives the lines of a waiting batch back, if nothing of it has left. */
  takeBack: operation('export', z.strictObject({ batch })).answers<null>(),
  /** Calls off what is being composed, before it is journaled. */
  cancel: operation('export', z.strictObject({})).answers<null>(),
  /** What waits, and how far a running export is. */
  standing: operation('see', z.strictObject({})).answers<ExportStanding>(),
  /** What receivers answered, and what of it is still to be done. */
  answers: operation('see', z.strictObject({})).answers<ExportAnswers>(),
  /** Looks into the folders of answers now. */
  lookForAnswers: operation('export', z.strictObject({})).answers<ExportAnswers>(),
  settleRefusal: operation('export', refusal.extend({ how: z.enum(SETTLEMENTS) })).answers<ExportAnswers>(),
  /**
   * Lets what was refused leave again under new numbers as it stands, for a cause that lay outside of the log. Where a
   * session has to be mended a correction of it does the same.
   */
  sendUnderNewNumbers: operation('export', refusal).answers<ExportAnswers>(),
  /** Somebody has seen, on the form of the session, what a receiver said of it. It stays to be dealt with. */
  seeRefusal: operation('enter', refusal.extend({ session: sessionId })).answers<null>(),
  /** Somebody has seen an answer that matched nothing, or that could not be read. */
  seeAnswer: operation('export', z.strictObject({ sha256: z.string().length(64) })).answers<ExportAnswers>(),
  proof: operation('see', z.strictObject({ batch })).answers<BatchProof>(),
  /** Writes the proof of a batch into a folder, as PDF; answers its path. */
  printProof: operation('report', z.strictObject({ batch, folder })).answers<string>(),
  retention: operation('see', z.strictObject({})).answers<readonly Retention[]>(),
  setRetention: operation(
    'administer',
    z.strictObject({ destination, days: z.int().min(1).max(3_650).nullable() }),
  ).answers<readonly Retention[]>(),
  /** Somebody has seen what ran, up to this one. */
  seeRuns: operation('export', z.strictObject({ upTo: z.int().min(1) })).answers<null>(),
  /** Writes a past batch again, byte for byte, under its own names. */
  again: operation('export', z.strictObject({ batch, folder })).answers<ExportOutcome>(),
  /** The batches, newest first, at most 100. */
  history: operation('see', z.strictObject({})).answers<readonly BatchSummary[]>(),
  /** Asks the person for a folder; null when the dialog was closed. */
  chooseFolder: operation('see', z.strictObject({})).answers<string | null>(),
} as const
