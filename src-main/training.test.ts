import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createCore, type Core } from './core.ts'
import { fillDemoDay } from './features/demo/index.ts'
import { nodePorts } from './ports/ports.ts'
import { anEntry } from './testing/an-entry.ts'
import { fixedClock } from './testing/fixed-clock.ts'
import { done, refused } from './testing/session-steps.ts'
import { tempFolder } from './testing/temp-folder.ts'

type Options = { readonly training?: boolean; readonly liveData?: string }

function open(folder: string, options: Options = {}) {
  const clock = fixedClock()
  const ports = nodePorts(folder, { clock, operator: { name: () => 'test-desk' } })
  const core = createCore({
    ports,
    paths: { data: folder },
    host: 'cli',
    version: '0.0.0',
    demo: false,
    ...options,
  })
  if (core.ok) onTestFinished(() => core.value.close())
  return core
}

function running(folder: string, options: Options = {}): Core {
  const core = open(folder, options)
  if (!core.ok) throw new Error(core.error.code)
  return core.value
}

async function filled(folder: string, options: Options): Promise<Core> {
  const core = running(folder, options)
  await fillDemoDay(core.services, '2026-11-20')
  return core
}

function exportTo(core: Core, folder: string, format: 'csv' | 'hl7' = 'hl7') {
  return core.services.exports.run({ scope: 'all', format, hl7Version: '2.3.1', folder })
}

test('every message of a log for training says T, and the name of its file says it too', async () => {
  const core = await filled(join(tempFolder(), 'data'), { training: true })
  const { files } = await done(exportTo(core, tempFolder()))
  expect(files.length).toBeGreaterThan(1)
  for (const { path } of files) {
    expect(basename(path)).toMatch(/^CHG_TRAINING[A-Z0-9]{4,11}_20261120_\d{5}\.hl7$/)
    const headers = readFileSync(path, 'utf8')
      .split('\r')
      .filter(segment => segment.startsWith('MSH'))
    expect(headers.length).toBeGreaterThan(0)
    expect(headers.filter(header => header.split('|')[10] !== 'T')).toEqual([])
  }
})

test('the H row of a CSV of a log for training says TRAINING', async () => {
  const core = await filled(join(tempFolder(), 'data'), { training: true })
  const { files } = await done(exportTo(core, tempFolder(), 'csv'))
  for (const { path } of files) {
    const head = readFileSync(path, 'utf8')
      .split('\r\n')
      .find(row => row.startsWith('H,'))
    expect(head?.split(',')[8]).toBe('TRAINING')
  }
})

test('a log that was made for training stays so, whoever opens it', async () => {
  const data = join(tempFolder(), 'data')
  const first = await filled(data, { training: true })
  first.close()
  const core = running(data)
  expect(await core.call('app', 'status', {})).toMatchObject({ value: { training: true, demo: false } })
  const { files } = await done(exportTo(core, tempFolder()))
  expect(basename(files[0]?.path ?? '')).toContain('TRAINING')
})

test('a log that holds real sessions is not turned into one for training, and stays as it is', async () => {
  const data = join(tempFolder(), 'data')
  const live = running(data)
  const { services } = live
  await done(services.sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' }))
  live.close()
  expect(open(data, { training: true })).toMatchObject({ ok: false, error: { code: 'not-for-training' } })
  expect(await running(data).call('app', 'status', {})).toMatchObject({ value: { training: false } })
})

test('nothing of a log for training goes where the live log of the machine exports to', async () => {
  const [liveData, out] = [join(tempFolder(), 'data'), tempFolder()]
  const live = running(liveData)
  const { sessions } = live.services
  const { id, revision } = await done(sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' }))
  await done(sessions.complete({ commandId: randomUUID(), id, revision, entry: anEntry() }))
  await done(exportTo(live, out))

  const training = await filled(join(tempFolder(), 'data'), { training: true, liveData })
  expect(await refused(exportTo(training, out))).toBe('folder-is-live')
  const otherName = join(tempFolder(), 'link')
  symlinkSync(out, otherName, 'junction')
  expect(await refused(exportTo(training, otherName))).toBe('folder-is-live')
  const { batch } = await done(exportTo(training, tempFolder()))
  expect(await refused(training.services.exports.again({ batch: batch ?? '', folder: out }))).toBe(
    'folder-is-live',
  )
  expect(await refused(exportTo(live, out))).toBe('done')
})

test('the folder that a live log is set to export to is kept free from the moment it is set', async () => {
  const [liveData, out] = [join(tempFolder(), 'data'), tempFolder()]
  const live = running(liveData)
  const { workstation: _, training: __, ...settings } = live.services.settings.read()
  await done(live.services.settings.save({ ...settings, exportFolder: out }))
  const training = await filled(join(tempFolder(), 'data'), { training: true, liveData })
  expect(await refused(exportTo(training, out))).toBe('folder-is-live')
})

test('a live log may not have a site code that would make its files look like training', async () => {
  const { settings } = running(join(tempFolder(), 'data')).services
  const { workstation: _, training: __, ...own } = settings.read()
  expect(await refused(settings.save({ ...own, site: 'TRAINING' }))).toBe('input-invalid')
})

test('a machine without a live log has no folder to keep away from', async () => {
  const nowhere = join(tempFolder(), 'nothing here')
  mkdirSync(nowhere)
  const training = await filled(join(tempFolder(), 'data'), { training: true, liveData: nowhere })
  expect(await refused(exportTo(training, tempFolder()))).toBe('done')
})
