import { type IsoDate } from '#shared/base/iso-date.ts'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { assignCharges, type CodingReference } from '#main/features/coding/index.ts'
import { todayOf, type Clock } from '#main/ports/clock.ts'
import { codingSessionsOf } from './coding-sessions-of.ts'

/** The charges of an entry on each claim chosen, as the rules give them now. */
export function derivedClaims(
  entry: SessionEntry,
  { clock, reference }: { readonly clock: Clock; readonly reference: CodingReference },
): Assessment['claims'] {
  return claimsOn(entry, todayOf(clock), reference)
}

export function claimsOn(
  entry: SessionEntry,
  today: IsoDate,
  reference: CodingReference,
): Assessment['claims'] {
  return codingSessionsOf(entry, today).map(session => ({
    claim: session.claim,
    answer: assignCharges(session, reference),
  }))
}
