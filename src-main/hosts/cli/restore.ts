import { ok, type Result } from '#shared/base/result.ts'
import { counted, findKey, rehearse, restoreLog } from '../../features/backup/index.ts'
import { nodePorts, type Ports } from '../../ports/ports.ts'
import { makeThrowAwayFolder, removeFolder } from '../throw-away-folder.ts'
import { readCode } from './read-code.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'

type Options = {
  readonly data: string
  readonly putAside?: boolean
  readonly rehearse?: boolean
  readonly json?: boolean
}

type Outcome = { readonly sentence: string; readonly putAside: string | null; readonly report: object }

/**
 * `restore FILE`: puts a backup into a data folder after it proved whole, or only rehearses that. Where the key of
 * the log is not kept here, the recovery code is read from standard input.
 */
export async function runRestore(
  from: string,
  options: Options,
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  const ports = nodePorts(options.data, host.portsOf(options.data))
  const key = await findKey(ports, { from, data: options.data }, () => {
    note(terminal, 'The key of this backup is not kept here. Type the recovery code, then Enter:')
    return readCode(terminal)
  })
  const restore = options.rehearse ? inRehearsal : inEarnest
  const done = key.ok ? await restore(ports, { from, ...key.value }, options) : key
  if (!done.ok) {
    note(terminal, done.error)
    return 1
  }
  terminal.output.write(`${options.json ? JSON.stringify(done.value) : done.value.sentence}\n`)
  return 0
}

type Backup = { readonly from: string; readonly key: string; readonly isNew: boolean }

function inRehearsal(ports: Ports, { from, key }: Backup): Result<Outcome, string> {
  const folder = makeThrowAwayFolder('rehearsal')
  try {
    const rehearsed = rehearse(ports, { from, key, folder })
    if (!rehearsed.ok) return rehearsed
    const { report, manifest } = rehearsed.value
    const sentence = `The backup of ${manifest.madeAt} can be restored: ${counted(report)}, as its manifest says. Nothing was changed.`
    return ok({ sentence, putAside: null, report })
  } finally {
    removeFolder(folder)
  }
}

async function inEarnest(
  ports: Ports,
  backup: Backup,
  { data, putAside }: Options,
): Promise<Result<Outcome, string>> {
  const restored = await restoreLog(ports, { ...backup, data, present: putAside ? 'put-aside' : 'refuse' })
  if (!restored.ok) return restored
  const { report, manifest, putAside: before } = restored.value
  const kept = before === null ? '' : ` The log that was there is kept as ${before}.`
  const sentence = `Restored the log of ${manifest.madeAt}: ${counted(report)}. What was entered after that is not in it.${kept}`
  return ok({ sentence, putAside: before, report })
}
