import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import { putSetting } from '#main/features/settings/index.ts'

/** How much a log holds, to be compared before and after. */
export type LogCounts = {
  readonly sessions: number
  readonly chargeLines: number
  readonly auditEvents: number
  readonly exportedLines: number
}

const COUNTED = ['session', 'charge_line', 'audit_event', 'export_ledger'] as const

/** Counts what a log holds; a table that an older log has not got yet holds nothing. */
export function countLog(db: ReadableDb): LogCounts {
  const there = listTableNames(db).filter(name => COUNTED.some(counted => counted === name))
  return countsFrom(there.map(name => ({ name, rows: countRowsIn(db, name) })))
}

export type CountedTable = { readonly name: string; readonly rows: number }

/** Every table of a file with its rows, the one that describes the others among them. */
export function countRows(db: ReadableDb): readonly CountedTable[] {
  return ['sqlite_schema', ...listTableNames(db)].map(name => ({ name, rows: countRowsIn(db, name) }))
}

function listTableNames(db: ReadableDb): readonly string[] {
  return db
    .all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .map(({ name }) => name)
}

function countRowsIn(db: ReadableDb, table: string): number {
  return db.one<{ rows: number }>(`SELECT COUNT(*) AS rows FROM ${quoted(table)}`)?.rows ?? 0
}

/** What `countLog` answers, from tables that were counted. */
export function countsFrom(tables: readonly CountedTable[]): LogCounts {
  const rowsOf = (name: string) => tables.find(table => table.name === name)?.rows ?? 0
  return {
    sessions: rowsOf('session'),
    chargeLines: rowsOf('charge_line'),
    auditEvents: rowsOf('audit_event'),
    exportedLines: rowsOf('export_ledger'),
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** As `findDamage`, for one table and its indexes. */
export function findDamageIn(db: ReadableDb, table: string): string | null {
  const pragma = `PRAGMA integrity_check(${quoted(table)})`
  const found = db.one<{ integrity_check: string }>(pragma)?.integrity_check
  return found === 'ok' ? null : (found ?? 'unreadable')
}

export function findLooseReferenceIn(db: ReadableDb, table: string): boolean {
  return db.one(`PRAGMA foreign_key_check(${quoted(table)})`) !== undefined
}

export function hasFreePages(db: ReadableDb): boolean {
  return db.one<{ freelist_count: number }>('PRAGMA freelist_count')?.freelist_count !== 0
}

/** The first damage that SQLite finds when it reads every page and every index; null when there is none. */
export function findDamage(db: ReadableDb): string | null {
  const found = db.one<{ integrity_check: string }>('PRAGMA integrity_check(1)')?.integrity_check
  return found === 'ok' ? null : (found ?? 'unreadable')
}

/** The first row whose reference leads nowhere, as the name of its table; null when there is none. */
export function findLooseReference(db: ReadableDb): string | null {
  return db.one<{ table: string }>('PRAGMA foreign_key_check')?.table ?? null
}

/** What the keeping noted under a name, beside the department's settings; null before it did. */
export function findNote(db: ReadableDb, name: string): string | null {
  return (
    db.one<{ value: string }>(
      `SELECT value
       FROM setting
       WHERE name = ?`,
      name,
    )?.value ?? null
  )
}

const VERSION = 'program-version'

/** Notes which version of the program keeps the log, in the caller's transaction. */
export const noteVersion = (db: WritableDb, version: string): void =>
  putSetting(db, VERSION, JSON.stringify(version))

/** The version that kept the log last; null in a log of before that was noted. */
export function findVersion(db: ReadableDb): string | null {
  if (!listTableNames(db).includes('setting')) return null
  const noted = findNote(db, VERSION)
  return noted === null ? null : String(JSON.parse(noted))
}

/** How much was done after an event of the audit trail, and to how many sessions. Starts and backups are not work. */
export function countEventsAfter(
  db: ReadableDb,
  seq: number,
): { readonly events: number; readonly sessions: number } {
  const counts = db.one<{ events: number; sessions: number }>(
    `SELECT COUNT(*) AS events, COUNT(DISTINCT session_id) AS sessions
     FROM audit_event
     WHERE seq > ? AND session_id IS NOT NULL AND action <> 'session-viewed'`,
    seq,
  )
  return counts ?? { events: 0, sessions: 0 }
}

/** Names and numbers of the patients of the newest sessions. They stay in memory and are told to nobody. */
export function listPatientWords(db: ReadableDb): readonly string[] {
  const rows = db.all<{ patient_name: string; mrn: string; accession: string }>(
    `SELECT patient_name, mrn, accession
     FROM session
     ORDER BY id DESC
     LIMIT 20`,
  )
  return rows.flatMap(({ patient_name, mrn, accession }) => [patient_name, mrn, accession])
}
