import type { ExportOutcome, ExportPreview, ExportStanding } from '#shared/contract/exports.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Result } from '#shared/base/result.ts'
import type { Core } from '../../core.ts'
import type { RunOutcome } from '../../features/exports/index.ts'
import { ask } from './ask.ts'
import { openExisting } from './open-core.ts'
import type { CliHost } from './run.ts'
import { noteWithheld } from './note-withheld.ts'
import { note, type Terminal } from './terminal.ts'

export type DestinationRun = {
  readonly data: string
  /** Id of the destination. */
  readonly destination: string
  /** A day of service, or `all`. */
  readonly day: string
  readonly ifClosed: boolean
  readonly dryRun: boolean
}

/** What a task scheduler tells apart; 1 is any failure, with its sentence on standard error. */
const EXIT_STATUS = {
  released: 0,
  nothing: 0,
  waiting: 3,
  'not-closed': 4,
  failed: 1,
} as const satisfies Record<RunOutcome, number>
const LOG_IN_USE = 5

type Told = {
  readonly outcome: RunOutcome
  readonly words: string
  readonly batch: string | null
  readonly files: ExportOutcome['files']
  readonly withheld: number
  /** Batches of earlier runs that had waited for the folder and have left now. */
  readonly delivered: readonly string[]
}

/**
 * `export --destination`: for a person or a task scheduler. One JSON line on standard output, an exit status, and a
 * record in the log of what ran, which the window shows when it is opened next.
 */
export function runDestinationExport(
  options: DestinationRun,
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  const { data, destination } = options
  const tell = (told: object) => terminal.output.write(`${JSON.stringify({ destination, ...told })}\n`)
  const inUse = () => {
    const words =
      'A window has the log open. Export there, or close it first; waiting batches are delivered by the window.'
    note(terminal, words)
    tell({ outcome: 'log-in-use', words, batch: null, files: [], withheld: 0, delivered: [] })
    return Promise.resolve(LOG_IN_USE)
  }
  return openExisting(
    { data, host, terminal, needs: 'export' },
    async core => {
      await core.services.exports.settled()
      if (options.dryRun) return dryRun(core, options, terminal)
      const told = await sendOnce(core, options, terminal)
      const { outcome, words, batch } = told
      core.services.exports.recordRun({ destination, outcome, words, batch })
      tell(told)
      if (outcome !== 'released') note(terminal, words)
      return EXIT_STATUS[outcome]
    },
    { inUse },
  )
}

async function sendOnce(
  core: Core,
  { destination, day, ifClosed }: DestinationRun,
  terminal: Terminal,
): Promise<Told> {
  if (ifClosed && day !== 'all' && !core.services.exports.isDayClosed(day)) {
    return told('not-closed', `Nobody has closed ${day} yet. Nothing was exported.`)
  }
  const { delivered, waiting: stillWaiting } = await deliverWaiting(core, destination)
  const sent: Result<ExportOutcome, Failure> = await ask(core, 'exports', 'send', {
    scope: day,
    destination,
    onlyClosedDays: ifClosed,
  })
  if (!sent.ok) return told('failed', sent.error.message)
  const { batch, files, withheld, waiting } = sent.value
  noteWithheld(terminal, withheld)
  await noteUnclaimed(core, terminal)
  const rest = { batch, files, withheld: withheld.length, delivered }
  if (batch === null && stillWaiting !== null) return { ...told('waiting', stillWaiting), ...rest }
  if (batch === null && delivered.length > 0) {
    return {
      ...told('released', `Waiting batches have left: ${delivered.join(', ')}. Nothing new was ready.`),
      ...rest,
    }
  }
  if (batch === null) return { ...told('nothing', 'Nothing new was ready.'), ...rest }
  if (waiting !== null)
    return { ...told('waiting', `Batch ${batch} waits for its folder. ${waiting}`), ...rest }
  return { ...told('released', `Batch ${batch} was written and checked.`), ...rest }
}

/** Tries what an earlier run left waiting, before anything new is composed. */
async function deliverWaiting(
  core: Core,
  destination: string,
): Promise<{ readonly delivered: readonly string[]; readonly waiting: string | null }> {
  const standing: Result<ExportStanding, Failure> = await ask(core, 'exports', 'standing', {})
  const queue = standing.ok ? standing.value.queue.filter(one => one.destination === destination) : []
  const delivered: string[] = []
  let waiting: string | null = null
  for (const { batch } of queue) {
    const retried: Result<ExportOutcome, Failure> = await ask(core, 'exports', 'retry', { batch })
    if (retried.ok && retried.value.waiting === null) delivered.push(batch)
    else
      waiting = `Batch ${batch} waits for its folder. ${retried.ok ? retried.value.waiting : retried.error.message}`
  }
  return { delivered, waiting }
}

/** Kinds of claims that go to no destination, for whoever reads the notes of a scheduled run. */
async function noteUnclaimed(core: Core, terminal: Terminal): Promise<void> {
  const standing: Result<ExportStanding, Failure> = await ask(core, 'exports', 'standing', {})
  if (standing.ok) for (const sentence of standing.value.unclaimed) note(terminal, sentence)
}

function told(outcome: RunOutcome, words: string): Told {
  return { outcome, words, batch: null, files: [], withheld: 0, delivered: [] }
}

/** What would leave, and what would not; writes nothing and takes no number. */
async function dryRun(
  core: Core,
  { destination, day, ifClosed }: DestinationRun,
  terminal: Terminal,
): Promise<number> {
  const input = { scope: day, destination, onlyClosedDays: ifClosed }
  const preview: Result<ExportPreview, Failure> = await ask(core, 'exports', 'preview', input)
  if (!preview.ok) {
    note(terminal, preview.error.message)
    return 1
  }
  const { ready, withheld, last, warnings } = preview.value
  noteWithheld(terminal, withheld)
  for (const warning of warnings) note(terminal, warning)
  await noteUnclaimed(core, terminal)
  terminal.output.write(
    `${JSON.stringify({ destination, outcome: 'dry-run', ready, withheld: withheld.length, last, warnings })}\n`,
  )
  return 0
}
