import { counted, readableFiles } from '../../features/backup/index.ts'
import { nodeFiles } from '../../ports/node-files.ts'
import { openExisting } from './open-core.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'

/**
 * `verify`: reads the whole log once, follows its audit chain, and looks for words that stand in every log in the
 * raw bytes of every file of the data folder, where they must not be found.
 */
export function runVerify(
  { data, json = false }: { readonly data: string; readonly json?: boolean },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'see' }, async ({ services }) => {
    const log = services.backup.verify()
    const readable = readableFiles(nodeFiles, data)
    for (const path of readable) note(terminal, `${path} can be read without the key.`)
    if (!log.ok) {
      note(terminal, log.error)
      return 1
    }
    const encrypted = readable.length === 0
    const said = json
      ? JSON.stringify({ whole: true, encrypted, ...log.value })
      : `${counted(log.value)}, whole. Chain head ${log.value.chainHead}.`
    terminal.output.write(`${said}\n`)
    if (encrypted) note(terminal, 'Nothing in the data folder can be read without the key.')
    return encrypted ? 0 : 1
  })
}
