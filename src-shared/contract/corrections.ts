import { z } from 'zod'
import type { ChargeLine } from '../domain/coding-answer.ts'
import { CORRECTION_REASONS, type SessionFact } from '../domain/correction.ts'
import type { SessionId } from '../domain/session.ts'
import type { Claim } from '../domain/vocabulary.ts'
import { operation } from './operation.ts'
import { sessionEntrySchema } from './session-entry-schema.ts'
import type { OpenSession, SessionSummary } from './sessions.ts'

const sessionId = z.uuid().transform(text => text as SessionId)
const commandId = z.uuid()
const why = { reason: z.enum(CORRECTION_REASONS), note: z.string().max(1_000) }

/** A line as it stands beside what left. */
export type ComparedLine = Pick<ChargeLine, 'code' | 'units' | 'modifiers' | 'side' | 'diagnoses'> & {
  readonly claim: Claim
}

/** A line that left and was not taken back, with the number it left under. */
export type LiveLine = ComparedLine & { readonly lineNumber: string; readonly batch: string }

/** What a correction does to the lines that left: whole lines, never a part of one. */
export type LineDifference = {
  /** Facts of the whole session that changed: then nothing stays as it was sent. */
  readonly changedFacts: readonly SessionFact[]
  readonly credited: readonly LiveLine[]
  readonly added: readonly ComparedLine[]
  readonly unchanged: readonly LiveLine[]
}

export const correctionsContract = {
  /**
   * Begins a correction of an exported session: a draft that is a copy of it, linked with it. Nothing is credited
   * before the draft is complete.
   */
  begin: operation('correct', z.strictObject({ commandId, id: sessionId, ...why })).answers<OpenSession>(),
  /** What a correction with this entry would credit, add and leave as it is. Writes nothing. */
  compare: operation(
    'see',
    z.strictObject({ id: sessionId, entry: sessionEntrySchema }),
  ).answers<LineDifference>(),
  /** The lines of a session that left and stand, and those that its correction or void takes back. */
  sent: operation('see', z.strictObject({ id: sessionId })).answers<readonly LiveLine[]>(),
  /** The sessions with charges or credits in a batch, by accession number, at most 200. */
  sessionsOf: operation('see', z.strictObject({ batch: z.string().min(1).max(20) })).answers<
    readonly SessionSummary[]
  >(),
  /** Takes back every line of an exported session and puts nothing in its place. */
  voidCharges: operation('void', z.strictObject({ commandId, id: sessionId, ...why })).answers<OpenSession>(),
  /** Takes a void back, as long as its credits have not left. */
  withdrawVoid: operation('void', z.strictObject({ commandId, id: sessionId })).answers<OpenSession>(),
} as const
