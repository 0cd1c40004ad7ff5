import { parseIsoDate } from '#shared/base/iso-date.ts'
import { DEVICE_LABEL } from '#shared/domain/labels.ts'
import type { LesionEntry, PlacedDevices, PlacedItem, SessionEntry } from '#shared/domain/session-entry.ts'
import { readDeviceIdentifier } from '#shared/domain/udi/device-identifier.ts'
import { guidanceFit } from './guidance-fit.ts'
import { placedItems, serialOf, type FoundItem } from './placed-items.ts'
import { notice, problem, when, type CheckContext, type EntryCheck, type Remark } from './remark.ts'

const MAX_NUMBER = 40
/** Days before its expiry from which a device is said to expire soon. */
const SOON_DAYS = 30

/** The devices with numbers of their own: are they what they are said to be, fit to be placed, and nobody else's? */
export const checkItems: EntryCheck = (entry, context) => {
  const found = placedItems(entry)
  return [
    ...placedElsewhere(entry, context),
    ...found.flatMap((one, place) => [
      ...checkNumbers(one),
      ...checkExpiry(one, entry, context),
      ...placedTwice(one, found.slice(0, place)),
    ]),
    ...entry.lesions.flatMap((lesion, place) =>
      checkKinds(`lesions.${place}.placement.devices`, lesion, context),
    ),
    ...suppliesLeftOut(entry, context),
  ]
}

/** Serial numbers that another patient has. One device is placed in one patient. */
export function placedElsewhere(
  entry: SessionEntry,
  { findPlacement }: Pick<CheckContext, 'findPlacement'>,
): readonly Remark[] {
  const mrn = entry.patient.mrn.trim()
  return placedItems(entry).flatMap(({ field, item }) => {
    const serial = serialOf(item)
    const placement = serial && mrn !== '' ? findPlacement(serial) : undefined
    if (!serial || !placement || placement.mrn === mrn) return []
    const { accession, performedOn } = placement
    const text = `Serial number ${serial.serial} was placed in another patient: accession ${accession}, ${performedOn}. Check the device, or correct that session.`
    return [problem(`${field}.serial`, text)]
  })
}

function checkNumbers({ field, item }: FoundItem): readonly Remark[] {
  const identifier = item.deviceIdentifier.trim()
  const read = identifier === '' ? null : readDeviceIdentifier(identifier)
  const tooLong = `Takes ${MAX_NUMBER} characters. Check the number on the package.`
  return [
    ...(read !== null && !read.ok
      ? [problem(`${field}.deviceIdentifier`, `Device number: ${read.error}`)]
      : []),
    ...when([...item.lot.trim()].length > MAX_NUMBER, problem(`${field}.lot`, tooLong)),
    ...when([...item.serial.trim()].length > MAX_NUMBER, problem(`${field}.serial`, tooLong)),
  ]
}

function checkExpiry(
  { field, item }: FoundItem,
  entry: SessionEntry,
  { today }: CheckContext,
): readonly Remark[] {
  const text = item.expiresOn.trim()
  if (text === '') return []
  const path = `${field}.expiresOn`
  const expiry = parseIsoDate(text)
  if (expiry === null)
    return [problem(path, 'Is no day of the calendar. Write it like 2027-01-31 or 1/31/2027.')]
  const placed = parseIsoDate(entry.performedOn.trim()) ?? today
  if (expiry < placed)
    return [notice(path, `The device expired on ${expiry}, before it was placed. Check the package.`)]
  const days = (Date.parse(expiry) - Date.parse(placed)) / 86_400_000
  return when(days <= SOON_DAYS, notice(path, `The device expires soon, on ${expiry}.`))
}

function placedTwice({ field, item }: FoundItem, before: readonly FoundItem[]): readonly Remark[] {
  const own = serialOf(item)
  const twin = before.find(other => {
    const serial = serialOf(other.item)
    return own && serial?.serial === own.serial && serial.deviceIdentifier === own.deviceIdentifier
  })
  if (!own || !twin) return []
  return [
    problem(
      `${field}.serial`,
      `Serial number ${own.serial} stands in lesion ${twin.lesionId} already. Remove one of the two.`,
    ),
  ]
}

function checkKinds(field: string, { placement }: LesionEntry, context: CheckContext): readonly Remark[] {
  if (placement === null) return []
  return placement.devices.flatMap((devices, place) => {
    const { type, count, items = [] } = devices
    const known = items.flatMap(item => knownDevice(item, context) ?? [])
    const fit = guidanceFit(type, placement.guidance, known)
    const other = known.find(device => device.type !== type)
    return [
      ...when(count < items.length, problem(`${field}.${place}.count`, fewerThanItems(devices))),
      ...(other
        ? [
            notice(
              `${field}.${place}.type`,
              `${other.name} is a ${DEVICE_LABEL[other.type]} in the catalogue.`,
            ),
          ]
        : []),
      ...(fit === null ? [] : [notice(`${field}.${place}`, fit)]),
    ]
  })
}

function fewerThanItems({ count, items = [] }: PlacedDevices): string {
  return `${items.length} devices have their numbers here, the count says ${count}. Raise it or remove one.`
}

function knownDevice({ deviceIdentifier }: PlacedItem, { findDevice }: CheckContext) {
  const read = readDeviceIdentifier(deviceIdentifier)
  return read.ok ? findDevice(read.value) : null
}

/** A supply that the catalogue charges for a device, where none is entered: a reminder, for not every payer takes it. */
function suppliesLeftOut(entry: SessionEntry, context: CheckContext): readonly Remark[] {
  if (entry.claims === 'professional') return []
  const entered = new Set(entry.supplies.map(({ code }) => code.trim().toUpperCase()))
  const left = placedItems(entry)
    .flatMap(({ item }) => knownDevice(item, context) ?? [])
    .find(({ supplyCode }) => supplyCode !== '' && !entered.has(supplyCode))
  return left
    ? [notice('supplies', `${left.name} is supplied as ${left.supplyCode}, which is not entered.`)]
    : []
}
