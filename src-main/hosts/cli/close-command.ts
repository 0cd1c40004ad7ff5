import type { Command } from 'commander'
import { dataOption, day, folder } from './options.ts'
import type { CommandTools } from './worklist-commands.ts'

/** `close --check`, `--sign` and `--pdf`. */
export function describeClose(program: Command, { host, terminal, end }: CommandTools): void {
  program
    .command('close')
    .description('tell how a day stands, close it, or write its sheet again')
    .addOption(dataOption())
    .requiredOption('--day <date>', 'YYYY-MM-DD', day)
    .option('--check', 'one JSON object: totals, open items, closed or not; nothing is written')
    .option('--sign <name>', 'close the day under this name, if nothing is open on it')
    .option('--pdf <dir>', 'folder for the sheet; alone, the sheet of a closed day is written again', folder)
    .action(async options => {
      const { runClose } = await import('./close.ts')
      end(await runClose(options, host, terminal))
    })
}
