import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Operation } from '#shared/contract/operation.ts'
import type { Core } from '../../core.ts'
import { startCore } from '../../core/start-core.ts'
import { nodeThreads } from '../../ports/node-threads.ts'
import { nodePorts } from '../../ports/ports.ts'
import { waitedThreads } from '../../ports/waited-threads.ts'
import { defaultDataFolder } from '../default-data-folder.ts'
import { productVersion } from '../product-version.ts'
import { admitCommand } from './access.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'
import { updateNotes } from './update-notes.ts'

/** True where a log or its key lies: such a folder is opened or refused, never filled anew. */
export function holdsLog(data: string): boolean {
  return existsSync(join(data, 'chargemark.db')) || existsSync(join(data, 'key'))
}

/** What a command on a log works with. */
export type Work = {
  readonly data: string
  readonly host: CliHost
  readonly terminal: Terminal
  /** What somebody must be allowed to do, in a log that has people. */
  readonly needs: Operation['needs']
}

/** As `withCore`, for commands that only make sense on a log that is there: a mistyped folder is not made. */
export async function openExisting(
  given: Work,
  work: (core: Core) => Promise<number>,
  log: Pick<LogWish, 'inUse'> = {},
): Promise<number> {
  const { data, terminal } = given
  if (holdsLog(data)) return withCore(given, work, log)
  note(terminal, `There is no log in ${data}. Check the path, or start Chargemark on it once.`)
  return 1
}

type LogWish = {
  readonly training?: boolean
  /** What can be done while a window has the log open; without it the command says that one has. */
  readonly inUse?: () => Promise<number>
}

/** Opens a log for one command and closes it after; says in one line why it cannot be opened, or who may not. */
export async function withCore(
  { data, host, terminal, needs }: Work,
  work: (core: Core) => Promise<number>,
  { inUse, ...log }: LogWish = {},
): Promise<number> {
  const better = host.portsOf(data)
  const threads = waitedThreads(better.threads ?? nodeThreads)
  const opened = await startCore(
    {
      ports: nodePorts(data, { ...better, threads }),
      paths: { data },
      host: 'cli',
      version: productVersion(),
      demo: false,
      // Only a log for training looks at it: it keeps away from where the live one exports to.
      liveData: defaultDataFolder(process.platform, homedir(), process.env),
      ...log,
    },
    updateNotes(terminal, () => performance.now()),
  )
  if (!opened.ok && opened.error.code === 'store-in-use' && inUse) return inUse()
  if (!opened.ok) {
    const { title, found, toDo } = opened.error
    note(terminal, `${title}. ${found} ${toDo}`)
    return 1
  }
  const core = opened.value
  try {
    const asking = await admitCommand(core, { needs, words: host.access?.() ?? {}, terminal })
    if (asking.ok) return await core.services.users.as(asking.value, () => work(core))
    note(terminal, asking.error)
    return 1
  } finally {
    core.leave()
    await threads.stopAll()
    core.close()
  }
}
