import { useRecoveryCode } from '../../features/backup/index.ts'
import { nodePorts } from '../../ports/ports.ts'
import { openExisting } from './open-core.ts'
import { percentNotes } from './percent-notes.ts'
import { readCode } from './read-code.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'

type Options = { readonly data: string }

/** `recovery new`: makes a recovery code and says it once. An earlier one opens nothing any more. */
export function runRecoveryNew({ data }: Options, host: CliHost, terminal: Terminal): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'administer' }, async ({ services }) => {
    const made = services.backup.makeRecoveryCode()
    if (!made.ok) {
      note(terminal, made.error)
      return 1
    }
    note(terminal, 'Write this code down and keep it away from this computer. It is not shown again.')
    terminal.output.write(`${made.value}\n`)
    return 0
  })
}

/** `recovery use`: where the key is lost, the code from standard input brings it back. */
export async function runRecoveryUse({ data }: Options, host: CliHost, terminal: Terminal): Promise<number> {
  const ports = nodePorts(data, host.portsOf(data))
  const refusal = useRecoveryCode(ports, {
    data,
    code: await readCode(terminal),
    present: 'refuse',
    wrongTries: 0,
  })
  note(terminal, refusal ?? 'The key is back. Start Chargemark again.')
  return refusal === null ? 0 : 1
}

/** `rekey`: gives the log a new key and says the new recovery code once. */
export function runRekey(
  { data, json = false }: Options & { readonly json?: boolean },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'administer' }, async ({ services }) => {
    const hear = percentNotes(terminal, () => performance.now(), 'Copying the log with a new key')
    const changed = await services.backup.changeKeyTelling(hear)
    if (!changed.ok || changed.value.kind === 'refused') {
      note(
        terminal,
        changed.ok && changed.value.kind === 'refused' ? changed.value.sentence : 'Try again later.',
      )
      return 1
    }
    const { code } = changed.value
    note(
      terminal,
      'The log has a new key. Write the new recovery code down; the old one opens nothing any more.',
    )
    terminal.output.write(`${json ? JSON.stringify({ recoveryCode: code }) : code}\n`)
    return 0
  })
}
