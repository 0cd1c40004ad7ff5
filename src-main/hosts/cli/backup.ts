import { openExisting } from './open-core.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'

type Options = { readonly data: string; readonly to?: string; readonly keep: number; readonly json?: boolean }

/** `backup`: an encrypted copy of the log that was opened and checked before it took its name. */
export function runBackup(
  { data, to, keep, json = false }: Options,
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return openExisting(data, host, terminal, async ({ services }) => {
    const written = services.backup.write({ folder: to ?? null, keep })
    if (!written.ok) {
      note(terminal, written.error)
      return 1
    }
    const { path, manifest, removed } = written.value
    const { sessions, auditEvents } = manifest
    const line = json
      ? JSON.stringify({ path, ...manifest, removed })
      : `${path}: ${sessions} sessions, ${auditEvents} events, checked whole.`
    terminal.output.write(`${line}\n`)
    if (!services.backup.hasRecoveryCode()) {
      note(terminal, 'No recovery code was made: only the key store of this computer opens the backup.')
    }
    return 0
  })
}
