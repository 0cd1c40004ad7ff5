import { parseIsoDate } from '#shared/base/iso-date.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { HostName, RunningStatus, StoppedStatus } from '#shared/contract/app.ts'
import { failure } from '#shared/contract/failure.ts'
import type { StartFailure } from '#shared/contract/start-failure.ts'
import { createDispatch, type Call } from './core/dispatch.ts'
import { createServices, handlersOf, type Services } from './core/services.ts'
import { openStore, type Store } from './db/open-store.ts'
import { builtInReference, PAYER_PROFILES, type CodingReference } from './features/coding/index.ts'
import type { Ports } from './ports/ports.ts'

/** The program without a window: hosts put their operations through `call`, the command line uses the services. */
export type Core = {
  readonly call: Call
  readonly services: Services
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
}

/** Opens the log of a data folder and builds the program over it. */
export function createCore(options: CoreOptions): Result<Core, StartFailure> {
  const { ports, paths } = options
  const store = openStore({ folder: paths.data, ports })
  return store.ok ? ok(coreOver(store.value, options)) : store
}

/** What a window talks to when the log could not be opened: it is told why, and everything else is refused. */
export function createStoppedCore(
  stopped: Pick<StoppedStatus, 'failure' | 'host' | 'version'>,
): Pick<Core, 'call' | 'close'> {
  const status: StoppedStatus = { kind: 'stopped', ...stopped }
  return {
    call: async (feature, operation) =>
      feature === 'app' && operation === 'status' ? ok(status) : fail(failure('not-started')),
    close: () => undefined,
  }
}

function coreOver(store: Store, options: CoreOptions): Core {
  const { ports, version, host } = options
  let open = true
  let stopWatching = () => {}
  const close = () => {
    if (!open) return
    open = false
    stopWatching()
    store.close()
    ports.logger.write({ event: 'stopped' })
  }
  try {
    const reference = builtInReference()
    const services = createServices(store, ports, reference)
    const status = () => ok(runningStatus({ store, services, reference, options }))
    const dispatch = createDispatch({ ...handlersOf(services), app: { status } }, ports)
    ports.logger.write({ event: 'started', version, host })
    // A command at the command line does one thing; a window is open all day.
    if (host !== 'cli') stopWatching = services.worklist.watch()
    const call: Call = async (...asked) => (open ? dispatch(...asked) : fail(failure('not-started')))
    return { call, services, close }
  } catch (error) {
    store.close()
    throw error
  }
}

type Running = {
  readonly store: Store
  readonly services: Services
  readonly reference: CodingReference
  readonly options: CoreOptions
}

function runningStatus({ store, services, reference, options }: Running): RunningStatus {
  const { ports, version, host, demo } = options
  const today = parseIsoDate(ports.clock.today())
  if (today === null) throw new Error('The clock gives no date.')
  return {
    kind: 'running',
    version,
    host,
    today,
    demo,
    keyVault: ports.keyVault.describe(),
    encryption: store.encryption,
    reference: reference.on(today).editions,
    payers: PAYER_PROFILES.map(({ id, label }) => ({ id, label })),
    notices: services.exports.notices(),
  }
}
