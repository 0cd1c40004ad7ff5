import type { HostName } from '#shared/contract/app.ts'
import type { StartFailure } from '#shared/contract/start-failure.ts'
import { createCore, createStoppedCore } from '../core.ts'
import { fillDemoDay } from '../features/demo/index.ts'
import { nodePorts, type Ports } from '../ports/ports.ts'
import type { HostCore } from './host-core.ts'
import type { LaunchOptions } from './launch-options.ts'
import { productVersion } from './product-version.ts'
import { makeThrowAwayFolder, removeFolder } from './throw-away-folder.ts'

/** For a start that fails in a way nobody foresaw; the message of the error is not shown, it may quote anything. */
export const COULD_NOT_START =
  'Chargemark could not be started. Nothing was changed; call IT with the log file of the data folder.'

export type OpenedLog = {
  /** Answers the window; where the log could not be opened it answers with the reason. */
  readonly core: HostCore
  readonly failure: StartFailure | null
  /** Closes the log; a throw-away one is removed. */
  readonly close: () => void
}

type OpenOptions = {
  readonly launch: LaunchOptions
  readonly host: HostName
  /** The ports that the host does better than Node, for a data folder. */
  readonly portsOf: (data: string) => Partial<Ports>
}

/** Opens the log that a window was started for: a folder's, or an invented day in a folder that is thrown away. */
export async function openLog({ launch, host, portsOf }: OpenOptions): Promise<OpenedLog> {
  const demo = launch.kind === 'demo'
  const data = demo ? makeThrowAwayFolder('demo') : launch.folder
  const removeDemo = () => {
    if (demo) removeFolder(data)
  }
  const version = productVersion()
  const ports = nodePorts(data, portsOf(data))
  const opened = createCore({ ports, paths: { data }, host, version, demo })
  if (!opened.ok) {
    const stopped = createStoppedCore({ failure: opened.error, host, version })
    return { core: stopped, failure: opened.error, close: removeDemo }
  }
  const core = opened.value
  const close = () => {
    core.close()
    removeDemo()
  }
  if (demo) await fillDemoDay(core.services, ports.clock.today())
  return { core, failure: null, close }
}
