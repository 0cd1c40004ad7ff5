import type { LiveLine } from '#shared/contract/corrections.ts'
import type { CodingAnswer } from '#shared/domain/coding-answer.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { listChargeLines } from '../charge-line-queries.ts'
import { lineOf } from '../charge-lines.ts'
import { deviceOfLine } from '../device-of-line.ts'
import { findSession } from '../queries.ts'
import { readEntry, type SessionRow } from '../session-row.ts'
import { changedSessionFacts } from './changed-facts.ts'
import { lineDifference, type BilledLine, type Difference } from './line-difference.ts'
import { listLive, type CorrectionRow } from './queries.ts'

/** A line that left and was not taken back. */
export type Live = BilledLine &
  LiveLine & {
    /** The line of the session as it stands now, and those that left in its place: itself, or earlier ones. */
    readonly head: string
    readonly sent: readonly string[]
  }

/** A line that is to stand in the place of what left, by its place in its claim. */
export type Next = BilledLine & { readonly position: number }

type ComparedClaims = readonly { readonly claim: Claim; readonly answer: Pick<CodingAnswer, 'lines'> }[]

/** What a correction does to what left, if its session is completed with an entry and the lines derived from it. */
export function compareWith(
  db: ReadableDb,
  correction: CorrectionRow,
  { entry, claims }: { readonly entry: SessionEntry; readonly claims: ComparedClaims },
): Difference<Live, Next> {
  const session = correctedSession(db, correction)
  const next = claims.flatMap(({ claim, answer }) =>
    answer.lines.map((line, position) => ({ ...billed(entry, claim, line), position })),
  )
  const changed = changedSessionFacts(readEntry(session), entry)
  return lineDifference(liveLines(db, session, correction.id), next, changed)
}

/** The lines of a session that left and were not taken back, other than by a correction that is named. */
export function liveLines(db: ReadableDb, session: SessionRow, correction: string): readonly Live[] {
  const entry = readEntry(session)
  const left = Map.groupBy(listLive(db, session.id, correction), ({ head }) => head)
  return listChargeLines(db, session.id).flatMap(row => {
    const [first, ...others] = left.get(row.id) ?? []
    if (!first) return []
    const { lineNumber, batch } = first
    // A line that left to several destinations is here as often.
    const sent = [...new Set([first, ...others].map(line => line.sent))]
    return [{ ...billed(entry, row.claim, lineOf(row)), head: row.id, sent, lineNumber, batch }]
  })
}

export function correctedSession(db: ReadableDb, { session_id }: CorrectionRow): SessionRow {
  const session = findSession(db, session_id)
  if (!session) throw new Error('The session of a correction is in the log')
  return session
}

function billed(entry: SessionEntry, claim: Claim, line: ReturnType<typeof lineOf>): BilledLine {
  const { code, units, modifiers, side, diagnoses } = line
  return { claim, code, units, modifiers, side, diagnoses, deviceIdentifier: deviceOfLine(entry, line) }
}
