import { InvalidArgumentError, type Command } from 'commander'
import { dataOption, folder } from './options.ts'
import type { CliHost } from './run.ts'
import type { Terminal } from './terminal.ts'

type Program = {
  readonly program: Command
  readonly host: CliHost
  readonly terminal: Terminal
  readonly end: (status: number) => void
}

type Data = { readonly data: string }

/** The commands that keep a log safe: copies, the way back, the proof, the recovery code. */
export function describeKeeping(given: Program): void {
  describeBackup(given)
  describeRestore(given)
  describeVerify(given)
  describeRecovery(given)
  describeRekey(given)
}

function describeBackup({ program, host, terminal, end }: Program): void {
  program
    .command('backup')
    .description('write an encrypted copy of the log, opened and checked before it takes its name')
    .addOption(dataOption())
    .option('--to <dir>', 'folder for the copy; without it the data folder’s own', folder)
    .option('--keep <number>', 'how many copies stay in the folder', wholeNumber, 14)
    .option('--json', 'one JSON object')
    .action(
      async (options: Data & { readonly to?: string; readonly keep: number; readonly json?: boolean }) => {
        const { runBackup } = await import('./backup.ts')
        end(await runBackup(options, host, terminal))
      },
    )
}

function describeRestore({ program, host, terminal, end }: Program): void {
  program
    .command('restore')
    .description('put a backup into a data folder, or prove that it can be')
    .argument('<file>', 'the backup', folder)
    .addOption(dataOption())
    .option('--rehearse', 'restore into a folder that is thrown away, and say what was found')
    .option('--put-aside', 'a log that is there keeps its bytes under another name')
    .option('--json', 'one JSON object')
    .action(
      async (
        from: string,
        options: Data & {
          readonly rehearse?: boolean
          readonly putAside?: boolean
          readonly json?: boolean
        },
      ) => {
        const { runRestore } = await import('./restore.ts')
        end(await runRestore(from, options, host, terminal))
      },
    )
}

function describeVerify({ program, host, terminal, end }: Program): void {
  program
    .command('verify')
    .description('read the whole log, follow its audit chain, prove that nothing can be read without the key')
    .addOption(dataOption())
    .option('--json', 'one JSON object')
    .action(async (options: Data & { readonly json?: boolean }) => {
      const { runVerify } = await import('./verify.ts')
      end(await runVerify(options, host, terminal))
    })
}

function describeRecovery({ program, host, terminal, end }: Program): void {
  const recovery = program
    .command('recovery')
    .description('the code that opens the log when its key store is lost')
  recovery
    .command('new')
    .description('make a code and say it once; an earlier one opens nothing any more')
    .addOption(dataOption())
    .action(async (options: Data) => {
      const { runRecoveryNew } = await import('./recovery.ts')
      end(await runRecoveryNew(options, host, terminal))
    })
  recovery
    .command('use')
    .description('bring the key back with the code, read from standard input')
    .addOption(dataOption())
    .action(async (options: Data) => {
      const { runRecoveryUse } = await import('./recovery.ts')
      end(await runRecoveryUse(options, host, terminal))
    })
}

function describeRekey({ program, host, terminal, end }: Program): void {
  program
    .command('rekey')
    .description('give the log a new key, and say the new recovery code once')
    .addOption(dataOption())
    .option('--json', 'one JSON object')
    .action(async (options: Data & { readonly json?: boolean }) => {
      const { runRekey } = await import('./recovery.ts')
      end(await runRekey(options, host, terminal))
    })
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('A whole number of 1 or more is needed.')
  return number
}
