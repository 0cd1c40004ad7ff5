import type { Decision } from '#shared/domain/coding-answer.ts'
import type { ChargeLine } from '#shared/domain/coding-answer.ts'
import type { CorrectionLink, CorrectionReason } from '#shared/domain/correction.ts'
import type { SessionId, SessionState } from '#shared/domain/session.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { assessStored } from './assess-session.ts'
import { isCharged } from './charged.ts'
import { correctionLinks } from './corrections/links.ts'
import { listChargeLines } from './charge-line-queries.ts'
import type { Dependencies } from './dependencies.ts'
import { listSessionsAfter } from './queries.ts'
import { readPatient } from './read-entry.ts'
import { readEntry, type SessionRow } from './session-row.ts'

/** A session as the command line lists it. */
export type ListedSession = {
  readonly id: SessionId
  readonly revision: number
  readonly state: SessionState
  readonly performedOn: string
  readonly accession: string
  readonly mrn: string
  readonly patient: { readonly familyName: string; readonly givenName: string }
  readonly decision: Decision
  /** How much keeps it from being complete. */
  readonly missing: number
  /** The session that it is a correction of, with the reason. */
  readonly corrects: { readonly session: SessionId; readonly reason: CorrectionReason } | null
  /** The correction or void of it; `replacement` is null for a void. */
  readonly correctedBy: Pick<CorrectionLink, 'replacement' | 'reason' | 'standing'> | null
  readonly lines: readonly ListedLine[]
}

/** A charge line; `id` is null on a draft's, which is derived as it would be and not stored. */
export type ListedLine = Omit<ChargeLine, 'because'> & { readonly id: string | null; readonly claim: Claim }

/** Every session, in the order they were begun, read page by page: a log of years does not fit in memory. */
export function* listedSessions(dependencies: Dependencies): Generator<ListedSession> {
  let rows = listSessionsAfter(dependencies.db, '')
  while (rows.length > 0) {
    for (const row of rows) yield listedSession(dependencies, row)
    rows = listSessionsAfter(dependencies.db, rows.at(-1)?.id ?? '')
  }
}

function listedSession(dependencies: Dependencies, row: SessionRow): ListedSession {
  const { familyName, givenName } = readPatient(readEntry(row))
  return {
    id: row.id,
    revision: row.revision,
    state: row.state,
    performedOn: row.performed_on,
    accession: row.accession,
    mrn: row.mrn,
    patient: { familyName, givenName },
    decision: row.decision,
    missing: row.missing_count,
    ...linksOf(dependencies, row.id),
    lines: linesOf(dependencies, row),
  }
}

function linksOf({ db }: Dependencies, id: SessionId): Pick<ListedSession, 'corrects' | 'correctedBy'> {
  const { corrects, correctedBy } = correctionLinks(db, id)
  return {
    corrects: corrects && { session: corrects.session, reason: corrects.reason },
    correctedBy: correctedBy && {
      replacement: correctedBy.replacement,
      reason: correctedBy.reason,
      standing: correctedBy.standing,
    },
  }
}

function linesOf(dependencies: Dependencies, row: SessionRow): readonly ListedLine[] {
  const { claims } = assessStored(dependencies, row)
  const rows = isCharged(row) ? listChargeLines(dependencies.db, row.id) : []
  return claims.flatMap(({ claim, answer }) =>
    answer.lines.map(({ because: _, ...line }, position) => ({
      id: rows.find(stored => stored.claim === claim && stored.position === position)?.id ?? null,
      claim,
      ...line,
    })),
  )
}
