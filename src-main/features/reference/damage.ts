import { sqliteCode } from '#main/db/sqlite.ts'

const DAMAGE = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR'] as const

/** Whether an error says that the file of a database cannot be read. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error)
  return code !== null && DAMAGE.some(known => code.startsWith(known))
}
