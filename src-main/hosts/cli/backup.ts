import type { Result } from '#shared/base/result.ts'
import { backUpBeside, counted, type MadeBackup } from '../../features/backup/index.ts'
import { nodePorts } from '../../ports/ports.ts'
import { productVersion } from '../product-version.ts'
import { openExisting } from './open-core.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'

type Options = { readonly data: string; readonly to?: string; readonly keep: number; readonly json?: boolean }

/**
 * `backup`: an encrypted copy of the log that was opened and checked before it took its name. Works beside a window
 * that has the log open.
 */
export function runBackup(options: Options, host: CliHost, terminal: Terminal): Promise<number> {
  const { data, to, keep } = options
  const wish = { folder: to ?? null, keep }
  const beside = async () => {
    const ports = nodePorts(data, host.portsOf(data))
    const status = report(
      backUpBeside(ports, { data, version: productVersion(), ...wish }),
      options,
      terminal,
    )
    if (status === 0)
      note(terminal, 'The log is open in a window; what was saved until now is in the backup.')
    return status
  }
  return openExisting(
    { data, host, terminal, needs: 'administer' },
    async ({ services }) => {
      const status = report(services.backup.write(wish), options, terminal)
      if (status === 0 && !services.backup.hasRecoveryCode()) {
        note(terminal, 'No recovery code was made: only the key store of this computer opens the backup.')
      }
      return status
    },
    { inUse: beside },
  )
}

function report(written: Result<MadeBackup, string>, { json = false }: Options, terminal: Terminal): number {
  if (!written.ok) {
    note(terminal, written.error)
    return 1
  }
  const { path, manifest, targets } = written.value
  const removed = targets.flatMap(target => target.removed)
  const line = json
    ? JSON.stringify({ path, ...manifest, removed })
    : `${path}: ${counted(manifest)}, checked whole.`
  terminal.output.write(`${line}\n`)
  return 0
}
