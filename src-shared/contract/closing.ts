import { z } from 'zod'
import {
  LEFT_OPEN_REASONS,
  OPEN_KINDS,
  REOPEN_REASONS,
  type DayCloseId,
  type LateMark,
  type LeftOpenReason,
  type OpenKind,
  type ReopenReason,
} from '../domain/day-close.ts'
import type { ExamStanding, ExpectedExamId, NoChargeReason } from '../domain/expected-exam.ts'
import type { HoldReason, SessionId, SessionState } from '../domain/session.ts'
import type { Claim } from '../domain/vocabulary.ts'
import { MOST_SECRET } from '../domain/secret-rule.ts'
import { operation } from './operation.ts'

const day = z.iso.date()
const commandId = z.uuid()
const closeId = z.uuid().transform(text => text as DayCloseId)
const note = z.string().max(1_000)
const folder = z.string().min(1).max(1_000)
const name = z.string().max(100)
const secret = z.string().max(MOST_SECRET)

/** What is charged under one code on one kind of claim. */
export type CodeTotal = {
  readonly claim: Claim
  readonly code: string
  readonly lines: number
  readonly units: number
}

/** The charges of a day: of the sessions that are complete, approved or exported. */
export type DayTotals = {
  readonly sessions: number
  readonly lines: number
  readonly units: number
  /** By kind of claim, the professional first, then by code. */
  readonly codes: readonly CodeTotal[]
}

/** What the charges of a kind of claim come to by the site's charge master. */
export type DayAmount = {
  readonly claim: Claim
  readonly cents: number
  /** Lines that the charge master has no one price for; they are not in the amount. */
  readonly unpriced: number
}

/** The same day counted twice: from the rows of the log, and from what the audit trail says of each session. */
export type CountedTwice = { readonly rows: DayTotals; readonly trail: DayTotals; readonly agree: boolean }

/** What takes longer to find out of a day. */
export type DayCounts = CountedTwice & {
  /** From the entry of each session to its leaving. */
  readonly toExport: Lag
}

/** Days between two things, over the sessions of a day. */
export type Lag = {
  readonly count: number
  readonly sameDay: number
  readonly nextDay: number
  readonly later: number
  readonly median: number
  readonly longest: number
}

/** A close of a day as the history lists it. */
export type CloseSummary = {
  readonly id: DayCloseId
  readonly day: string
  /** From 1; a day that was opened again is closed under the next number. */
  readonly number: number
  readonly closedAt: string
  /** The names signed, the second one where there is one. */
  readonly signedBy: readonly string[]
  readonly totals: DayTotals
  readonly leftOpen: number
  readonly pdfName: string
  readonly pdfSha256: string
  readonly chainHead: string
  readonly reopened: {
    readonly at: string
    readonly by: string
    readonly reason: ReopenReason
    readonly note: string
  } | null
}

/** A day as it is reconciled: what was expected against what is charged. */
export type DayStanding = {
  readonly day: string
  /** The close that stands; null while the day is open. */
  readonly close: CloseSummary | null
  /** How often it was closed and opened again before. */
  readonly reopened: number
  readonly exams: Readonly<Record<ExamStanding, number>>
  readonly noCharge: readonly { readonly reason: NoChargeReason; readonly count: number }[]
  readonly walkIns: number
  /** Entered when the day was over. */
  readonly afterDay: number
  /** Entered after the day was closed. */
  readonly markedLate: number
  readonly exported: number
  readonly open: Readonly<Record<OpenKind, number>>
  /** Drafts of any day whose day of service is not known or is closed. */
  readonly undated: number
  readonly totals: DayTotals
  /** By kind of claim; null where no charge master is loaded on the day. */
  readonly amounts: readonly DayAmount[] | null
  readonly toEntry: Lag
  /** Days until the department's bills go out; negative once they have. */
  readonly billHold: { readonly days: number; readonly left: number }
  readonly secondSignature: boolean
  /** Who signs with their PIN; null in a log without people, where a name is typed. */
  readonly signer: string | null
  /** Stands for all that a close of this day would sign; sent back with the close. */
  readonly seen: string
}

