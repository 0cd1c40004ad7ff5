import { InvalidArgumentError, Option, type Command } from 'commander'
import { ROLES, type Role } from '#shared/domain/rights.ts'
import { dataOption, folder } from './options.ts'
import type { CommandTools } from './worklist-commands.ts'

type Data = { readonly data: string }

/** `account make`, `list` and `revoke`; `people reset-pin`. */
export function describePeople(program: Command, { host, terminal, end }: CommandTools): void {
  const account = program.command('account').description('accounts of programs that run by themselves')
  account
    .command('make')
    .description('make an account and write its key into a new file of a folder')
    .argument('<name>', 'small letters, digits and dashes')
    .addOption(dataOption())
    .addOption(new Option('--roles <roles>', 'such as exporter').argParser(roles).makeOptionMandatory())
    .requiredOption('--to <dir>', 'folder for the key file', folder)
    .action(
      async (name: string, options: Data & { readonly roles: readonly Role[]; readonly to: string }) => {
        const { runAccountMake } = await import('./account.ts')
        end(await runAccountMake({ ...options, name }, host, terminal))
      },
    )
  account
    .command('list')
    .description('list the accounts, one JSON object a line')
    .addOption(dataOption())
    .action(async (options: Data) => {
      const { runAccountList } = await import('./account.ts')
      end(await runAccountList(options, host, terminal))
    })
  account
    .command('revoke')
    .description('take an account out of use')
    .argument('<name>')
    .addOption(dataOption())
    .action(async (name: string, options: Data) => {
      const { runAccountRevoke } = await import('./account.ts')
      end(await runAccountRevoke({ ...options, name }, host, terminal))
    })
  program
    .command('people')
    .description('the people of a log')
    .command('reset-pin')
    .description('a PIN that serves once, for IT: the recovery code is read from standard input')
    .argument('<name>', 'sign-in name')
    .addOption(dataOption())
    .action(async (name: string, options: Data) => {
      const { runResetPin } = await import('./reset-pin.ts')
      end(await runResetPin({ ...options, name }, host, terminal))
    })
}

function roles(value: string): readonly Role[] {
  const named = value.split(',').map(word => word.trim())
  const found = ROLES.filter(role => named.includes(role))
  if (found.length !== named.length) {
    throw new InvalidArgumentError(`Roles are ${ROLES.join(', ')}; several are separated by commas.`)
  }
  return found
}
