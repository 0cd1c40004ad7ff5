import { describe, expect, test } from 'vitest'
import type { PlacedItem, SessionEntry } from '#shared/domain/session-entry.ts'
import type { DeviceType, Guidance } from '#shared/domain/vocabulary.ts'
import { aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { devicesOn, inCatalogue } from '#main/testing/devices-on.ts'
import { aComplete, aDraft, begin, done, on } from '#main/testing/session-steps.ts'
import { sessionsOn, type SessionsOn } from '#main/testing/sessions-on.ts'

const GTIN = '00312345678906'

function anItem(parts: Partial<PlacedItem> = {}): PlacedItem {
  return { deviceIdentifier: GTIN, lot: 'L1', serial: 'S1', expiresOn: '2027-11-20', ...parts }
}

type Placed = {
  readonly items?: readonly PlacedItem[]
  readonly count?: number
  readonly type?: DeviceType
  readonly guidance?: Guidance
}

/** A lesion with devices that have numbers of their own. */
function aPlaced({
  items = [anItem()],
  count = items.length,
  type = 'magnetic-seed',
  guidance = 'stereotactic',
}: Placed = {}) {
  return aLesion({ placement: aPlacement({ guidance, devices: [{ type, count, items }] }) })
}

const withItem = (parts: Partial<PlacedItem> = {}) =>
  anEntry({ lesions: [aPlaced({ items: [anItem(parts)] })] })

/** What is said of an entry, as `field message`. */
async function said(world: SessionsOn, entry: SessionEntry) {
  const { id } = await begin(world)
  const { problems, notices, canComplete } = await done(world.sessions.assess({ id, entry }))
  const spell = (list: typeof problems) => list.map(({ field, message }) => `${field} ${message}`)
  return { problems: spell(problems), notices: spell(notices), canComplete }
}

const ITEM = 'lesions.0.placement.devices.0.items.0'

describe('a device with its numbers', () => {
  test('that is fit has nothing said of it', async () => {
    expect(await said(sessionsOn(), withItem())).toEqual({ problems: [], notices: [], canComplete: true })
  })

  test('is stored, read again and changes no code', async () => {
    const world = sessionsOn()
    const saved = await aComplete(world, withItem())
    expect((await done(world.sessions.open({ id: saved.id }))).entry).toEqual(withItem())
    const plain = await said(sessionsOn(), anEntry())
    expect((await said(sessionsOn(), withItem())).canComplete).toBe(plain.canComplete)
  })

  test.each([
    ['2026-11-19', 'The device expired on 2026-11-19, before it was placed. Check the package.'],
    ['2026-11-20', 'The device expires soon, on 2026-11-20.'],
    ['2026-12-20', 'The device expires soon, on 2026-12-20.'],
  ])('of expiry %s is warned of and can be completed', async (expiresOn, words) => {
    const { notices, canComplete } = await said(sessionsOn(), withItem({ expiresOn }))
    expect(notices).toEqual([`${ITEM}.expiresOn ${words}`])
    expect(canComplete).toBe(true)
  })

  test('of expiry in 31 days is not warned of', async () => {
    expect((await said(sessionsOn(), withItem({ expiresOn: '2026-12-21' }))).notices).toEqual([])
  })

  test.each([
    ['expiresOn', { expiresOn: '2027-02-30' }, 'Is no day of the calendar'],
    [
      'deviceIdentifier',
      { deviceIdentifier: '00312345678907' },
      'Device number: Check digit 6 expected, 7 read',
    ],
    ['serial', { serial: 'x'.repeat(41) }, 'Takes 40 characters'],
    ['lot', { lot: 'a\nb' }, 'Holds a line break'],
  ])('is refused at its %s', async (field, parts, words) => {
    const { problems, canComplete } = await said(sessionsOn(), withItem(parts))
    expect(problems).toEqual([expect.stringContaining(`${ITEM}.${field} ${words}`)])
    expect(canComplete).toBe(false)
  })

  test('stands in one lesion', async () => {
    const lesions = [aPlaced(), { ...aPlaced(), id: 'B' }]
    expect((await said(sessionsOn(), anEntry({ lesions }))).problems).toEqual([
      'lesions.1.placement.devices.0.items.0.serial Serial number S1 stands in lesion A already. Remove one of the two.',
    ])
  })

  test('is counted', async () => {
    const items = [anItem(), anItem({ serial: 'S2' })]
    const { problems } = await said(sessionsOn(), anEntry({ lesions: [aPlaced({ items, count: 1 })] }))
    expect(problems).toEqual([expect.stringContaining('devices.0.count 2 devices have their numbers here')])
  })
})

describe('a serial number', () => {
  const other = (parts: Partial<PlacedItem> = {}) => ({
    ...withItem(parts),
    accession: 'TEST-A-9',
    patient: { ...withItem().patient, mrn: 'TEST0002' },
  })

  test('is not placed in two patients: the other session is named', async () => {
    const world = sessionsOn()
    await aComplete(world, withItem())
    expect((await said(world, other())).problems).toEqual([
      `${ITEM}.serial Serial number S1 was placed in another patient: accession TEST-A-1, 2026-11-20. Check the device, or correct that session.`,
    ])
    const draft = await aDraft(world, other())
    expect(world.sessions.complete({ ...on(draft), entry: other() })).toMatchObject({
      ok: false,
      error: { code: 'serial-taken', field: `${ITEM}.serial` },
    })
  })

  test('is known again however its device is typed', async () => {
    const world = sessionsOn()
    await aComplete(world, withItem())
    const { problems } = await said(world, other({ deviceIdentifier: '312345678906', serial: ' S1 ' }))
    expect(problems).toHaveLength(1)
  })

  test('of another device is another one', async () => {
    const world = sessionsOn()
    await aComplete(world, withItem())
    expect((await said(world, other({ deviceIdentifier: 'A99912345' }))).problems).toEqual([])
    expect((await said(world, other({ serial: 'S2' }))).problems).toEqual([])
  })

  test('may be placed in the same patient again', async () => {
    const world = sessionsOn()
    await aComplete(world, withItem())
    const again = { ...withItem(), accession: 'TEST-A-2', performedOn: '2026-11-19' }
    await aComplete(world, again)
    expect(world.db.all('SELECT session_id FROM device_placement')).toHaveLength(2)
  })

  test('is free again once no session is complete with it', async () => {
    const world = sessionsOn()
    const first = await aComplete(world, withItem())
    const second = await aComplete(world, { ...withItem(), accession: 'TEST-A-2', performedOn: '2026-11-19' })
    await done(world.sessions.reopen(on(first)))
    expect((await said(world, other())).problems).toEqual([expect.stringContaining('accession TEST-A-2')])
    await done(world.sessions.reopen(on(second)))
    expect((await said(world, other())).problems).toEqual([])
    expect(world.db.all('SELECT serial FROM placed_serial')).toEqual([])
  })

  test('of a draft is nobody’s yet', async () => {
    const world = sessionsOn()
    await aDraft(world, withItem())
    expect((await said(world, other())).problems).toEqual([])
  })
})

describe('the kind of a device', () => {
  test('is looked at under its guidance', async () => {
    const entry = anEntry({ lesions: [aPlaced({ guidance: 'mr' })] })
    const { notices, canComplete } = await said(sessionsOn(), entry)
    expect(notices).toEqual([
      expect.stringContaining('lesions.0.placement.devices.0 A magnetic seed under MR guidance'),
    ])
    expect(canComplete).toBe(true)
  })

  test('needs no second look when the catalogue says that this one fits', async () => {
    const world = sessionsOn()
    await inCatalogue(devicesOn(world.db), { supplyCode: '', guidance: ['mr'] })
    expect((await said(world, anEntry({ lesions: [aPlaced({ guidance: 'mr' })] }))).notices).toEqual([])
    expect((await said(world, anEntry({ lesions: [aPlaced()] }))).notices).toEqual([
      'lesions.0.placement.devices.0 TEST seed is for MR guidance. Check device and guidance.',
    ])
  })

  test('is the one of the catalogue', async () => {
    const world = sessionsOn()
    await inCatalogue(devicesOn(world.db), { supplyCode: '' })
    expect((await said(world, anEntry({ lesions: [aPlaced({ type: 'clip' })] }))).notices).toEqual([
      'lesions.0.placement.devices.0.type TEST seed is a magnetic seed in the catalogue.',
    ])
  })

  test('reminds of the supply it is charged as, where a facility charges', async () => {
    const world = sessionsOn()
    await inCatalogue(devicesOn(world.db))
    expect((await said(world, withItem())).notices).toEqual([
      'supplies TEST seed is supplied as A4648, which is not entered.',
    ])
    expect((await said(world, { ...withItem(), supplies: [{ code: 'a4648', units: 1 }] })).notices).toEqual(
      [],
    )
    expect((await said(world, { ...withItem(), claims: 'professional' })).notices).toEqual([])
  })
})
