import type { StoreApi } from 'zustand/vanilla'
import type { DeviceProblem } from '#shared/contract/devices.ts'
import type { CatalogueDevice, DeviceEntry } from '#shared/domain/device.ts'
import type { LesionEntry } from '#shared/domain/session-entry.ts'
import { belongsTo } from '#shared/domain/udi/read-udi.ts'
import type { Udi } from '#shared/domain/udi/udi.ts'
import { answered } from '../../../ui/bridge.ts'
import { editItem, itemsOf, withItem } from '../model/item-edits.ts'
import { itemOf, missingFrom, scannedWords } from '../model/scanned-item.ts'
import { editLesion, type EntryEdit, shownLesions } from '../model/session-edits.ts'
import type { EntryDeps } from './session-deps.ts'
import { entryOf, isEditable, type Message, saying, type SessionView } from './session-state.ts'

export type DeviceDeeds = {
  /** Takes the barcode of a device into the lesion where the cursor is or was, or the last. */
  readonly scan: (text: string) => Promise<void>
  /** Adds the scanned device that the catalogue did not know, and places it; answers what is wrong with it. */
  readonly addScanned: (device: DeviceEntry) => Promise<readonly DeviceProblem[]>
  readonly leaveScanned: () => void
}

type Tools = {
  readonly view: StoreApi<SessionView>
  readonly change: (field: string, edit: EntryEdit) => void
  readonly deps: EntryDeps
}

/** What a scanned barcode does to the session on the desk. */
export function createDeviceDeeds(tools: Tools): DeviceDeeds {
  const { view, deps } = tools
  const { devices } = deps.bridge
  const say = (tone: Message['tone'], text: string) => view.setState(current => saying(current, tone, text))

  return {
    scan: async text => {
      if (!isEditable(view.getState()))
        return say('warn', 'The device was not taken: this session cannot be changed.')
      const answer = await answered(devices.scan({ text }))
      if (!answer.ok) return say('warn', answer.error.message)
      if (answer.value.kind === 'unreadable') return say('warn', answer.value.message)
      const { udi, device } = answer.value
      if (udi.deviceIdentifier === '') return completeItem(tools, udi)
      if (device) return placeDevice(tools, device, udi)
      view.setState({ newDevice: { udi, lesion: lesionAtCursor(view).id } })
      say('warn', `Device ${udi.deviceIdentifier} is not in the catalogue.`)
    },
    addScanned: async device => {
      const scanned = view.getState().newDevice
      if (!scanned) return []
      const command = { commandId: deps.newCommandId(), id: null }
      const answer = await answered(devices.save({ ...command, device }))
      if (!answer.ok) {
        say('warn', answer.error.message)
        return []
      }
      if (answer.value.kind === 'refused') return answer.value.problems
      view.setState({ newDevice: null, lesionAt: scanned.lesion })
      placeDevice(tools, answer.value.device, scanned.udi)
      return []
    },
    leaveScanned: () => {
      view.setState({ newDevice: null })
      say('info', 'The scanned device was left out.')
    },
  }
}

function lesionAtCursor(view: StoreApi<SessionView>): LesionEntry {
  const { lesionAt } = view.getState()
  const shown = shownLesions(entryOf(view.getState()).lesions)
  const lesion = shown.find(({ id }) => id === lesionAt) ?? shown.at(-1)
  if (!lesion) throw new Error('A row always waits for its first key')
  return lesion
}

function placeDevice({ view, change }: Tools, device: CatalogueDevice, udi: Udi): void {
  const { id, placement } = lesionAtCursor(view)
  const { performedOn } = entryOf(view.getState())
  const twin = itemsOf(placement).find(
    ({ item }) =>
      item.serial !== '' && item.serial === udi.serial && item.deviceIdentifier === udi.deviceIdentifier,
  )
  if (twin) {
    return view.setState(current =>
      saying(current, 'info', `Serial number ${udi.serial} is in lesion ${id} already.`),
    )
  }
  change(`lesions.${id}.placement.devices`, editLesion(id, withItem(device.type, itemOf(udi))))
  const { tone, text } = scannedWords(device.name, id, { udi, performedOn })
  view.setState(current => ({ scannedInto: id, ...saying(current, tone, text) }))
}

/** A second barcode has no device of its own: it completes the one that was scanned before it. */
function completeItem({ view, change }: Tools, udi: Udi): void {
  const { id, placement } = lesionAtCursor(view)
  const last = itemsOf(placement).findLast(({ item }) => item.deviceIdentifier !== '')
  const say = (tone: Message['tone'], text: string) => view.setState(current => saying(current, tone, text))
  if (!last)
    return say('warn', 'This barcode names no device. Scan the one with the device first, then this one.')
  if (!belongsTo(udi, last.item.deviceIdentifier)) {
    return say(
      'warn',
      `This barcode belongs to another device than ${last.item.deviceIdentifier}. Scan both of one package.`,
    )
  }
  const found = missingFrom(last.item, udi)
  if (Object.keys(found).length === 0) return say('warn', 'The device has these numbers already.')
  change(`lesions.${id}.placement.devices`, editLesion(id, editItem(last.place, found)))
  const { tone, text } = scannedWords('Second barcode', id, {
    udi,
    performedOn: entryOf(view.getState()).performedOn,
  })
  view.setState(current => ({ scannedInto: id, ...saying(current, tone, text) }))
}
