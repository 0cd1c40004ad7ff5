import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

/** An account of a program as its row stands. */
export type AccountRow = {
  readonly id: string
  readonly name: string
  readonly roles: string
  readonly key_hash: string
  readonly made_at: string
  readonly last_used_at: string | null
  readonly revoked_at: string | null
}

const COLUMNS = 'id, name, roles, key_hash, made_at, last_used_at, revoked_at'

export function listAccounts(db: ReadableDb): readonly AccountRow[] {
  return db.all(
    `SELECT ${COLUMNS}
     FROM service_account
     ORDER BY revoked_at IS NOT NULL, name`,
  )
}

export function findAccount(db: ReadableDb, id: string): AccountRow | undefined {
  return db.one(
    `SELECT ${COLUMNS}
     FROM service_account
     WHERE id = ?`,
    id,
  )
}

export function isAccountName(db: ReadableDb, name: string): boolean {
  return db.one('SELECT 1 AS found FROM service_account WHERE name = ?', name) !== undefined
}

export function insertAccount(db: WritableDb, row: AccountRow): void {
  db.run(
    `INSERT INTO service_account (${COLUMNS})
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    row.id,
    row.name,
    row.roles,
    row.key_hash,
    row.made_at,
    row.last_used_at,
    row.revoked_at,
  )
}

export function updateAccount(
  db: WritableDb,
  { id, last_used_at, revoked_at }: Pick<AccountRow, 'id' | 'last_used_at' | 'revoked_at'>,
): void {
  db.run(
    'UPDATE service_account SET last_used_at = ?, revoked_at = ? WHERE id = ?',
    last_used_at,
    revoked_at,
    id,
  )
}
