import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DeviceImport, DeviceProblem } from '#shared/contract/devices.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { CatalogueDevice, DeviceEntry, DeviceId } from '#shared/domain/device.ts'
import { answered } from '../../ui/bridge.ts'

/** A device on its way into the catalogue; the id is null for a new one. */
export type DeviceForm = DeviceEntry & { readonly id: DeviceId | null }

export type DevicesView = {
  readonly devices: readonly CatalogueDevice[]
  readonly form: DeviceForm | null
  readonly problems: readonly DeviceProblem[]
  readonly folder: string
  readonly message: { readonly tone: 'info' | 'warn'; readonly text: string } | null
  /** What the last file brought, as long as it is of interest. */
  readonly imported: DeviceImport | null
  /** The device removed last: it can be taken back until another one is. */
  readonly removed: CatalogueDevice | null
}

export type DevicesStore = {
  readonly view: StoreApi<DevicesView>
  readonly open: () => Promise<void>
  /** Begins a new device, with what is known of it. */
  readonly add: (known?: Partial<DeviceEntry>) => void
  readonly edit: (device: CatalogueDevice) => void
  readonly set: (change: Partial<DeviceEntry>) => void
  readonly cancel: () => void
  readonly save: () => Promise<void>
  readonly remove: (device: CatalogueDevice) => Promise<void>
  readonly takeBack: () => Promise<void>
  readonly scan: (text: string) => Promise<void>
  readonly importText: (text: string) => Promise<void>
  readonly setFolder: (folder: string) => void
  readonly chooseFolder: () => Promise<void>
  readonly exportFile: () => Promise<void>
}

const NOTHING: DevicesView = {
  devices: [],
  form: null,
  problems: [],
  folder: '',
  message: null,
  imported: null,
  removed: null,
}

const BLANK: DeviceForm = {
  id: null,
  name: '',
  type: 'clip',
  deviceIdentifier: '',
  supplyCode: '',
  guidance: [],
}

type Tools = {
  readonly bridge: Bridge
  readonly view: StoreApi<DevicesView>
  readonly newCommandId: () => string
}

/** The department's devices as they are being looked at and changed. */
export function createDevicesStore(bridge: Bridge, newCommandId: () => string): DevicesStore {
  const view = createStore<DevicesView>(() => NOTHING)
  const tools = { bridge, view, newCommandId }
  const show = (form: DeviceForm | null) => view.setState({ form, problems: [], message: null })
  return {
    view,
    open: async () => {
      view.setState({ ...NOTHING, folder: view.getState().folder })
      await readAll(tools)
    },
    add: (known = {}) => show({ ...BLANK, ...known }),
    edit: show,
    cancel: () => show(null),
    set: change => view.setState(({ form }) => (form ? { form: { ...form, ...change }, message: null } : {})),
    save: () => save(tools),
    remove: device => remove(tools, device),
    takeBack: async () => {
      const { removed } = view.getState()
      if (removed && (await store(tools, { ...removed, id: null }))) view.setState({ removed: null })
    },
    scan: text => scan(tools, show, text),
    importText: text => importText(tools, text),
    setFolder: folder => view.setState({ folder }),
    chooseFolder: async () => {
      const answer = await answered(bridge.exports.chooseFolder({}))
      if (!answer.ok) refuse(tools, answer.error)
      else if (answer.value !== null) view.setState({ folder: answer.value })
    },
    exportFile: async () => {
      const answer = await answered(bridge.devices.exportCsv({ folder: view.getState().folder.trim() }))
      if (!answer.ok) return refuse(tools, answer.error)
      const { path, devices } = answer.value
      say(tools, `${devices} ${devices === 1 ? 'device' : 'devices'} written to ${path}.`)
    },
  }
}

function say({ view }: Tools, text: string): void {
  view.setState({ message: { tone: 'info', text } })
}

function refuse({ view }: Tools, { message }: Failure): void {
  view.setState({ message: { tone: 'warn', text: message } })
}

async function readAll(tools: Tools): Promise<void> {
  const { bridge, view } = tools
  const [list, settings] = await Promise.all([
    answered(bridge.devices.list({})),
    answered(bridge.settings.read({})),
  ])
  if (list.ok) view.setState({ devices: list.value })
  else refuse(tools, list.error)
  if (settings.ok && view.getState().folder === '') view.setState({ folder: settings.value.exportFolder })
}

async function save(tools: Tools): Promise<void> {
  const { form } = tools.view.getState()
  if (form && (await store(tools, form))) tools.view.setState({ form: null, problems: [] })
}

/** Stores a device; what is wrong with it stands beside its fields. True when it is in the catalogue. */
async function store(tools: Tools, { id, ...device }: DeviceForm): Promise<boolean> {
  const command = { commandId: tools.newCommandId(), id }
  const answer = await answered(tools.bridge.devices.save({ ...command, device }))
  if (!answer.ok) {
    refuse(tools, answer.error)
    return false
  }
  if (answer.value.kind === 'refused') {
    tools.view.setState({ problems: answer.value.problems })
    return false
  }
  await readAll(tools)
  say(tools, `${answer.value.device.name} is in the catalogue.`)
  return true
}

async function remove(tools: Tools, device: CatalogueDevice): Promise<void> {
  const answer = await answered(
    tools.bridge.devices.remove({ commandId: tools.newCommandId(), id: device.id }),
  )
  if (!answer.ok) return refuse(tools, answer.error)
  tools.view.setState({ removed: answer.value, form: null, message: null })
  await readAll(tools)
}

/** A scan on the page opens its device, or begins a new one with its number. */
async function scan(tools: Tools, show: (form: DeviceForm) => void, text: string): Promise<void> {
  const answer = await answered(tools.bridge.devices.scan({ text }))
  if (!answer.ok) return refuse(tools, answer.error)
  if (answer.value.kind === 'unreadable') {
    return tools.view.setState({ message: { tone: 'warn', text: answer.value.message } })
  }
  const { udi, device } = answer.value
  show(device ?? { ...BLANK, deviceIdentifier: udi.deviceIdentifier })
}

async function importText(tools: Tools, text: string): Promise<void> {
  const answer = await answered(tools.bridge.devices.importCsv({ commandId: tools.newCommandId(), text }))
  if (!answer.ok) return refuse(tools, answer.error)
  tools.view.setState({ imported: answer.value, form: null })
  await readAll(tools)
  const { added, changed, unchanged } = answer.value
  say(tools, `${added} added, ${changed} changed, ${unchanged} as they were.`)
}
