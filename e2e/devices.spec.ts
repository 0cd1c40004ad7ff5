import type { Page } from '@playwright/test'
import { aLesion, aPlacement } from '#main/testing/an-entry.ts'
import type { DeviceEntry } from '#shared/domain/device.ts'
import { axeFindings } from './axe.ts'
import { bridgeOf } from './bridge.ts'
import { expect, test } from './fixtures.ts'
import { scrolling } from './layout.ts'
import { DayList } from './pages/day-list.ts'
import { DevicesPage } from './pages/devices-page.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { gs1, scan, SEED, UNKNOWN } from './scanner.ts'
import { entryInLog, findSession, storeComplete, storeDraft } from './stored-session.ts'

async function inCatalogue(page: Page, parts: Partial<DeviceEntry> = {}): Promise<void> {
  const device = {
    name: 'TEST seed',
    type: 'magnetic-seed',
    deviceIdentifier: SEED,
    supplyCode: '',
    guidance: [],
    ...parts,
  } as const
  const bridge = await bridgeOf(page)
  const saved = await bridge.evaluate(
    (core, given) => core.devices.save({ commandId: crypto.randomUUID(), id: null, device: given }),
    device,
  )
  expect(saved).toMatchObject({ ok: true, value: { kind: 'saved' } })
}

/** A field of a device's line in the details of a lesion. */
const itemField = (page: Page, name: string) =>
  page.getByRole('group', { name: /of lesion/ }).getByLabel(name, { exact: true })

for (const where of ['in a choice cell', 'in a text', 'nowhere'] as const) {
  test(`a scan with the cursor ${where} fills device, numbers and expiry, and types nothing`, async ({
    app,
  }) => {
    await inCatalogue(app.page)
    const entry = new EntryScreen(app.page)
    await entry.begin()
    await entry.typePatient()
    await entry.typeLesion('r', 's')
    if (where === 'in a text') {
      await entry.field('Accession').focus()
      await entry.keys.type('TEST-A-1')
    }
    if (where === 'nowhere') await app.page.evaluate(() => document.body.focus())
    await scan(app.page, gs1({}))

    await expect(entry.message).toHaveText(
      'TEST seed into lesion A: serial S1, lot LOT1, expires 2030-01-31.',
    )
    await expect(entry.cell('Devices', 'A')).toHaveText(/magnetic seed/)
    await expect(itemField(app.page, 'Serial')).toHaveValue('S1')
    await entry.saved()
    const accession = where === 'in a text' ? 'TEST-A-1' : ''
    if (where === 'in a text') await expect(entry.field('Accession')).toHaveValue(accession)
    const stored = await entryInLog(app.page, await findSession(app.page, 'TESTPATIENT'))
    expect(stored).toMatchObject({
      accession,
      lesions: [
        {
          id: 'A',
          side: 'right',
          placement: {
            guidance: 'stereotactic',
            devices: [
              {
                type: 'magnetic-seed',
                count: 1,
                items: [{ deviceIdentifier: SEED, lot: 'LOT1', serial: 'S1', expiresOn: '2030-01-31' }],
              },
            ],
          },
        },
      ],
    })
  })
}

test('a scan is one step back', async ({ app }) => {
  await inCatalogue(app.page)
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await scan(app.page, gs1({}))
  await expect(entry.cell('Devices', 'A')).toHaveText(/magnetic seed/)
  await entry.keys.press('Control+z')
  await expect(entry.cell('Devices', 'A')).toHaveText(/not stated/)
  await expect(entry.cell('Guidance', 'A')).toHaveText('stereotactic')
})

