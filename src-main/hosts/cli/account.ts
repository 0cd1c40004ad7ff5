import type { Role } from '#shared/domain/rights.ts'
import { ask } from './ask.ts'
import { openExisting } from './open-core.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'
import { writeAll } from './write-all.ts'

type Named = { readonly data: string; readonly name: string }

/** `account make`: the path of the key file, on standard output. */
export function runAccountMake(
  { data, name, roles, to }: Named & { readonly roles: readonly Role[]; readonly to: string },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'administer' }, async core => {
    const made = await ask(core, 'users', 'makeAccount', { name, roles: [...roles], folder: to })
    if (!made.ok) return told(terminal, made.error.message)
    await writeAll(terminal.output, `${made.value.path}\n`)
    note(
      terminal,
      'Whoever can read this file can do what the account may. Keep it with the scheduled task only.',
    )
    return 0
  })
}

/** `account list`: those in force first. */
export function runAccountList(
  { data }: { readonly data: string },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'administer' }, async core => {
    const listed = await ask(core, 'users', 'accounts', {})
    if (!listed.ok) return told(terminal, listed.error.message)
    for (const account of listed.value) await writeAll(terminal.output, `${JSON.stringify(account)}\n`)
    return 0
  })
}

/** `account revoke`: its key opens nothing any more. */
export function runAccountRevoke({ data, name }: Named, host: CliHost, terminal: Terminal): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'administer' }, async core => {
    const listed = await ask(core, 'users', 'accounts', {})
    if (!listed.ok) return told(terminal, listed.error.message)
    const account = listed.value.find(one => one.name === name)
    if (!account) return told(terminal, 'There is no account of this name. `account list` has them all.')
    const revoked = await ask(core, 'users', 'revokeAccount', { id: account.id })
    if (!revoked.ok) return told(terminal, revoked.error.message)
    note(terminal, `The account ${account.name} was revoked.`)
    return 0
  })
}

function told(terminal: Terminal, message: string): number {
  note(terminal, message)
  return 1
}
