import type { Command } from 'commander'
import { dataOption, day } from './options.ts'
import type { CliHost } from './run.ts'
import type { Terminal } from './terminal.ts'

export type CommandTools = {
  readonly host: CliHost
  readonly terminal: Terminal
  readonly end: (status: number) => void
}

/** `worklist import`, `list` and `query`. */
export function describeWorklist(program: Command, { host, terminal, end }: CommandTools): void {
  const worklist = program.command('worklist').description('the expected exams of a log')
  worklist
    .command('import')
    .description('import expected exams from CSV or HL7 files')
    .argument('<file...>', 'files')
    .addOption(dataOption())
    .option('--json', 'one JSON object a file')
    .action(async (files: readonly string[], options: { readonly data: string; readonly json?: boolean }) => {
      const { runWorklistImport } = await import('./worklist.ts')
      end(await runWorklistImport({ ...options, files }, host, terminal))
    })
  worklist
    .command('list')
    .description('list the expected exams of a day with where each stands')
    .addOption(dataOption())
    .requiredOption('--day <date>', 'YYYY-MM-DD', day)
    .option('--json', 'one JSON object a line')
    .action(async (options: { readonly data: string; readonly day: string; readonly json?: boolean }) => {
      const { runWorklistList } = await import('./worklist.ts')
      end(await runWorklistList(options, host, terminal))
    })
  worklist
    .command('query')
    .description('ask the DICOM worklist server of the settings for the exams of a day')
    .addOption(dataOption())
    .option('--day <date>', 'YYYY-MM-DD; today if left out', day)
    .option('--json', 'one JSON object')
    .action(async (options: { readonly data: string; readonly day?: string; readonly json?: boolean }) => {
      const { runWorklistQuery } = await import('./worklist.ts')
      end(await runWorklistQuery(options, host, terminal))
    })
}
