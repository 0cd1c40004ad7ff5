import type { Core } from '../../core.ts'
import { fillDemoDay } from '../../features/demo/index.ts'
import { systemClock } from '../../ports/clock.ts'
import { holdsLog, withCore } from './open-core.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'

/** `demo`: fills a new data folder with the synthetic day. A folder that holds a log already is left alone; the log is one for training. */
export async function runDemo(
  { data }: { readonly data: string },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  if (holdsLog(data)) {
    note(terminal, `There is a log in ${data} already; nothing was changed. Name a new folder.`)
    return 1
  }
  const fill = async (core: Core) => {
    await fillDemoDay(core.services, systemClock.today())
    note(terminal, `A synthetic day was entered into ${data}`)
    return 0
  }
  return withCore({ data, host, terminal, needs: 'enter' }, fill, { training: true })
}
