import { openExisting } from './open-core.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'

type SupportOptions = { readonly data: string; readonly out?: string }

/** `support`: the report for somebody who helps, to be read first; with a folder it is written there. */
export function runSupport(options: SupportOptions, host: CliHost, terminal: Terminal): Promise<number> {
  return openExisting({ data: options.data, host, terminal, needs: 'see' }, async core => {
    const prepared = await core.services.support.prepare({})
    if (!prepared.ok) {
      note(terminal, prepared.error.message)
      return 1
    }
    const { run, text } = prepared.value
    if (options.out === undefined) {
      terminal.output.write(text)
      return 0
    }
    const saved = await core.services.support.save({ run, folder: options.out })
    if (!saved.ok) {
      note(terminal, saved.error.message)
      return 1
    }
    terminal.output.write(`${JSON.stringify(saved.value)}\n`)
    return 0
  })
}
