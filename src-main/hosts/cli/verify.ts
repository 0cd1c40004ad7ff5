import { counted } from '../../features/backup/index.ts'
import { openExisting } from './open-core.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'

/**
 * `verify`: reads the whole log once, follows its audit chain, and reads the files of the data folder as somebody
 * without the key would: nothing of the log may be made out.
 */
export function runVerify(
  { data, json = false }: { readonly data: string; readonly json?: boolean },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'see' }, async ({ services }) => {
    const log = services.backup.verify()
    const witness = await services.backup.witness({})
    const encrypted = witness.ok && witness.value.good
    if (!log.ok) {
      note(terminal, log.error)
      return 1
    }
    const said = json
      ? JSON.stringify({ whole: true, encrypted, ...log.value })
      : `${counted(log.value)}, whole. Chain head ${log.value.chainHead}.`
    terminal.output.write(`${said}\n`)
    if (witness.ok) note(terminal, witness.value.sentence)
    return encrypted ? 0 : 1
  })
}