test('a device that has expired is warned of, and so is one that does not go with its guidance', async ({
  app,
}) => {
  await inCatalogue(app.page)
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('r', 'r')
  await scan(app.page, gs1({ expires: '2020-01-31' }))
  await expect(entry.message).toHaveText(/EXPIRED 2020-01-31/)
  const notices = entry.charges.getByRole('region', { name: 'To check' })
  await expect(notices).toContainText('expired on 2020-01-31')
  await expect(notices).toContainText('magnetic seed under MR guidance')
  await notices.getByRole('button', { name: /expired on/ }).press('Enter')
  await expect(itemField(app.page, 'Expires')).toBeFocused()
  await itemField(app.page, 'Expires').fill('1/31/2031')
  await entry.keys.press('Tab')
  await expect(itemField(app.page, 'Expires')).toHaveValue('2031-01-31')
  await expect(notices).not.toContainText('expired')
})

test('a barcode that is not as it should be says what is wrong, and leaves the entry as it was', async ({
  app,
}) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await scan(app.page, '0100312345678907')
  await expect(entry.message).toHaveText(/check digit 6 expected, 7 read/)
  await scan(app.page, '5901234123457')
  await expect(entry.message).toHaveText(/plain EAN/)
  await scan(app.page, '+A999123450')
  await expect(entry.message).toHaveText(/Check character/)
  await expect(entry.cell('Devices', 'A')).toHaveText(/not stated/)
  await expect(entry.lesionRows).toHaveText(['A'])
  await expect(entry.cell('Devices', 'A')).toBeFocused()
})

test('a serial number that another patient has refuses completion and names the session', async ({ app }) => {
  await inCatalogue(app.page)
  const item = { deviceIdentifier: SEED, lot: '', serial: 'S1', expiresOn: '' }
  const placed = aLesion({
    placement: aPlacement({ devices: [{ type: 'magnetic-seed', count: 1, items: [item] }] }),
  })
  await storeComplete(app.page, { accession: 'TEST-A-7', lesions: [placed] })
  await storeDraft(app.page, { accession: 'TEST-A-8', patient: { familyName: 'TESTSECOND' } })
  await new DayList(app.page).find('TESTSECOND')
  const entry = new EntryScreen(app.page)
  await entry.cell('Devices', 'A').focus()
  await scan(app.page, gs1({}))
  await expect(entry.missing.filter({ hasText: 'Serial number S1' })).toContainText('accession TEST-A-7')
  await entry.complete()
  await expect(entry.message).toContainText('placed in another patient')
  await expect(itemField(app.page, 'Serial')).toBeFocused()
  await entry.expectState('Open')
  await app.page.keyboard.press('Control+a')
  await entry.keys.type('S2')
  await entry.complete()
  await entry.expectState('Complete')
})

test('a device that is not in the catalogue is added with what its barcode tells', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await scan(app.page, gs1({ device: UNKNOWN }))
  const form = app.page.getByRole('form', { name: 'New device' })
  await expect(form).toContainText(UNKNOWN)
  await expect(form.getByLabel('Type')).toBeFocused()
  expect(await axeFindings(app.page)).toEqual([])
  await entry.keys.type('radar')
  await entry.keys.press('Tab')
  await entry.keys.type('TEST reflector')
  await entry.keys.press('Enter')

  await expect(entry.message).toContainText('TEST reflector into lesion A')
  await expect(entry.cell('Devices', 'A')).toHaveText(/reflector/)
  await expect(entry.cell('Devices', 'A')).toBeFocused()
  const devices = new DevicesPage(app.page)
  await devices.open()
  await expect(devices.rows).toHaveText([/TEST reflector.*radar reflector.*00399999999/])
})

test('a device that is left out leaves nothing behind', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await scan(app.page, gs1({ device: UNKNOWN }))
  await expect(app.page.getByRole('form', { name: 'New device' })).toBeVisible()
  await entry.keys.press('Escape')
  await expect(app.page.getByRole('form', { name: 'New device' })).toHaveCount(0)
  await expect(entry.cell('Devices', 'A')).toHaveText(/not stated/)
  await expect(entry.cell('Devices', 'A')).toBeFocused()
})

