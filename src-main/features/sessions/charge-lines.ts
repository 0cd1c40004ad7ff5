import { z } from 'zod'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { ChargeLine, ReferenceEditions } from '#shared/domain/coding-answer.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import type { FieldChange } from '#main/features/audit/index.ts'
import type { Ids } from '#main/ports/ids.ts'
import { insertChargeLine, listChargeLines, type ChargeLineRow } from './charge-line-queries.ts'

/** The lines of one kind of claim as the log keeps them. */
export type StoredClaim = {
  readonly claim: Claim
  readonly lines: readonly ChargeLine[]
  readonly reference: ReferenceEditions
}

/** Keeps the lines of a session that has become complete, with the edition they were derived with. */
export function storeChargeLines(
  db: WritableDb,
  ids: Ids,
  sessionId: SessionId,
  assessment: Assessment,
): void {
  for (const row of chargeLineRows(ids, sessionId, assessment)) insertChargeLine(db, row)
}

/** The rows of the lines of a session, each under an id of its own. */
export function chargeLineRows(
  ids: Ids,
  sessionId: SessionId,
  { claims }: Pick<Assessment, 'claims'>,
): readonly ChargeLineRow[] {
  return claims.flatMap(({ claim, answer }) =>
    answer.lines.map((line, position) => ({
      id: ids.next(),
      session_id: sessionId,
      claim,
      position,
      code: line.code,
      units: line.units,
      modifiers: line.modifiers.join(' '),
      side: line.side,
      lesions: JSON.stringify(line.lesions),
      diagnoses: JSON.stringify(line.diagnoses),
      because: JSON.stringify(line.because),
      reference: JSON.stringify(answer.reference),
    })),
  )
}

/** The lines as the audit trail tells of them, such as `professional 19283 1`: claim, code and units. */
export function toldLines({ claims }: Assessment): readonly FieldChange[] {
  const to = claims.flatMap(({ claim, answer }) =>
    answer.lines.map(({ code, units }) => `${claim} ${code} ${units}`),
  )
  return [{ path: 'lines', from: null, to }]
}

/** The stored lines of a session by claim, the professional first; empty while it is a draft. */
export function storedClaims(db: ReadableDb, sessionId: SessionId): readonly StoredClaim[] {
  const byClaim = Map.groupBy(listChargeLines(db, sessionId), row => row.claim)
  return [...byClaim].flatMap(([claim, rows]) => {
    const [first] = rows
    return first
      ? [{ claim, lines: rows.map(lineOf), reference: editions.parse(JSON.parse(first.reference)) }]
      : []
  })
}

const texts = z.array(z.string())
const reasons = z.array(z.strictObject({ rule: z.string(), text: z.string(), source: z.string() }))
const editions = z.strictObject({
  rules: z.string(),
  ptp: z.string(),
  mue: z.string(),
  addOn: z.string(),
  mpfs: z.string(),
})

export function lineOf(row: ChargeLineRow): ChargeLine {
  return {
    code: row.code,
    units: row.units,
    modifiers: row.modifiers === '' ? [] : row.modifiers.split(' '),
    side: row.side,
    lesions: texts.parse(JSON.parse(row.lesions)),
    diagnoses: texts.parse(JSON.parse(row.diagnoses)),
    because: reasons.parse(JSON.parse(row.because)),
  }
}