export const DAY_LISTS = ['open', 'missing', 'in-work', 'charged', 'no-charge', 'walk-ins', 'late'] as const
export type DayListName = (typeof DAY_LISTS)[number]

/** A row of a day's list: an expected exam with its session if it has one, or a session that nobody expected. */
export type DayListRow = {
  readonly examId: ExpectedExamId | null
  /** Null without an exam. */
  readonly examRevision: number | null
  readonly sessionId: SessionId | null
  /** Empty where none is known. */
  readonly accession: string
  readonly mrn: string
  readonly patientName: string
  /** `HH:MM` or empty. */
  readonly time: string
  readonly codes: string
  readonly state: SessionState | null
  readonly standing: ExamStanding | null
  readonly noCharge: { readonly reason: NoChargeReason; readonly note: string } | null
  readonly holdReason: HoldReason | null
  /** What is open about it; null when nothing is. */
  readonly open: OpenKind | null
  readonly late: LateMark | null
  /** Days from the service to the entry; null without a session. */
  readonly enteredAfterDays: number | null
}

/** Which open item a reason is about: a session, or an expected exam without one. */
export const leftOpenSchema = z.strictObject({
  kind: z.enum(OPEN_KINDS),
  id: z.uuid(),
  reason: z.enum(LEFT_OPEN_REASONS),
  note,
})
export type LeftOpen = {
  readonly kind: OpenKind
  readonly id: string
  readonly reason: LeftOpenReason
  readonly note: string
}

/** A sheet that was written, or why the folder did not take it: the day is closed all the same. */
export type SheetFile =
  | { readonly kind: 'written'; readonly path: string; readonly sha256: string }
  | { readonly kind: 'not-written'; readonly sentence: string }

export type ClosedDay = { readonly close: CloseSummary; readonly sheet: SheetFile }

export const closingContract = {
  day: operation('see', z.strictObject({ day })).answers<DayStanding>(),
  /** A page of one of the day's lists, in the order of time. */
  list: operation(
    'see',
    z.strictObject({
      day,
      list: z.enum(DAY_LISTS),
      offset: z.int().min(0).max(1_000_000),
      limit: z.int().min(1).max(500),
    }),
  ).answers<{ readonly rows: readonly DayListRow[]; readonly more: boolean }>(),
  /** Counts the charges of the day a second time, from the audit trail, and looks when they left. */
  count: operation('see', z.strictObject({ day })).answers<DayCounts>(),
  /** Signs and closes a day, and writes its sheet into a folder. Each open item needs its reason. */
  close: operation(
    'close-day',
    z.strictObject({
      commandId,
      day,
      seen: z.string().length(64),
      /** The name typed; in a log with people that of whoever asks counts. */
      signature: name,
      /** The name typed, or the sign-in name of the second person; empty where one signature is enough. */
      secondSignature: name,
      /** The PINs or pass phrases, in a log with people. */
      secret: secret.default(''),
      secondSecret: secret.default(''),
      leftOpen: z.array(leftOpenSchema).max(2_000).readonly(),
      folder,
    }),
  ).answers<ClosedDay>(),
  /** Opens a closed day again. */
  reopen: operation(
    'close-day',
    z.strictObject({ commandId, id: closeId, reason: z.enum(REOPEN_REASONS), note }),
  ).answers<CloseSummary>(),
  /** The closes, newest first, a page at a time. */
  history: operation(
    'see',
    z.strictObject({ offset: z.int().min(0).max(1_000_000), limit: z.int().min(1).max(200) }),
  ).answers<{ readonly closes: readonly CloseSummary[]; readonly more: boolean }>(),
  /** Writes the sheet of a close into a folder once more, byte for byte. */
  print: operation('report', z.strictObject({ id: closeId, folder })).answers<SheetFile>(),
} as const
