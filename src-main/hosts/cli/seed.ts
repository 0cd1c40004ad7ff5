import { parseIsoDate } from '#shared/base/iso-date.ts'
import type { Core } from '../../core.ts'
import { holdsLog, withCore } from './open-core.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'

export type SeedOptions = {
  readonly data: string
  readonly sessions: number
  readonly years: number
  readonly seed: number
  readonly until: string
}

const NOTE_EVERY_MS = 2_000

/** `seed`: fills a new data folder. A folder that holds a log already is left alone; the log is one for training. */
export async function runSeed(options: SeedOptions, host: CliHost, terminal: Terminal): Promise<number> {
  const { data, until, ...request } = options
  const lastDay = parseIsoDate(until)
  if (lastDay === null) {
    note(terminal, 'A day that exists is needed, as YYYY-MM-DD.')
    return 1
  }
  if (holdsLog(data)) {
    note(terminal, `There is a log in ${data} already; nothing was changed. Name a new folder.`)
    return 1
  }
  const fill = async ({ services }: Core) => {
    let next = 0
    for (const { sessions, of } of services.seed({ ...request, until: lastDay })) {
      if (Date.now() < next) continue
      next = Date.now() + NOTE_EVERY_MS
      note(terminal, `${sessions} of ${of} sessions`)
    }
    note(terminal, `${request.sessions} invented sessions stand in ${data}. The log is one for training.`)
    return 0
  }
  return withCore({ data, host, terminal, needs: 'enter' }, fill, { training: true })
}
