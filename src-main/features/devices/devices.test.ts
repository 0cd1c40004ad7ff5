import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verifyChain } from '#main/features/audit/index.ts'
import { aDevice, devicesOn, inCatalogue, saving } from '#main/testing/devices-on.ts'
import { memoryDb, queryPlan } from '#main/testing/memory-db.ts'
import { done, refused } from '#main/testing/session-steps.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { FIND_IDENTIFIER, LIST_DEVICES } from './queries.ts'

const importing = (text: string) => ({ commandId: randomUUID(), text })

describe('a device of the catalogue', () => {
  test('is tidied as it is saved, and listed by name', async () => {
    const devices = devicesOn()
    await inCatalogue(devices, { name: ' TEST  wire ', deviceIdentifier: '', supplyCode: ' a4648 ' })
    await inCatalogue(devices, {
      name: 'TEST clip',
      type: 'clip',
      deviceIdentifier: '312345678906',
      guidance: ['mr', 'stereotactic'],
    })
    expect(await done(devices.list({}))).toMatchObject([
      { name: 'TEST clip', deviceIdentifier: '00312345678906', guidance: ['stereotactic', 'mr'] },
      { name: 'TEST wire', deviceIdentifier: '', supplyCode: 'A4648' },
    ])
  })

  test.each([
    ['a name', { name: ' ' }, 'name'],
    ['a shorter name', { name: 'x'.repeat(81) }, 'name'],
    ['a name that can be printed', { name: 'TEST\u202e' }, 'name'],
    ['the right check digit', { deviceIdentifier: '00312345678907' }, 'deviceIdentifier'],
    ['a supply code', { supplyCode: '19283' }, 'supplyCode'],
  ])('needs %s', async (_, parts, field) => {
    const devices = devicesOn()
    const saved = await done(devices.save(saving(aDevice(parts))))
    expect(saved).toMatchObject({ kind: 'refused', problems: [{ field }] })
    expect(await done(devices.list({}))).toEqual([])
  })

  test('has a number that no other has', async () => {
    const devices = devicesOn()
    await inCatalogue(devices)
    expect(await refused(devices.save(saving(aDevice({ name: 'TEST other' }))))).toBe('device-taken')
  })

  test('is changed and removed, each on record', async () => {
    const db = memoryDb()
    const devices = devicesOn(db)
    const device = await inCatalogue(devices)
    await done(devices.save(saving(aDevice({ name: 'TEST renamed' }), device.id)))
    await done(devices.save(saving(aDevice({ name: 'TEST renamed' }), device.id)))
    await done(devices.remove({ commandId: randomUUID(), id: device.id }))
    expect(await refused(devices.remove({ commandId: randomUUID(), id: device.id }))).toBe('not-found')
    const events = db.all<{ action: string; changes: string }>(
      'SELECT action, changes FROM audit_event ORDER BY seq',
    )
    expect(events.slice(1).map(({ action }) => action)).toEqual([
      'device-added',
      'device-changed',
      'device-removed',
    ])
    expect(events[2]?.changes).toBe(`[{"from":"TEST seed","path":"${device.id}.name","to":"TEST renamed"}]`)
    expect(verifyChain(db).kind).toBe('whole')
  })

  test('is saved once, though the command is sent twice', async () => {
    const devices = devicesOn()
    const command = saving(aDevice())
    expect(await devices.save(command)).toEqual(await devices.save(command))
    expect(await done(devices.list({}))).toHaveLength(1)
  })
})

describe('a scan', () => {
  test('names the device and what the barcode tells', async () => {
    const devices = devicesOn()
    const device = await inCatalogue(devices)
    expect(await done(devices.scan({ text: '01003123456789061727013121S1' }))).toMatchObject({
      kind: 'read',
      udi: { deviceIdentifier: '00312345678906', expiresOn: '2027-01-31', serial: 'S1' },
      device,
    })
  })

  test('of an unknown device has none, and neither has a second barcode', async () => {
    const devices = devicesOn()
    await inCatalogue(devices, { deviceIdentifier: '' })
    expect(await done(devices.scan({ text: '0100312345678906' }))).toMatchObject({
      kind: 'read',
      device: null,
    })
    expect(await done(devices.scan({ text: '1727013110L1' }))).toMatchObject({ kind: 'read', device: null })
  })

  test('that cannot be read says why', async () => {
    expect(await done(devicesOn().scan({ text: '0100312345678907' }))).toMatchObject({
      kind: 'unreadable',
      message: expect.stringContaining('check digit 6 expected, 7 read'),
    })
  })
})

