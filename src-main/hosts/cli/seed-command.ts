import { InvalidArgumentError, type Command } from 'commander'
import { systemClock } from '../../ports/clock.ts'
import { day, folder, wholeNumber } from './options.ts'
import type { CliHost } from './run.ts'
import type { SeedOptions } from './seed.ts'
import type { Terminal } from './terminal.ts'

type Program = {
  readonly program: Command
  readonly host: CliHost
  readonly terminal: Terminal
  readonly end: (status: number) => void
}

/** `seed`: a log of invented years, for training on a full one and for measuring. */
export function describeSeed({ program, host, terminal, end }: Program): void {
  program
    .command('seed')
    .description('fill a new data folder with invented sessions of several years')
    .requiredOption('--data <dir>', 'data folder, new or empty', folder)
    .requiredOption('--sessions <number>', 'how many sessions', wholeNumber)
    .option('--years <number>', 'over how many years', years, 1)
    .option('--seed <number>', 'another number gives other sessions', wholeNumber, 1)
    .option('--until <date>', 'the last day, YYYY-MM-DD', day, systemClock.today())
    .action(async (options: SeedOptions) => {
      const { runSeed } = await import('./seed.ts')
      end(await runSeed(options, host, terminal))
    })
}

function years(value: string): number {
  const number = wholeNumber(value)
  if (number > 30) throw new InvalidArgumentError('At most 30 years.')
  return number
}
