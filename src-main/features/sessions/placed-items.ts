import type { PlacedItem, SessionEntry } from '#shared/domain/session-entry.ts'
import { readDeviceIdentifier } from '#shared/domain/udi/device-identifier.ts'

/** A device of an entry with numbers of its own. `field` is its path, such as `lesions.0.placement.devices.0.items.1`. */
export type FoundItem = { readonly field: string; readonly lesionId: string; readonly item: PlacedItem }

/** Every device of an entry whose barcode was read or whose numbers were typed. */
export function placedItems({ lesions }: SessionEntry): readonly FoundItem[] {
  return lesions.flatMap(({ id, placement }, lesion) =>
    (placement?.devices ?? []).flatMap(({ items = [] }, device) =>
      items.map((item, place) => ({
        field: `lesions.${lesion}.placement.devices.${device}.items.${place}`,
        lesionId: id,
        item,
      })),
    ),
  )
}

/** What makes one device one: its model and its serial number. Null while one of them is not stated or not readable. */
export function serialOf({
  deviceIdentifier,
  serial,
}: PlacedItem): { readonly deviceIdentifier: string; readonly serial: string } | null {
  const read = readDeviceIdentifier(deviceIdentifier)
  return read.ok && serial.trim() !== '' ? { deviceIdentifier: read.value, serial: serial.trim() } : null
}
