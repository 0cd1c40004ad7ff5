import { Argument, Option, type Command } from 'commander'
import { resolve } from 'node:path'
import { DATASETS } from '#shared/domain/code-sets.ts'
import { CLAIMS } from '#shared/domain/vocabulary.ts'
import { dataOption, day, wholeNumber } from './options.ts'
import type { CliHost } from './run.ts'
import type { Terminal } from './terminal.ts'

type End = (status: number) => void

/** The commands on the code sets. Each works on a data folder, or on a file of its own that is handed round. */
export function describeReference(program: Command, host: CliHost, terminal: Terminal, end: End): void {
  const reference = program.command('reference').description('load and ask the code sets')
  place(reference.command('import'))
    .description('load published files, zips as they are: all of them or none')
    .addArgument(new Argument('<file...>', 'files as downloaded'))
    .option('--from <date>', 'first day in force, where a file does not say', day)
    .addOption(new Option('--dataset <name>', 'what it is, where a file does not say').choices(DATASETS))
    .action(async (files: readonly string[], options) => {
      const { runReferenceImport } = await import('./reference-import.ts')
      end(await runReferenceImport({ ...options, files: files.map(file => resolve(file)) }, host, terminal))
    })
  place(reference.command('list'))
    .description('what is loaded, and how each code set stands today')
    .action(async options => {
      const { runReferenceList } = await import('./reference-list.ts')
      end(await runReferenceList(options, host, terminal))
    })
  describeQuestions(reference, { host, terminal, end })
  place(reference.command('licence'))
    .description('record the licence that the site has for the CPT wording')
    .requiredOption('--holder <name>', 'who holds it')
    .requiredOption('--expires <date>', 'last day', day)
    .requiredOption('--users <number>', 'licensed users', wholeNumber)
    .action(async options => {
      const { runReferenceLicence } = await import('./reference-licence.ts')
      end(await runReferenceLicence(options, host, terminal))
    })
}

type Run = { readonly host: CliHost; readonly terminal: Terminal; readonly end: End }

function describeQuestions(reference: Command, { host, terminal, end }: Run): void {
  place(reference.command('check'))
    .description('all that is known of a code on a day of service')
    .argument('<code>')
    .requiredOption('--on <date>', 'day of service', day)
    .action(async (code: string, options) => {
      const { runReferenceCheck } = await import('./reference-ask.ts')
      end(await runReferenceCheck({ ...options, code }, host, terminal))
    })
  place(reference.command('pair'))
    .description('whether two codes can be charged together on a day of service')
    .argument('<code1>')
    .argument('<code2>')
    .requiredOption('--on <date>', 'day of service', day)
    .addOption(new Option('--claim <kind>', 'kind of claim').choices(CLAIMS).makeOptionMandatory())
    .action(async (one: string, two: string, options) => {
      const { runReferencePair } = await import('./reference-ask.ts')
      end(await runReferencePair({ ...options, codes: [one, two] }, host, terminal))
    })
  place(reference.command('rehearse'))
    .description('what changes or breaks between today and a day to come')
    .requiredOption('--on <date>', 'the day to come', day)
    .action(async options => {
      const { runReferenceRehearse } = await import('./reference-ask.ts')
      end(await runReferenceRehearse(options, host, terminal))
    })
}

/** Where the code sets are, and how the answer is written. */
function place(command: Command): Command {
  return command
    .addOption(dataOption())
    .addOption(
      new Option('--reference <file>', 'a reference database by itself').argParser(value => resolve(value)),
    )
    .option('--json', 'one JSON object')
}
