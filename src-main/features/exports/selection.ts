import { fail, ok, type Result } from '#shared/base/result.ts'
import type { WithheldSession } from '#shared/contract/exports.ts'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { readEntry } from '#main/features/sessions/index.ts'
import type { UnnumberedRecord } from './charge-record.ts'
import { listUnexported, type SessionRow } from './queries.ts'
import { readRecords } from './read-records.ts'
import { reasonToWithhold } from './readiness.ts'

/** The codes and findings of an entry, asked where a reason needs their words. */
export type Assess = (entry: SessionEntry) => Assessment

/** What a session has to pass before it leaves. */
export type Screening = {
  readonly assess: Assess
  /** Why a record cannot stand in the file wanted. */
  readonly unfit: (record: UnnumberedRecord) => string | null
  /** False where somebody else has to export it. */
  readonly mayActOn: (id: SessionId) => boolean
}

const OWN_ENTRY = 'You entered it: in this department somebody else has to export it'

/** What leaves and what stays, in the order of service. */
export type Selection = {
  readonly records: readonly UnnumberedRecord[]
  readonly withheld: readonly WithheldSession[]
}

/**
 * Everything of a scope that has not left. A session leaves with all its claims or stays with a reason.
 */
export function selectRecords(
  db: ReadableDb,
  scope: string,
  { assess, unfit, mayActOn }: Screening,
): Selection {
  const records: UnnumberedRecord[] = []
  const withheld: WithheldSession[] = []
  for (const row of listUnexported(db, scope)) {
    const found = recordsOf(db, row, { assess, unfit, mayActOn })
    if (found.ok) records.push(...found.value)
    else
      withheld.push({
        id: row.id,
        accession: row.accession,
        performedOn: row.performed_on,
        reason: found.error,
      })
  }
  return { records, withheld }
}

/** The records of a session, or the reason why it stays. */
function recordsOf(
  db: ReadableDb,
  row: SessionRow,
  { assess, unfit, mayActOn }: Screening,
): Result<readonly UnnumberedRecord[], string> {
  const reason = reasonToWithhold(row, () => assess(readEntry(row)))
  if (reason !== null) return fail(reason)
  if (!mayActOn(row.id)) return fail(OWN_ENTRY)
  const records = readRecords(db, row)
  if (records.length === 0) return fail('No charge: what was done brings no charge line')
  const problem = records.map(unfit).find(found => found !== null)
  return problem === undefined ? ok(records) : fail(problem)
}
