import { Command, CommanderError, Option } from 'commander'
import { resolve } from 'node:path'
import { EXPORT_FORMATS, HL7_VERSIONS } from '#shared/contract/exports.ts'
import type { AuditListOptions } from './audit.ts'
import type { Ports } from '../../ports/ports.ts'
import { productVersion } from '../product-version.ts'
import { describeClose } from './close-command.ts'
import { describeDestination } from './destination-commands.ts'
import { addAccessOptions, type AccessWords } from './access.ts'
import { describeKeeping } from './keeping-commands.ts'
import { dataOption, dayOrAll, folder } from './options.ts'
import { describePeople } from './people-commands.ts'
import { describeReference } from './reference.ts'
import { describeSeed } from './seed-command.ts'
import { note, processTerminal, type Terminal } from './terminal.ts'
import { describeWorklist } from './worklist-commands.ts'

export type CliHost = {
  /** The ports that the host does better than Node, for a data folder. */
  readonly portsOf: (data: string) => Partial<Ports>
  /** In whose name commands work, as the command line says. */
  readonly access?: () => AccessWords
}

/**
 * Runs one command; answers the exit status. Results go to standard output, everything else is one line on standard
 * error. A command's own code is loaded when it is called: `assign` starts without the database.
 */
export async function runCli(
  words: readonly string[],
  host: CliHost,
  terminal: Terminal = processTerminal(),
): Promise<number> {
  let status = 0
  const program = describe(host, terminal, result => (status = result))
  try {
    await program.parseAsync([...words], { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1
    note(
      terminal,
      'Something went wrong inside the program. Nothing was changed by what was not acknowledged.',
    )
    return 1
  }
}

function describe({ portsOf }: CliHost, terminal: Terminal, end: (status: number) => void): Command {
  const program = addAccessOptions(new Command('chargemark'))
    .description('Charge capture for breast imaging, at the command line.')
    .version(productVersion())
    .exitOverride()
    .configureOutput({
      writeOut: text => void terminal.output.write(text),
      writeErr: text => void terminal.notes.write(text),
      outputError: text => note(terminal, withoutValues(text)),
    })
  const host: CliHost = { portsOf, access: () => program.opts<AccessWords>() }
  program
    .command('assign')
    .description('read sessions as NDJSON on standard input, write their charge lines to standard output')
    .option('--reference <file>', 'a reference database in place of the built-in facts')
    .action(async ({ reference }: { readonly reference?: string }) => {
      const { runAssign } = await import('./assign.ts')
      const named = reference === undefined ? null : await openNamedReference(reference, terminal)
      if (reference !== undefined && named === null) return end(1)
      const { input, output } = terminal
      end(await runAssign({ input, output, ...(named === null ? {} : { reference: named.coding }) }))
      named?.close()
    })
  describeDemo(program, host, terminal, end)
  describeSeed({ program, host, terminal, end })
  describeExport(program, host, terminal, end)
  describeSessions(program, host, terminal, end)
  describeStory(program, { host, terminal, end })
  describeReference(program, host, terminal, end)
  describeAudit(program, host, terminal, end)
  describeKeeping({ program, host, terminal, end })
  describeDestination(program, { host, terminal, end })
  describeWorklist(program, { host, terminal, end })
  describePeople(program, { host, terminal, end })
  describeClose(program, { host, terminal, end })
  describeSupport(program, { host, terminal, end })
  return program
}

/** What is wrong with a command line, without what was typed as a value: it may be a patient's. */
function withoutValues(text: string): string {
  return text.replace(/ argument '.*?' is invalid/s, ' argument is invalid').trim()
}

/** `assign` starts without the database unless one is named. */
async function openNamedReference(file: string, terminal: Terminal) {
  const { openNamed } = await import('./named-reference.ts')
  return openNamed(resolve(file), terminal)
}

function describeDemo(
  program: Command,
  host: CliHost,
  terminal: Terminal,
  end: (status: number) => void,
): void {
  program
    .command('demo')
    .description('fill a new data folder with a synthetic day')
    .requiredOption('--data <dir>', 'data folder, new or empty', folder)
    .action(async (options: { readonly data: string }) => {
      const { runDemo } = await import('./demo.ts')
      end(await runDemo(options, host, terminal))
    })
}

function describeExport(
  program: Command,
  host: CliHost,
  terminal: Terminal,
  end: (status: number) => void,
): void {
  program
    .command('export')
    .description('write charge files for what is complete and has not left yet')
    .addOption(dataOption())
    .option('--day <date>', 'day of service, YYYY-MM-DD, or all', dayOrAll)
    .addOption(new Option('--format <format>', 'format of the files').choices(EXPORT_FORMATS))
    .addOption(new Option('--hl7-version <version>', 'version of HL7').choices(HL7_VERSIONS))
    .option('--again <batch>', 'write the files of a past batch again, byte for byte')
    .option('--out <dir>', 'folder for the files', folder)
    .option('--destination <id>', 'a destination of this log; its sheet says the format and the folder')
    .option('--if-closed', 'with --destination: only what belongs to days that were closed')
    .option('--dry-run', 'with --destination: say what would leave; write nothing, take no number')
    .action(async options => {
      const { runExport } = await import('./export.ts')
      end(await runExport(options, host, terminal))
    })
}

type Given = {
  readonly host: CliHost
  readonly terminal: Terminal
  readonly end: (status: number) => void
}

function describeSupport(program: Command, { host, terminal, end }: Given): void {
  program
    .command('support')
    .description('a report for somebody who helps, without anything of a patient; nothing is sent')
    .addOption(dataOption())
    .option('--out <dir>', 'folder for the file; without it the report is printed', folder)
    .action(async (options: { readonly data: string; readonly out?: string }) => {
      const { runSupport } = await import('./support.ts')
      end(await runSupport(options, host, terminal))
    })
}

function describeSessions(
  program: Command,
  host: CliHost,
  terminal: Terminal,
  end: (status: number) => void,
): void {
  program
    .command('sessions')
    .description('list the sessions of a log with their charge lines')
    .addOption(dataOption())
    .option('--json', 'one JSON object a line')
    .action(async (options: { readonly data: string; readonly json?: boolean }) => {
      const { runSessions } = await import('./sessions.ts')
      end(await runSessions(options, host, terminal))
    })
}

function describeStory(program: Command, { host, terminal, end }: Given): void {
  program
    .command('story')
    .description('the life of a session with its corrections, as one JSON object')
    .argument('<session>', 'accession number, or id of the session')
    .addOption(dataOption())
    .action(async (session: string, { data }: { readonly data: string }) => {
      const { runStory } = await import('./story.ts')
      end(await runStory({ data, session }, host, terminal))
    })
}

function describeAudit(
  program: Command,
  host: CliHost,
  terminal: Terminal,
  end: (status: number) => void,
): void {
  const audit = program.command('audit').description('examine who did what')
  audit
    .command('verify')
    .description('follow the chain of events; status 1 names the first that was changed')
    .addOption(dataOption())
    .option('--json', 'one JSON object')
    .action(async (options: { readonly data: string; readonly json?: boolean }) => {
      const { runAuditVerify } = await import('./audit.ts')
      end(await runAuditVerify(options, host, terminal))
    })
  audit
    .command('numbers')
    .description('which other numbers the sessions of a number have or had, as one JSON object')
    .argument('<number>', 'accession number or MRN in full, or id of a session, also one it had before')
    .addOption(dataOption())
    .action(async (about: string, { data }: { readonly data: string }) => {
      const { runAuditNumbers } = await import('./audit.ts')
      end(await runAuditNumbers({ data, about }, host, terminal))
    })
  audit
    .command('list')
    .description('events, newest first, one JSON object a line')
    .addOption(dataOption())
    .option('--about <number>', 'accession number or MRN in full, or id of a session, also one it had before')
    .option('--who <name>', 'only of this person or account, as the trail names them')
    .option('--from <day>', 'YYYY-MM-DD')
    .option('--through <day>', 'YYYY-MM-DD, with that day')
    .option('--looks', 'only who looked at a session')
    .option('--fhir', 'as FHIR R4 AuditEvent, without the values of fields')
    .action(async (options: AuditListOptions) => {
      const { runAuditList } = await import('./audit.ts')
      end(await runAuditList(options, host, terminal))
    })
}
