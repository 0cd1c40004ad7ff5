import type { Claim } from '#shared/domain/vocabulary.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { readEntry } from '#main/features/sessions/index.ts'
import { numbered, type ChargeRecord, type UnnumberedRecord } from './charge-record.ts'
import { creditOf, replacementOf } from './corrections.ts'
import { findCorrected, listCredits, type CreditedSession, type CreditRow } from './corrections-queries.ts'
import type { LedgerOf, SessionRow } from './queries.ts'
import { readLine, recordOf } from './read-records.ts'

type CreditsFor = LedgerOf & { readonly claims: readonly Claim[] }

/** The credits of a voided session that wait. */
export function creditsOfVoid(
  db: ReadableDb,
  row: CreditedSession,
  target: CreditsFor,
): readonly UnnumberedRecord[] {
  return sentRecords(db, row, target).map(creditOf)
}

/**
 * The records of a session with, where it is a correction, the credits of what it corrects before them. Credit and
 * replacement leave in one batch, or both stay.
 */
export function withCredits(
  db: ReadableDb,
  { row, records, target }: CorrectionRecords,
): readonly UnnumberedRecord[] {
  const corrected = findCorrected(db, row.id)
  if (!corrected) return records
  const sent = sentRecords(db, corrected, target)
  return target.claims.flatMap(claim => {
    const before = sent.find(record => record.claim === claim)
    const after = records.find(record => record.claim === claim)
    const credit = before ? [{ ...creditOf(before), sessionId: row.id }] : []
    const charge = after ? [before ? replacementOf(before, after) : after] : []
    return [...credit, ...charge]
  })
}

type CorrectionRecords = {
  readonly row: Pick<SessionRow, 'id'>
  readonly records: readonly UnnumberedRecord[]
  readonly target: CreditsFor
}

/**
 * The lines of a session that are to be taken back, as they were sent. A line that an earlier correction kept was sent
 * with an earlier session, whose facts are the same: a changed fact replaces every line.
 */
function sentRecords(db: ReadableDb, session: CreditedSession, target: CreditsFor): readonly ChargeRecord[] {
  const rows = listCredits(db, session.id, target)
  const numberOf = new Map(rows.map(row => [row.id, row.line_number]))
  return target.claims.flatMap(claim => {
    const lines = rows.filter(row => row.claim === claim).map(lineAsSent)
    if (lines.length === 0) return []
    const record = recordOf(session, readEntry(session), { claim, lines })
    return [numbered(record, line => numberOf.get(line.chargeLineId) ?? '')]
  })
}

function lineAsSent(row: CreditRow) {
  return readLine(row, readEntry(row))
}
