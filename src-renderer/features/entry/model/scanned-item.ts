import type { PlacedItem } from '#shared/domain/session-entry.ts'
import type { Udi } from '#shared/domain/udi/udi.ts'

/** A placed device as its barcode tells of it. */
export function itemOf({ deviceIdentifier, lot, serial, expiresOn }: Udi): PlacedItem {
  return { deviceIdentifier, lot, serial, expiresOn: expiresOn ?? '' }
}

/** What a second barcode says that the item does not have yet; what stands there is never written over. */
export function missingFrom(item: PlacedItem, udi: Udi): Partial<PlacedItem> {
  const { lot, serial, expiresOn } = itemOf(udi)
  return {
    ...(item.lot === '' && lot !== '' ? { lot } : {}),
    ...(item.serial === '' && serial !== '' ? { serial } : {}),
    ...(item.expiresOn === '' && expiresOn !== '' ? { expiresOn } : {}),
  }
}

/** What is said of a scan that was taken: `TEST seed into lesion A: serial S1, expires 2027-01-31.` */
export function scannedWords(
  name: string,
  lesion: string,
  { udi, performedOn }: { readonly udi: Udi; readonly performedOn: string },
): { readonly tone: 'info' | 'warn'; readonly text: string } {
  const { lot, serial, expiresOn } = udi
  const expired = expiresOn !== null && /^\d{4}-\d{2}-\d{2}$/.test(performedOn) && expiresOn < performedOn
  const facts = [
    ...(serial === '' ? [] : [`serial ${serial}`]),
    ...(lot === '' ? [] : [`lot ${lot}`]),
    ...(expiresOn === null ? [] : [`${expired ? 'EXPIRED' : 'expires'} ${expiresOn}`]),
  ]
  const said = facts.length === 0 ? 'the barcode states no lot, serial number or expiry' : facts.join(', ')
  return { tone: expired ? 'warn' : 'info', text: `${name} into lesion ${lesion}: ${said}.` }
}
