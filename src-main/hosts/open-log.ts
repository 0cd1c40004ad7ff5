import { fail, ok, type Result } from '#shared/base/result.ts'
import { appContract, type HostName, type UpdateProgress, type UpdatingStatus } from '#shared/contract/app.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { startFailure, type StartFailure } from '#shared/contract/start-failure.ts'
import type { Core } from '../core.ts'
import { startCore } from '../core/start-core.ts'
import { createStoppedCore } from '../core/stopped-core.ts'
import { type AttemptLimit, createAttemptLimit, createRescue, inThreads } from '../features/backup/index.ts'
import { fillDemoDay } from '../features/demo/index.ts'
import { nodeThreads } from '../ports/node-threads.ts'
import { nodePorts, type Ports } from '../ports/ports.ts'
import { waitedThreads, type WaitedThreads } from '../ports/waited-threads.ts'
import { channelOf } from '#shared/contract/operation-names.ts'
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

type HostOptions = {
  readonly launch: LaunchOptions
  readonly host: HostName
  /** The ports that the host does better than Node, for a data folder. */
  readonly portsOf: (data: string) => Partial<Ports>
}

/** How one log is opened; wrong recovery codes are counted from the start of the program to its end. */
type OpenOptions = HostOptions & { readonly limit: AttemptLimit }

/**
 * Opens the log that a window was started for: a folder's, or an invented day in a folder that is thrown away. The
 * window may change between the department's log and the one for training while it is open; and a log that cannot be
 * opened is, once its key is back or a backup is in its place.
 */
export async function openLog(hostOptions: HostOptions): Promise<StartedLog> {
  const log = await startLog(hostOptions)
  await log.opened
  return log
}

/** A log that is open, or is being copied before it is brought up to date: then the window says how far that is. */
export type StartedLog = OpenedLog & {
  /** Settles when the log is open, or is known not to open. */
  readonly opened: Promise<void>
  /** Waits for the threads to stop, for a bounded time, then closes the log: the end of the program. */
  readonly end: () => Promise<void>
}

/** As `openLog`, but where an update takes its time the window can open meanwhile. */
export async function startLog(hostOptions: HostOptions): Promise<StartedLog> {
  const threads: WaitedThreads[] = []
  const portsOf: HostOptions['portsOf'] = data => {
    const better = hostOptions.portsOf(data)
    const waited = waitedThreads(better.threads ?? nodeThreads)
    threads.push(waited)
    return { ...better, threads: waited }
  }
  const options = { ...hostOptions, portsOf, limit: createAttemptLimit(() => performance.now()) }
  let launch = options.launch
  let isClosed = false
  const updating = createUpdatingLog(options.host)
  let opened: OpenedLog = updating.log
  const first = openOne(options, updating.hear).then(next => {
    if (isClosed) next.close()
    else opened = next
  })
  await Promise.race([first, updating.begun])

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

  async function replaceOpened(next: () => Promise<OpenedLog> | OpenedLog): Promise<void> {
    opened.close()
    opened = await next()
  }

  const call: HostCore['call'] = async (feature, operation, input) => {
    if (feature === 'app' && operation === 'switchLog') return switchLog(input)
    const channel = channelOf(feature, operation)
    if (channel === LEAVE && launch.kind === 'demo') return fail(failure('switch-unavailable'))
    const answer = await opened.core.call(feature, operation, input)
    if (!answer.ok) return answer
    if (channel === LEAVE) await replaceOpened(() => stoppedFor({ ...options, launch }))
    else if (opened.failure !== null && REOPENING.includes(channel) && isGood(answer.value)) {
      await replaceOpened(() => openOne({ ...options, launch }))
    }
    return answer
  }
  const close = () => {
    isClosed = true
    opened.close()
  }
  const lockSoon = () => opened.core.lockSoon()
  const leave = () => opened.core.leave()
  const end = async () => {
    isClosed = true
    leave()
    await Promise.all(threads.map(waited => waited.stopAll()))
    close()
  }
  return {
    core: { call, close, leave, lockSoon },
    get failure() {
      return opened.failure
    },
    close,
    opened: first,
    end,
  }
}

/** In place of a log that is still being copied. */
function createUpdatingLog(host: HostName): {
  readonly log: OpenedLog
  readonly hear: (progress: UpdateProgress) => void
  readonly begun: Promise<void>
} {
  const begun = Promise.withResolvers<void>()
  let progress: UpdateProgress = { step: 'updating' }
  const call: HostCore['call'] = async (feature, operation) => {
    if (feature !== 'app' || operation !== 'status') return fail(failure('not-started'))
    const status: UpdatingStatus = { kind: 'updating', version: productVersion(), host, progress }
    return ok(status)
  }
  const nothing = () => undefined
  return {
    log: { core: { call, close: nothing, leave: nothing, lockSoon: nothing }, failure: null, close: nothing },
    hear: now => {
      progress = now
      begun.resolve()
    },
    begun: begun.promise,
  }
}

const LEAVE = 'backup.leaveForRestore'
/** After these, if they did what was asked, the log is opened anew. */
const REOPENING: readonly string[] = ['rescue.recover', 'rescue.restore', 'rescue.reopen']

/** An answer that says neither good nor bad is good. */
function isGood(value: unknown): boolean {
  return typeof value !== 'object' || value === null || !('good' in value) || value.good === true
}

/** The log to change to; null where there is no other. */
function otherLog(launch: LaunchOptions, to: 'training' | 'log'): LaunchOptions | null {
  if (launch.kind === 'log' && to === 'training') return trainingBeside(launch.folder)
  if (launch.kind === 'training' && to === 'log') return { kind: 'log', folder: launch.live }
  return null
}

async function openOne(
  options: OpenOptions,
  hear: (progress: UpdateProgress) => void = () => undefined,
): Promise<OpenedLog> {
  const { launch, host, portsOf } = options
  const demo = launch.kind === 'demo'
  const data = demo ? makeThrowAwayFolder('demo') : launch.folder
  const removeDemo = () => {
    if (demo) removeFolder(data)
  }
  const version = productVersion()
  const ports = nodePorts(data, portsOf(data))
  const training = launch.kind === 'training' ? ({ training: true, liveData: launch.live } as const) : {}
  const opened = await startCore({ ports, paths: { data }, host, version, demo, ...training }, hear)
  if (!opened.ok) {
    return { ...stoppedCore(options, { data, ports, why: opened.error }), close: removeDemo }
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

/** In place of a log that was closed so that a backup can take its place. */
function stoppedFor(options: OpenOptions): OpenedLog {
  const { launch, portsOf } = options
  if (launch.kind === 'demo') throw new Error('A demo has no backups.')
  const data = launch.folder
  const why = startFailure('restore-asked', `Data folder: ${data}`)
  return {
    ...stoppedCore(options, { data, ports: nodePorts(data, portsOf(data)), why }),
    close: () => undefined,
  }
}

function stoppedCore(
  { host, limit }: OpenOptions,
  { data, ports, why }: { readonly data: string; readonly ports: Ports; readonly why: StartFailure },
): Pick<OpenedLog, 'core' | 'failure'> {
  const rescue = createRescue({ ports, data, limit, doInThread: inThreads(ports.threads) })
  const core = createStoppedCore({ failure: why, host, version: productVersion() }, rescue)
  return { core, failure: why }
}

/** A log for training that nobody has worked in yet gets invented patients to begin with. */
function isEmpty({ services }: Core): boolean {
  return services.sessions.listAll()[Symbol.iterator]().next().done === true
}
