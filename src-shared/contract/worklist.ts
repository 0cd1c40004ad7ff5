import { z } from 'zod'
import {
  NO_CHARGE_REASONS,
  type ExamFlag,
  type ExamSource,
  type ExamStanding,
  type ExpectedExamId,
  type NoChargeReason,
} from '../domain/expected-exam.ts'
import type { SessionId } from '../domain/session.ts'
import type { MammogramSide } from '../domain/vocabulary.ts'
import { operation } from './operation.ts'
import { tableReadingSchema, type TableLook } from './worklist-table.ts'

export const examIdSchema = z.uuid().transform(text => text as ExpectedExamId)
const commandId = z.uuid()
const day = z.iso.date()
const upload = z.uuid()

/** An expected exam as the lists show it. */
export type ExamSummary = {
  readonly id: ExpectedExamId
  readonly revision: number
  /** Empty where only the number of the order is known yet. */
  readonly accession: string
  readonly orderNumber: string
  readonly mrn: string
  readonly patientName: string
  readonly birthDate: string
  readonly scheduledOn: string
  readonly scheduledAt: string
  readonly procedure: string
  readonly side: MammogramSide | null
  readonly cancelled: boolean
  readonly standing: ExamStanding
  readonly noCharge: { readonly reason: NoChargeReason; readonly note: string } | null
  /** The one live session of this exam. */
  readonly sessionId: SessionId | null
  readonly flags: readonly ExamFlag[]
}

/** What is missing up to today, and a number that changes when the list of expected exams does. */
export type WorklistStanding = {
  readonly missingToday: number
  readonly missingEarlier: number
  readonly changes: number
  /** Why the watched folder cannot be read; empty when it can, or when none is set. */
  readonly folderProblem: string
}

/** A part of an import that could not be taken, and where it stands. */
export type ImportProblem = {
  /** `line 12`, `message 3`, `file`. */
  readonly where: string
  readonly text: string
}

/** What an import did. Counts are of messages or rows; the good ones are kept whatever the others are. */
export type ImportOutcome = {
  readonly id: string
  readonly at: string
  readonly source: ExamSource
  /** Name of the file, or of the server. */
  readonly name: string
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly refused: number
  /** The first of them, at most 50. */
  readonly problems: readonly ImportProblem[]
}

/** What was found in something sent to be imported. */
export type UploadLook =
  | { readonly kind: 'messages' }
  | { readonly kind: 'table'; readonly table: TableLook }
  /** Nothing of it can be read; the sentence says why and what to do. */
  | { readonly kind: 'unreadable'; readonly sentence: string }

export type KnownAccession = {
  readonly accession: string
  readonly id: ExpectedExamId
  readonly mrn: string
}

export const worklistContract = {
  /** The expected exams of a day, by time. */
  listDay: operation('see', z.strictObject({ day })).answers<readonly ExamSummary[]>(),
  /** What is missing up to today, the oldest first, at most 500. */
  listMissing: operation('see', z.strictObject({})).answers<readonly ExamSummary[]>(),
  standing: operation('see', z.strictObject({})).answers<WorklistStanding>(),
  /** Accession numbers scheduled from 60 days ago to 14 days ahead: what a scan is compared with at once. */
  listAccessions: operation('see', z.strictObject({})).answers<readonly KnownAccession[]>(),
  /** The exams with exactly this accession number, of whichever day. */
  find: operation('see', z.strictObject({ accession: z.string().min(1).max(64) })).answers<
    readonly ExamSummary[]
  >(),
  /** Exams without a session whose patient name, MRN or accession begins so; newest first, at most 50. */
  search: operation('see', z.strictObject({ text: z.string().max(200) })).answers<readonly ExamSummary[]>(),
  markNoCharge: operation(
    'enter',
    z.strictObject({
      commandId,
      id: examIdSchema,
      revision: z.int().min(0),
      reason: z.enum(NO_CHARGE_REASONS),
      note: z.string().max(1_000),
    }),
  ).answers<ExamSummary>(),
  /** Takes a "no charge" back. */
  expectAgain: operation(
    'enter',
    z.strictObject({ commandId, id: examIdSchema, revision: z.int().min(0) }),
  ).answers<ExamSummary>(),
  /** A part of a file or of pasted text; the first has the offset 0. */
  sendPiece: operation(
    'enter',
    z.strictObject({ upload, offset: z.int().min(0), base64: z.base64().max(1_500_000) }),
  ).answers<{ readonly received: number }>(),
  /** What was sent, and how it would be read. Writes nothing. */
  look: operation(
    'enter',
    z.strictObject({ upload, reading: tableReadingSchema.partial().optional() }),
  ).answers<UploadLook>(),
  /** Imports what was sent. `writtenAt` is when the file was last changed; null for pasted text. */
  importUpload: operation(
    'enter',
    z.strictObject({
      commandId,
      upload,
      name: z.string().min(1).max(255),
      writtenAt: z.iso.datetime({ offset: true }).nullable(),
      /** How a table is read; left out for messages. */
      reading: tableReadingSchema.optional(),
    }),
  ).answers<ImportOutcome>(),
  /** Asks the modality worklist server of the settings for a day. */
  query: operation('enter', z.strictObject({ commandId, day })).answers<ImportOutcome>(),
  /** Whether the server of the settings answers, in a sentence. A window cannot name another. */
  testConnection: operation('administer', z.strictObject({})).answers<{ readonly sentence: string }>(),
  /** Reads the watched folder now. */
  checkFolder: operation('enter', z.strictObject({})).answers<WorklistStanding>(),
  /** The last imports, newest first, at most 20. */
  listImports: operation('see', z.strictObject({})).answers<readonly ImportOutcome[]>(),
} as const