test('the second barcode of a package completes the first', async ({ app }) => {
  await inCatalogue(app.page, { deviceIdentifier: 'A99912345' })
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await scan(app.page, '+$$3300131LOT17X')
  await expect(entry.message).toHaveText(/Check character/)
  await scan(app.page, '+A999123457')
  await expect(itemField(app.page, 'Device')).toHaveValue('A99912345')
})

test('the catalogue is kept by keys: added, changed, removed, taken back', async ({ app }) => {
  const devices = new DevicesPage(app.page)
  await devices.open()
  await app.page.keyboard.press('n')
  await expect(devices.field('Name')).toBeFocused()
  await app.page.keyboard.type('TEST clip')
  await app.page.keyboard.press('Tab')
  await app.page.keyboard.type('00312345678907')
  await app.page.keyboard.press('Enter')
  await expect(devices.field('Device number (UDI-DI)')).toHaveAttribute('aria-invalid', 'true')
  await devices.field('Device number (UDI-DI)').fill('312345678906')
  await app.page.keyboard.press('Enter')
  await expect(devices.rows).toHaveText([/TEST clip.*clip.*00312345678906.*not stated/])

  await devices.rows.getByRole('button', { name: 'TEST clip', exact: true }).press('Enter')
  await devices.field('Name').fill('TEST clip 2')
  await app.page.keyboard.press('Enter')
  await expect(devices.rows).toHaveText([/TEST clip 2/])
  await devices.rows.getByRole('button', { name: 'TEST clip 2', exact: true }).press('Delete')
  await expect(devices.rows).toHaveCount(0)
  await app.page.getByRole('button', { name: 'Take TEST clip 2 back' }).press('Enter')
  await expect(devices.rows).toHaveText([/TEST clip 2/])
})

test('a list is read from a file, good lines taken and others named, and written to one', async ({ app }) => {
  const devices = new DevicesPage(app.page)
  await devices.open()
  await devices.readFile('name,type,device_identifier\nTEST wire,wire,\nTEST odd,spring,\n')
  await expect(devices.message).toHaveText('1 added, 0 changed, 0 as they were.')
  await expect(devices.refused).toContainText('Line 3: Type is one of')
  await devices.field('Folder for the list').fill(app.out)
  await app.page.getByRole('button', { name: 'Write list' }).press('Enter')
  await expect(devices.message).toContainText('1 device written to')
})

test('a scan on the page of devices begins the new one', async ({ app }) => {
  const devices = new DevicesPage(app.page)
  await devices.open()
  await scan(app.page, gs1({}))
  await expect(devices.field('Device number (UDI-DI)')).toHaveValue(SEED)
})

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`axe finds nothing on devices, their numbers, the diagram and the catalogue, in ${theme}`, async ({
      app,
    }) => {
      await inCatalogue(app.page)
      const entry = new EntryScreen(app.page)
      await entry.begin()
      await entry.typeLesion('r', 'r')
      await scan(app.page, gs1({ expires: '2020-01-31' }))
      await expect(itemField(app.page, 'Serial')).toHaveValue('S1')
      await itemField(app.page, 'Device').fill('12')
      await entry.keys.press('Tab')
      await expect(itemField(app.page, 'Device')).toHaveAttribute('aria-invalid', 'true')
      expect(await axeFindings(app.page)).toEqual([])
      await entry.cell('Devices', 'A').press('g')
      await expect(app.page.getByRole('slider')).toBeFocused()
      expect(await axeFindings(app.page)).toEqual([])
      const devices = new DevicesPage(app.page)
      await devices.open()
      await app.page.keyboard.press('n')
      await app.page.keyboard.press('Enter')
      await expect(devices.field('Name')).toHaveAttribute('aria-invalid', 'true')
      await devices.readFile('nothing of use')
      await expect(devices.refused).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
      expect(await scrolling(app.page, 'sideways')).toEqual([])
    })
  })
}
