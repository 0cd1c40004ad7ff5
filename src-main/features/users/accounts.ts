import { hash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { ServiceAccount } from '#shared/contract/users.ts'
import { rightsOf, type Role } from '#shared/domain/rights.ts'
import { attempt } from '#main/ports/attempt.ts'
import { fileFailure } from '#main/features/shares/index.ts'
import {
  findAccount,
  insertAccount,
  isAccountName,
  listAccounts,
  updateAccount,
  type AccountRow,
} from './account-queries.ts'
import type { Dependencies } from './dependencies.ts'
import type { Asking } from './desk.ts'
import { rolesOf } from './person-row.ts'

/** What a key file holds: which account, and the 256 random bits that prove it. */
const keySchema = z.strictObject({
  format: z.literal('chargemark account key 1'),
  account: z.uuid(),
  key: z.string().regex(/^[0-9a-f]{64}$/),
})

type AccountHandlers = Pick<Handlers['users'], 'accounts' | 'makeAccount' | 'revokeAccount'>

/** The accounts of programs that run by themselves, such as a scheduled export. */
export function accountHandlers(dependencies: Dependencies): AccountHandlers {
  const { db } = dependencies
  return {
    accounts: () => ok(listAccounts(db).map(accountOf)),
    makeAccount: ({ name, roles, folder }) =>
      makeAccount(dependencies, { name, roles, folder: resolve(folder) }),
    revokeAccount: ({ id }) => revokeAccount(dependencies, id),
  }
}

/** The file comes first: an account whose key nobody has would be of no use. */
function makeAccount(
  { db, ids, clock, files, audit }: Dependencies,
  {
    name,
    roles,
    folder,
  }: { readonly name: string; readonly roles: readonly Role[]; readonly folder: string },
): Result<{ readonly account: ServiceAccount; readonly path: string }, Failure> {
  if (isAccountName(db, name)) return fail(failure('account-name-taken', 'name'))
  const [id, key] = [ids.next(), ids.code('0123456789abcdef', 64)]
  const path = join(folder, `chargemark-${name}.key`)
  const file = `${JSON.stringify({ format: 'chargemark account key 1', account: id, key })}\n`
  const written = attempt(() => files.create(path, Buffer.from(file), 0o600))
  if (!written.ok) return fail(fileFailure(written.error.kind, 'folder'))
  const row = {
    id,
    name,
    roles: JSON.stringify(roles),
    key_hash: hash('sha256', key),
    made_at: clock.now(),
    last_used_at: null,
    revoked_at: null,
  }
  db.transaction(() => {
    insertAccount(db, row)
    const changes = [{ path: `account.${id}`, from: null, to: { name, roles: [...roles] } }]
    audit.record(db, { at: row.made_at, action: 'account-made', sessionId: null, changes })
  })
  return ok({ account: accountOf(row), path })
}

function revokeAccount({ db, clock, audit }: Dependencies, id: string): Result<ServiceAccount, Failure> {
  return db.transaction(() => {
    const row = findAccount(db, id)
    if (!row) return fail(failure('account-unknown'))
    if (row.revoked_at !== null) return ok(accountOf(row))
    const revoked = { ...row, revoked_at: clock.now() }
    updateAccount(db, revoked)
    const changes = [{ path: `account.${id}`, from: row.name, to: null }]
    audit.record(db, { action: 'account-revoked', sessionId: null, changes })
    return ok(accountOf(revoked))
  })
}

/** The account that a key file stands for; the failure is one line. */
export function askingWithKey(
  { db, clock, audit, asked }: Dependencies,
  content: string,
): Result<Asking, string> {
  const key = readKey(content)
  if (key === null) return fail('This is no key file of an account.')
  const row = findAccount(db, key.account)
  if (!row || row.key_hash !== hash('sha256', key.key)) return fail('This log has no account with this key.')
  if (row.revoked_at !== null) return fail(`The account ${row.name} was revoked.`)
  const asking = askingAccount(row)
  asked.in(asking, () =>
    db.transaction(() => {
      updateAccount(db, { ...row, last_used_at: clock.now() })
      const changes = [{ path: `account.${row.id}.used`, from: null, to: 'command line' }]
      audit.record(db, { action: 'account-used', sessionId: null, changes })
    }),
  )
  return ok(asking)
}

function readKey(content: string): z.output<typeof keySchema> | null {
  try {
    const read = keySchema.safeParse(JSON.parse(content))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

function askingAccount(row: AccountRow): Asking {
  return {
    actor: `account ${row.name}`,
    person: null,
    rights: rightsOf(rolesOf(row)),
    mustChangeSecret: false,
  }
}

function accountOf(row: AccountRow): ServiceAccount {
  return {
    id: row.id,
    name: row.name,
    roles: rolesOf(row),
    madeAt: row.made_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }
}