describe('the catalogue as a file', () => {
  test('comes back as it went, and changes nothing', async () => {
    const folder = tempFolder()
    const devices = devicesOn()
    await inCatalogue(devices, { name: 'TEST, "quoted"', guidance: ['mr', 'ultrasound'] })
    await inCatalogue(devices, { name: 'TEST wire', type: 'wire', deviceIdentifier: '' })
    const { path, devices: count } = await done(devices.exportCsv({ folder }))
    expect([path, count]).toEqual([join(folder, path.slice(folder.length + 1)), 2])
    const text = readFileSync(path, 'utf8')
    expect(await done(devices.importCsv(importing(text)))).toEqual({
      added: 0,
      changed: 0,
      unchanged: 2,
      refused: [],
    })
    const elsewhere = devicesOn()
    expect(await done(elsewhere.importCsv(importing(text)))).toMatchObject({ added: 2 })
    const without = (list: readonly { readonly id: string }[]) => list.map(({ id: _, ...device }) => device)
    expect(without(await done(elsewhere.list({})))).toEqual(without(await done(devices.list({}))))
  })

  test('is never written over another file, nor where there is no folder', async () => {
    const folder = tempFolder()
    const devices = devicesOn()
    await done(devices.exportCsv({ folder }))
    expect(await refused(devices.exportCsv({ folder }))).toBe('file-exists')
    expect(await refused(devices.exportCsv({ folder: join(folder, 'none') }))).toBe('folder-missing')
  })

  test('is read row by row: the good are taken, the others named with their line', async () => {
    const devices = devicesOn()
    const text = [
      '\ufeffType;Name;Device identifier;Guidance',
      'clip;TEST clip;00312345678906;MR Ultrasound',
      'spring;TEST spring;;',
      'wire;TEST wire;00312345678907;',
      'wire;;;',
      '',
      'Magnetic seed;TEST seed;;x-ray',
      'rf-tag;TEST tag',
    ].join('\n')
    const read = await done(devices.importCsv(importing(text)))
    expect(read).toMatchObject({ added: 2, changed: 0 })
    expect(read.refused.map(({ line, message }) => `${line} ${message.slice(0, 24)}`)).toEqual([
      '3 Type is one of clip, pel',
      '4 Device identifier: Check',
      '5 Name: Give the device a ',
      '7 Guidance is words out of',
    ])
    expect((await done(devices.list({}))).map(({ name }) => name)).toEqual(['TEST clip', 'TEST tag'])
  })

  test('changes the device of the same number', async () => {
    const devices = devicesOn()
    const device = await inCatalogue(devices)
    const text = 'name,type,device_identifier\nTEST renamed,magnetic-seed,312345678906'
    expect(await done(devices.importCsv(importing(text)))).toMatchObject({ added: 0, changed: 1 })
    expect(await done(devices.list({}))).toMatchObject([{ id: device.id, name: 'TEST renamed' }])
  })

  test.each([
    ['columns of another kind', 'a,b\n1,2', 'The first line names the columns'],
    ['nothing', '', 'The first line names the columns'],
    ['no text', 'PK\u0003\u0004\u0000', 'no text file'],
    ['a quotation mark left open', 'name,type\n"TEST,clip\n', 'quotation mark'],
  ])('with %s is refused in words', async (_, text, words) => {
    const read = await done(devicesOn().importCsv(importing(text)))
    expect(read).toMatchObject({ added: 0, refused: [{ line: 1, message: expect.stringContaining(words) }] })
  })
})

test('the catalogue is asked by its indexes', () => {
  const db = memoryDb()
  expect(queryPlan(db, FIND_IDENTIFIER, 'x').join()).toContain('device_identifier_is_listed_once')
  expect(queryPlan(db, LIST_DEVICES).join()).toContain('device_by_name')
})
