import type { Result } from '#shared/base/result.ts'
import type { ExportFormat, ExportOutcome, Hl7Version } from '#shared/contract/exports.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Core } from '../../core.ts'
import { ask } from './ask.ts'
import { runDestinationExport } from './export-destination.ts'
import { openExisting } from './open-core.ts'
import type { CliHost } from './run.ts'
import { noteWithheld } from './note-withheld.ts'
import { note, type Terminal } from './terminal.ts'

type Options = {
  readonly data: string
  readonly out?: string
  readonly day?: string
  readonly format?: ExportFormat
  readonly hl7Version?: Hl7Version
  /** Number of a past batch. */
  readonly again?: string
  /** Id of a destination: its sheet says the format and the folder. */
  readonly destination?: string
  readonly ifClosed?: boolean
  readonly dryRun?: boolean
}

/**
 * `export`: writes the charge files and says on standard output, in one JSON object, which batch and files they are.
 * What does not leave is named on standard error with its reason.
 */
export async function runExport(options: Options, host: CliHost, terminal: Terminal): Promise<number> {
  const mistake = mistakeIn(options)
  if (mistake !== null) {
    note(terminal, `error: ${mistake}`)
    return 1
  }
  const { data, destination, day = 'all', ifClosed = false, dryRun = false } = options
  if (destination !== undefined) {
    return runDestinationExport({ data, destination, day, ifClosed, dryRun }, host, terminal)
  }
  return openExisting({ data, host, terminal, needs: 'export' }, async core => {
    await core.services.exports.settled()
    for (const notice of core.services.exports.notices()) note(terminal, notice)
    const outcome = await exportFrom(core, options)
    if (!outcome.ok) {
      note(terminal, outcome.error.message)
      return 1
    }
    noteWithheld(terminal, outcome.value.withheld)
    terminal.output.write(`${outcomeJson(outcome.value)}\n`)
    return 0
  })
}

function exportFrom(
  core: Core,
  { again, out = '', day = 'all', format = 'csv', hl7Version = '2.3.1' }: Options,
): Promise<Result<ExportOutcome, Failure>> {
  if (again !== undefined) return ask(core, 'exports', 'again', { batch: again, folder: out })
  return ask(core, 'exports', 'run', { scope: day, format, hl7Version, folder: out })
}

/** Options that do not go together; nothing is guessed. */
function mistakeIn(options: Options): string | null {
  const { again, day, format, hl7Version, out, destination, ifClosed, dryRun } = options
  if (destination !== undefined) {
    const given = again ?? format ?? hl7Version ?? out
    return given ? '--destination says format and folder by its sheet; leave out --format and --out' : null
  }
  if (ifClosed || dryRun) return '--if-closed and --dry-run go with --destination only'
  if (out === undefined) return "required option '--out <dir>' not specified"
  if (again !== undefined) {
    const given = day ?? format ?? hl7Version
    return given ? '--again writes a batch as it was; leave out --day, --format and --hl7-version' : null
  }
  if (day === undefined) return '--day is needed: YYYY-MM-DD or all (or --again BATCH)'
  if (format === undefined) return '--format is needed: csv or hl7'
  return hl7Version !== undefined && format === 'csv' ? '--hl7-version goes with --format hl7 only' : null
}

function outcomeJson({ batch, files }: ExportOutcome): string {
  return JSON.stringify({
    batch,
    files: files.map(({ path, sha256, bytes, messages, lines, units, credits }) => ({
      path,
      sha256,
      bytes,
      messages,
      lines,
      units,
      charges: lines - credits,
      credits,
    })),
  })
}
