import { fail, ok, type Result } from '#shared/base/result.ts'
import type { WithheldSession } from '#shared/contract/exports.ts'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { readEntry } from '#main/features/sessions/index.ts'
import type { UnnumberedRecord } from './charge-record.ts'
import { listVoided } from './corrections-queries.ts'
import {
  findSessionRow,
  listChargeLines,
  listUnexported,
  type LedgerOf,
  type LineRow,
  type SessionRow,
} from './queries.ts'
import { readRecords } from './read-records.ts'
import { reasonToWithhold } from './readiness.ts'
import { creditsOfVoid, withCredits } from './select-credits.ts'

/** The codes and findings of an entry, asked where a reason needs their words. */
export type Assess = (entry: SessionEntry) => Assessment

/** What a session has to pass before it leaves. */
export type Screening = {
  readonly assess: Assess
  /** Why a record cannot stand in the file wanted. */
  readonly unfit: (record: UnnumberedRecord) => string | null
  /** False where somebody else has to export it. */
  readonly mayActOn: (id: SessionId) => boolean
  /** False for a day of service that stays for now. */
  readonly mayLeave: (day: string) => boolean
  readonly settings: () => Pick<Settings, 'approvalRequired'>
}

const NOT_CLOSED = 'Not closed: nobody has closed the day of this session yet'
const OWN_ENTRY = 'You entered it: in this department somebody else has to export it'

/** One record that leaves, without what it says: a long export is many of these, and few whole records at a time. */
export type SelectedRecord = {
  readonly sessionId: SessionId
  readonly claim: Claim
  /** A correction has two records of a claim: what it takes back and what it charges. A void takes back all. */
  readonly kind: 'charge' | 'credit' | 'void'
  /** The session as it was when it was selected. */
  readonly revision: number
  readonly performedOn: string
  readonly lines: number
  readonly units: number
}

/** What leaves and what stays, in the order of service. */
export type Selection = {
  readonly records: readonly SelectedRecord[]
  readonly withheld: readonly WithheldSession[]
}

/** Whose lines, and of which kinds of claim. */
export type SelectionFor = LedgerOf & { readonly claims: readonly Claim[] }

/** Lets others have their turn; false once somebody has called it off. */
export type Turn = (done: number, of: number) => Promise<boolean>

/** So many sessions are looked at before others get their turn. */
const AT_ONCE = 200

/**
 * Everything of a scope that has not left for a destination. A session leaves with all its claims for that destination
 * or stays with a reason. Credits of voided sessions come first: what leaves anew follows what it replaces.
 */
export async function selectRecords(
  { db, turn }: { readonly db: ReadableDb; readonly turn: Turn },
  scope: string,
  target: SelectionFor,
  rules: Screening,
): Promise<Selection> {
  const records: SelectedRecord[] = []
  const withheld: WithheldSession[] = []
  const voided = listVoided(db, scope, target).map(id => ({ id, isVoid: true }))
  const others = listUnexported(db, scope, target).map(id => ({ id, isVoid: false }))
  const sessions = [...voided, ...others]
  for (const [index, { id, isVoid }] of sessions.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1 && !(await turn(index, sessions.length))) break
    const row = findSessionRow(db, id, target)
    if (!row) continue
    const found = isVoid ? recordsOfVoid(db, row, target, rules) : recordsOf(db, row, target, rules)
    if (found.ok) records.push(...found.value.map(record => selected(record, row, isVoid)))
    else withheld.push(stays(row, found.error))
  }
  return { records, withheld }
}

/** A record of the log as it stands now; undefined when it does not leave any more. */
export function readSelected(
  db: ReadableDb,
  { sessionId, claim, kind }: SelectedRecord,
  target: SelectionFor,
): UnnumberedRecord | undefined {
  const row = findSessionRow(db, sessionId, target)
  if (!row) return undefined
  const isVoid = kind === 'void'
  const records = isVoid ? creditsOfVoid(db, row, target) : leavingRecords(db, row, target)
  return records.find(record => record.claim === claim && kindOf(record, isVoid) === kind)
}

/** All lines of a record are charges, or all are credits. */
function kindOf({ lines: [line] }: UnnumberedRecord, isVoid: boolean): SelectedRecord['kind'] {
  if (isVoid) return 'void'
  return line?.transaction ?? 'charge'
}

/** What leaves of a session: its own lines, unless it is corrected by now, and the credits that go with them. */
function leavingRecords(db: ReadableDb, row: SessionRow, target: SelectionFor): readonly UnnumberedRecord[] {
  const lines = row.superseded === 1 ? [] : linesFor(listChargeLines(db, row.id, target), target)
  return withCredits(db, { row, records: readRecords(row, lines), target })
}

/** Of the lines of a session those that are to leave. */
function linesFor(lines: readonly LineRow[], { claims }: SelectionFor): readonly LineRow[] {
  return lines.filter(({ claim, has_left: hasLeft }) => hasLeft === 0 && claims.includes(claim))
}

function selected(record: UnnumberedRecord, row: SessionRow, isVoid: boolean): SelectedRecord {
  const { sessionId, claim, performedOn, lines } = record
  const units = lines.reduce((sum, line) => sum + line.units, 0)
  const kind = kindOf(record, isVoid)
  return { sessionId, claim, kind, revision: row.revision, performedOn, lines: lines.length, units }
}

function stays(row: SessionRow, reason: string): WithheldSession {
  return { id: row.id, accession: row.accession, performedOn: row.performed_on, reason }
}

/** The records of a session, or the reason why it stays. */
function recordsOf(
  db: ReadableDb,
  row: SessionRow,
  target: SelectionFor,
  rules: Screening,
): Result<readonly UnnumberedRecord[], string> {
  const { approvalRequired } = rules.settings()
  const reason = reasonToWithhold(row, { assess: () => rules.assess(readEntry(row)), approvalRequired })
  if (reason !== null) return fail(reason)
  if (listChargeLines(db, row.id, target).length === 0) {
    return fail('No charge: what was done brings no charge line')
  }
  return screened(row, leavingRecords(db, row, target), rules)
}

function recordsOfVoid(
  db: ReadableDb,
  row: SessionRow,
  target: SelectionFor,
  rules: Screening,
): Result<readonly UnnumberedRecord[], string> {
  return screened(row, creditsOfVoid(db, row, target), rules)
}

function screened(
  row: SessionRow,
  records: readonly UnnumberedRecord[],
  { unfit, mayActOn, mayLeave }: Screening,
): Result<readonly UnnumberedRecord[], string> {
  if (!mayActOn(row.id)) return fail(OWN_ENTRY)
  if (!mayLeave(row.performed_on)) return fail(NOT_CLOSED)
  const problem = records.map(unfit).find(found => found !== null)
  return problem === undefined ? ok(records) : fail(problem)
}
