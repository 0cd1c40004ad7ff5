import { fail, ok, type Result } from '#shared/base/result.ts'
import type { HostName, RunningStatus } from '#shared/contract/app.ts'
import { failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { Policy } from '#shared/contract/policy.ts'
import { type StartFailure, startFailure } from '#shared/contract/start-failure.ts'
import { createDispatch, type Call } from './core/dispatch.ts'
import { createServices, handlersOf, type Services } from './core/services.ts'
import type { ClaimedUpdate } from './db/claim-update.ts'
import type { ProveCopy } from './db/open-log.ts'
import { openStore, type Store } from './db/open-store.ts'
import { isDamage } from './db/sqlite.ts'
import { storePaths } from './db/store-paths.ts'
import { proveCopyOfUpdate } from './features/backup/index.ts'
import { PAYER_PROFILES } from './features/coding/index.ts'
import { readPolicy } from './features/policy/index.ts'
import { createReferenceStore, referencePaths, type ReferenceStore } from './features/reference/index.ts'
import type { Ports } from './ports/ports.ts'
import { todayOf } from './ports/clock.ts'

/** The program without a window: hosts put their operations through `call`, the command line uses the services. */
export type Core = {
  readonly call: Call
  readonly services: Services
  /** The system locks or goes to sleep: the desk is locked as soon as the window has saved. */
  readonly lockSoon: () => void
  /** Begins nothing by itself any more and gives up what is counted: before the program waits for its threads. */
  readonly leave: () => void
  /** Closes the log and lets another process open it. Closing twice does nothing. */
  readonly close: () => void
}

export type CoreOptions = {
  readonly ports: Ports
  readonly paths: { readonly data: string }
  readonly host: HostName
  readonly version: string
  /** The data folder is a throw-away one with invented patients. */
  readonly demo: boolean
  /** The log is to be one for training; one that holds real sessions is refused. A demo always is. */
  readonly training?: boolean
  /** The data folder of this machine's live log, whose export folder a log for training keeps away from. */
  readonly liveData?: string
  /** A log that was taken hold of and copied, since its schema is to be brought up to date. */
  readonly claimed?: ClaimedUpdate
}

/** Opens the log of a data folder and builds the program over it. */
export function createCore(options: CoreOptions): Result<Core, StartFailure> {
  const { ports, paths, claimed } = options
  const policy = admitted(options)
  if (!policy.ok) {
    claimed?.lock.release()
    return policy
  }
  const isForTraining = forTraining(options)
  const proveCopy: ProveCopy = ({ at, ...copy }) => proveCopyOfUpdate(ports.files, { ...copy, madeAt: at })
  const store = openStore({ folder: paths.data, ports, proveCopy, ...(claimed ? { claimed } : {}) })
  if (!store.ok) return store
  const built = builtOver(store.value, { ...options, policy: policy.value })
  if (!built.ok) return built
  const core = built.value
  if (!isForTraining || core.services.settings.beginTraining()) return ok(core)
  core.close()
  return fail(startFailure('not-for-training', `Data folder: ${paths.data}`))
}

/** What IT decided for this workstation, where that lets the log be opened. */
export function admitted(options: CoreOptions): Result<Policy, StartFailure> {
  const { ports, paths } = options
  const policy = readPolicy(ports.policySource)
  if (!policy.ok) return fail(startFailure('policy-unreadable', policy.error))
  const { keyStore, training } = policy.value
  if (forTraining(options) && training === 'refused') {
    return fail(startFailure('training-refused', `Data folder: ${paths.data}`))
  }
  if (keyStore === 'os-key-store' && ports.keyVault.describe().kind !== 'os-key-store') {
    return fail(startFailure('key-in-file', `Data folder: ${paths.data}`))
  }
  return policy
}

const forTraining = ({ training, demo }: CoreOptions): boolean => training ?? demo

/** Damage that is met while the features are built has the same screen as damage that is met before. */
function builtOver(
  store: Store,
  options: CoreOptions & { readonly policy: Policy },
): Result<Core, StartFailure> {
  try {
    return ok(coreOver(store, options))
  } catch (error) {
    if (!isDamage(error)) throw error
    return fail(startFailure('store-corrupt', `${store.paths.log} has damaged pages.`))
  }
}

function coreOver(store: Store, options: CoreOptions & { readonly policy: Policy }): Core {
  const { ports, version, host, policy } = options
  const files = storePaths(options.paths.data)
  const codeSets = createReferenceStore({ paths: referencePaths(files.reference), ports })
  let open = true
  let stopWatching: readonly (() => void)[] = []
  const leave = () => {
    for (const stop of stopWatching) stop()
    stopWatching = []
  }
  const close = () => {
    if (!open) return
    open = false
    leave()
    codeSets.close()
    store.close()
    ports.logger.write({ event: 'stopped' })
  }
  try {
    const services = createServices(store, ports, {
      codeSets,
      inbox: files.inbox,
      version,
      host,
      policy,
      data: options.paths.data,
      hasWindow: host !== 'cli',
      ...(options.liveData === undefined ? {} : { liveData: options.liveData }),
    })
    stopWatching = [services.reports.close]
    services.backup.noteVersion()
    const status = () => ok(runningStatus({ store, services, codeSets, options }))
    const dispatch = createDispatch(
      {
        ...handlersOf(services),
        app: { status, switchLog: () => fail(failure('switch-unavailable')) },
        rescue: NOTHING_TO_RESCUE,
      },
      { ...ports, access: services.users, onDamage: services.backup.noteDamage },
    )
    ports.logger.write({ event: 'started', version, host })
    // A command at the command line does one thing; a window is open all day.
    if (host !== 'cli') {
      const watches = [services.worklist.watch(), services.backup.watch(), services.exports.watch()]
      stopWatching = [...stopWatching, ...watches]
    }
    const call: Call = async (...asked) => (open ? dispatch(...asked) : fail(failure('not-started')))
    return { call, services, lockSoon: services.users.lockSoon, leave, close }
  } catch (error) {
    codeSets.close()
    store.close()
    throw error
  }
}

const isOpen = () => fail(failure('log-is-open'))
const NOTHING_TO_RESCUE: Handlers['rescue'] = {
  recover: isOpen,
  backups: isOpen,
  restore: isOpen,
  chooseFolder: isOpen,
  reopen: isOpen,
}

type Running = {
  readonly store: Store
  readonly services: Services
  readonly codeSets: ReferenceStore
  readonly options: CoreOptions
}

function runningStatus({ store, services, codeSets, options }: Running): RunningStatus {
  const { ports, version, host, demo } = options
  const today = todayOf(ports.clock)
  return {
    kind: 'running',
    version,
    host,
    today,
    demo,
    training: services.settings.read().training,
    keyVault: ports.keyVault.describe(),
    encryption: store.encryption,
    reference: codeSets.coding.on(today, 'professional').editions,
    payers: PAYER_PROFILES.map(({ id, label }) => ({ id, label })),
    notices: [...services.exports.notices(), ...services.reference.notices()],
  }
}
