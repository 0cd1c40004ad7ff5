import type { PlacedDevices, PlacedItem } from '#shared/domain/session-entry.ts'
import { emptyPlacement, MAX_ITEMS, type PlacementEntry } from '#shared/domain/session-entry.ts'
import type { DeviceType } from '#shared/domain/vocabulary.ts'
import { editPlacement, guidanceOf, type LesionEdit } from './lesion-edits.ts'

export const BLANK_ITEM: PlacedItem = { deviceIdentifier: '', lot: '', serial: '', expiresOn: '' }

/** Adds a device with its numbers; the count of its type grows where it was smaller than the numbers are. */
export function withItem(type: DeviceType, item: PlacedItem): LesionEdit {
  return lesion => {
    const guidance = guidanceOf(lesion)
    const placement: PlacementEntry = lesion.placement ?? {
      ...emptyPlacement(),
      guidance: guidance === 'none' ? null : guidance,
    }
    const known = placement.devices.find(device => device.type === type)
    const items = [...(known?.items ?? []), item].slice(0, MAX_ITEMS)
    const added: PlacedDevices = { type, count: Math.max(known?.count ?? 0, items.length), items }
    const devices = known
      ? placement.devices.map(device => (device === known ? added : device))
      : [...placement.devices, added]
    return { ...lesion, placement: { ...placement, devices } }
  }
}

/** Where an item stands in its lesion: the place of its type, then its own. */
export type ItemPlace = { readonly device: number; readonly item: number }

export function editItem(place: ItemPlace, change: Partial<PlacedItem>): LesionEdit {
  return editItems(place.device, items =>
    items.map((item, index) => (index === place.item ? { ...item, ...change } : item)),
  )
}

/** Takes the numbers away; how many devices were placed stays as it is. */
export function withoutItem(place: ItemPlace): LesionEdit {
  return editItems(place.device, items => items.filter((_, index) => index !== place.item))
}

function editItems(at: number, change: (items: readonly PlacedItem[]) => readonly PlacedItem[]): LesionEdit {
  return editPlacement(placement => ({
    ...placement,
    devices: placement.devices.map((device, index) =>
      index === at ? withItems(device, change(device.items ?? [])) : device,
    ),
  }))
}

/** A type without numbers is written as it is when none was ever read. */
function withItems({ type, count }: PlacedDevices, items: readonly PlacedItem[]): PlacedDevices {
  return items.length === 0 ? { type, count } : { type, count, items }
}

/** Every item of a lesion with its place. */
export function itemsOf(
  placement: PlacementEntry | null,
): readonly { readonly place: ItemPlace; readonly type: DeviceType; readonly item: PlacedItem }[] {
  return (placement?.devices ?? []).flatMap(({ type, items = [] }, device) =>
    items.map((item, index) => ({ place: { device, item: index }, type, item })),
  )
}
