import { fail, ok, type Result } from '#shared/base/result.ts'
import type { FileStat } from '#main/ports/files.ts'
import { readableDb, writableDb, type Connection } from './connection.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { firstDamage, listTables, schemaVersion } from './queries.ts'
import { Database, sqliteCode } from './sqlite.ts'

/** How a file of public data is laid out; a file of another layout is not read. */
export type PublicLayout = {
  /** `PRAGMA application_id`: whose file it is. */
  readonly applicationId: number
  /** `PRAGMA user_version`. */
  readonly version: number
  /** The statements that make the tables. */
  readonly schema: string
}

/** Why a file of public data is not used. */
export type PublicFileProblem =
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'other-version'; readonly found: number }
  | { readonly kind: 'damaged' }
  /** The system or the database says no, with its code. */
  | { readonly kind: 'unreadable'; readonly code: string }

export type PublicFile = { readonly db: ReadableDb; readonly close: () => void }

type OpenOptions = {
  readonly layout: PublicLayout
  /** What the system says of the file; null where there is none. */
  readonly stat: FileStat | null
  /** False where these very bytes were checked page by page before. */
  readonly checkPages: boolean
}

/**
 * Opens a file of public data for reading. It is told apart from other files, other versions, cut off and damaged
 * ones before anything is asked of it. Not memory-mapped: a file that somebody writes over in place must be an
 * error, not the end of the program.
 */
export function openPublicFile(
  path: string,
  { layout, stat, checkPages }: OpenOptions,
): Result<PublicFile, PublicFileProblem> {
  if (stat === null) return fail({ kind: 'missing' })
  if (stat.kind !== 'file' || stat.bytes === 0) return fail({ kind: 'not-ours' })
  let connection: Connection | null = null
  try {
    connection = new Database(path, { readonly: true, timeout: 1_000 })
    for (const setting of READING) connection.pragma(setting)
    const problem = problemOf(connection, { layout, bytes: stat.bytes, checkPages })
    if (problem === null) {
      const open = connection
      connection = null
      return ok({ db: readableDb(open), close: () => void open.close() })
    }
    return fail(problem)
  } catch (error) {
    return fail(thrownProblem(error))
  } finally {
    connection?.close()
  }
}

const READING = [
  'query_only = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'temp_store = MEMORY',
  // In kibibytes: enough for the pages that a day's sessions ask, small beside the rest of the program.
  'cache_size = -32768',
] as const

function problemOf(
  connection: Connection,
  { layout, bytes, checkPages }: { layout: PublicLayout; bytes: number; checkPages: boolean },
): PublicFileProblem | null {
  if (connection.pragma('application_id', { simple: true }) !== layout.applicationId) {
    return { kind: 'not-ours' }
  }
  const found = schemaVersion(connection)
  if (found !== layout.version) return { kind: 'other-version', found }
  const pages = Number(connection.pragma('page_count', { simple: true }))
  const pageSize = Number(connection.pragma('page_size', { simple: true }))
  if (pages * pageSize > bytes) return { kind: 'damaged' }
  const tables = listTables(connection)
  if (!tablesOf(layout).every(table => tables.includes(table))) return { kind: 'damaged' }
  return checkPages && firstDamage(connection) !== null ? { kind: 'damaged' } : null
}

/** The statements of the tables as SQLite keeps them. */
function tablesOf({ schema }: PublicLayout): readonly string[] {
  const known = laidOut.get(schema)
  if (known) return known
  const connection = new Database(':memory:')
  try {
    connection.exec(schema)
    const tables = listTables(connection)
    laidOut.set(schema, tables)
    return tables
  } finally {
    connection.close()
  }
}

/** A layout is a constant of the program: there is one or two of them. */
const laidOut = new Map<string, readonly string[]>()

function thrownProblem(error: unknown): PublicFileProblem {
  const code = sqliteCode(error)
  if (code === null) throw error
  if (code === 'SQLITE_NOTADB') return { kind: 'not-ours' }
  if (code.startsWith('SQLITE_CORRUPT')) return { kind: 'damaged' }
  return { kind: 'unreadable', code }
}

/** A file that is being made, which nobody reads until it is whole and has its name. */
export type FileInTheMaking = {
  readonly db: WritableDb
  /** Runs statements that take no values, such as those that make indexes. */
  readonly execute: (statements: string) => void
  /** The first damage found in its pages or in what refers to what; null when it is whole. */
  readonly firstDamage: () => string | null
  readonly close: () => void
}

/** Opens a file that is made aside: nothing of it need outlive a crash, so nothing is written twice. */
export function makePublicFile(path: string, layout: PublicLayout): FileInTheMaking {
  const connection = new Database(path)
  try {
    for (const setting of MAKING) connection.pragma(setting)
    if (schemaVersion(connection) === 0) {
      connection.exec(layout.schema)
      connection.pragma(`application_id = ${layout.applicationId}`)
      connection.pragma(`user_version = ${layout.version}`)
    }
  } catch (error) {
    connection.close()
    throw error
  }
  return {
    db: writableDb(connection),
    execute: statements => void connection.exec(statements),
    firstDamage: () => brokenReference(connection) ?? firstDamage(connection),
    close: () => void connection.close(),
  }
}

const MAKING = [
  'journal_mode = OFF',
  'synchronous = OFF',
  'locking_mode = EXCLUSIVE',
  'foreign_keys = ON',
  'trusted_schema = OFF',
  // In kibibytes.
  'cache_size = -32768',
] as const

function brokenReference(connection: Connection): string | null {
  const broken = connection.pragma('foreign_key_check')
  return Array.isArray(broken) && broken.length > 0 ? 'A row refers to a row that is not there.' : null
}
