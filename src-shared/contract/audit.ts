import { z } from 'zod'
import { operation } from './operation.ts'

const day = z.iso.date()

/** What an event changed: the field, what it was and what it became. Null where a part was not there. */
export type AuditChange = { readonly path: string; readonly from: unknown; readonly to: unknown }

export type AuditEntry = {
  /** Place in the chain, from 1. */
  readonly seq: number
  /** ISO instant with its offset. */
  readonly at: string
  readonly actor: string
  readonly action: string
  /** Null where the event is about no single session. */
  readonly sessionId: string | null
  /** Of the session as it is now, or of the expected exam; null without either. */
  readonly accession: string | null
  readonly changes: readonly AuditChange[]
  readonly reason: string
}

/** What following the chain from its first event showed. */
export type ChainReport =
  | { readonly kind: 'whole'; readonly events: number; readonly head: string; readonly sentence: string }
  | { readonly kind: 'broken'; readonly seq: number; readonly sentence: string }

/** What has to be known beside the events about a number: who else it was, and what else these sessions were called. */
export type AuditedNumbers = {
  /** How many sessions have or had the number, with all that they correct and that corrects them. */
  readonly sessions: number
  /** Those that have or had other numbers as well, the newest first, each with a sentence. */
  readonly told: readonly { readonly sessionId: string; readonly sentence: string }[]
}

export const auditContract = {
  /**
   * Events, newest first, a page at a time. `about` is an accession number or an MRN in full, or the id of a session;
   * those that had the number before are found by it too, and whatever corrects them. The days are inclusive; `before`
   * is the last `seq` of the page before.
   */
  events: operation(
    'audit',
    z.strictObject({
      about: z.string().trim().max(200),
      actor: z.string().max(200),
      from: day.nullable(),
      through: day.nullable(),
      /** `looks`: only who looked at a session. */
      only: z.enum(['everything', 'looks']),
      before: z.int().min(1).nullable(),
      limit: z.int().min(1).max(200),
    }),
  ).answers<{ readonly events: readonly AuditEntry[]; readonly more: boolean }>(),
  /** What these sessions were called besides. */
  numbers: operation(
    'audit',
    z.strictObject({ about: z.string().trim().min(1).max(200) }),
  ).answers<AuditedNumbers>(),
  /** Everybody who stands in an event, by name. */
  actors: operation('audit', z.strictObject({})).answers<readonly string[]>(),
  /** Follows the whole chain. The program goes on meanwhile. */
  verify: operation('audit', z.strictObject({})).answers<ChainReport>(),
} as const
