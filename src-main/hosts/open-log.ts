import { fail, ok, type Result } from '#shared/base/result.ts'
import { appContract, type HostName } from '#shared/contract/app.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { StartFailure } from '#shared/contract/start-failure.ts'
import { type Core, createCore, createStoppedCore } from '../core.ts'
import { fillDemoDay } from '../features/demo/index.ts'
import { nodePorts, type Ports } from '../ports/ports.ts'
import type { HostCore } from './host-core.ts'
import { type LaunchOptions, trainingBeside } from './launch-options.ts'
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

/**
 * Opens the log that a window was started for: a folder's, or an invented day in a folder that is thrown away. The
 * window may change between the department's log and the one for training while it is open.
 */
export async function openLog(options: OpenOptions): Promise<OpenedLog> {
  let launch = options.launch
  let opened = await openOne(options)

  async function switchLog(input: unknown): Promise<Result<unknown, Failure>> {
    // The core says whether whoever asks may do anything at all; changing the log is not its own to do.
    const asked = await opened.core.call('app', 'switchLog', input)
    if (asked.ok || !['switch-unavailable', 'not-started'].includes(asked.error.code)) return asked
    const wish = appContract.switchLog.input.safeParse(input)
    if (!wish.success) return fail(failure('input-invalid'))
    const target = otherLog(launch, wish.data.to)
    if (target === null) return fail(failure('switch-unavailable'))
    const next = await openOne({ ...options, launch: target })
    if (next.failure) return fail(failure('switch-failed'))
    opened.close()
    opened = next
    launch = target
    return ok(null)
  }

  const call: HostCore['call'] = (feature, operation, input) =>
    feature === 'app' && operation === 'switchLog'
      ? switchLog(input)
      : opened.core.call(feature, operation, input)
  const close = () => opened.close()
  return { core: { call, close }, failure: opened.failure, close }
}

/** The log to change to; null where there is no other. */
function otherLog(launch: LaunchOptions, to: 'training' | 'log'): LaunchOptions | null {
  if (launch.kind === 'log' && to === 'training') return trainingBeside(launch.folder)
  if (launch.kind === 'training' && to === 'log') return { kind: 'log', folder: launch.live }
  return null
}

async function openOne({ launch, host, portsOf }: OpenOptions): Promise<OpenedLog> {
  const demo = launch.kind === 'demo'
  const data = demo ? makeThrowAwayFolder('demo') : launch.folder
  const removeDemo = () => {
    if (demo) removeFolder(data)
  }
  const version = productVersion()
  const ports = nodePorts(data, portsOf(data))
  const training = launch.kind === 'training' ? ({ training: true, liveData: launch.live } as const) : {}
  const opened = createCore({ ports, paths: { data }, host, version, demo, ...training })
  if (!opened.ok) {
    const stopped = createStoppedCore({ failure: opened.error, host, version })
    return { core: stopped, failure: opened.error, close: removeDemo }
  }
  const core = opened.value
  const close = () => {
    core.close()
    removeDemo()
  }
  if (demo || (launch.kind === 'training' && isEmpty(core))) {
    await fillDemoDay(core.services, ports.clock.today())
  }
  return { core, failure: null, close }
}

/** A log for training that nobody has worked in yet gets invented patients to begin with. */
function isEmpty({ services }: Core): boolean {
  return services.sessions.listAll()[Symbol.iterator]().next().done === true
}
