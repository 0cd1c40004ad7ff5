import { randomUUID } from 'node:crypto'
import { onTestFinished, expect, test } from 'vitest'
import { tempCore } from '#main/testing/temp-core.ts'
import type { Bridge } from '#shared/contract/index.ts'
import { OPERATION_NAMES } from '#shared/contract/operation-names.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { hibc } from '#shared/domain/udi/testing/a-barcode.ts'
import { editLesion } from '../model/session-edits.ts'
import { createDeskStore } from './desk-store.ts'
import { entryOf } from './session-state.ts'

const DAY = '2026-11-20'

/** A desk on the real core: the window's stores, the real operations, a real log. */
async function aDesk() {
  const core = tempCore()
  const bridge = bridgeTo(core.call)
  const desk = createDeskStore({
    bridge,
    newCommandId: randomUUID,
    now: () => performance.now(),
    schedule: (deed, delayMs) => {
      const timer = setTimeout(deed, delayMs)
      onTestFinished(() => clearTimeout(timer))
      return () => clearTimeout(timer)
    },
    onStored: () => undefined,
  })
  await desk.start(DAY)
  const session = desk.view.getState().current
  if (!session) throw new Error('No session came onto the desk')
  const { id } = session.view.getState()
  const stored = async () => {
    const answer = await bridge.sessions.open({ id })
    if (!answer.ok) throw new Error(answer.error.code)
    return answer.value
  }
  return { bridge, desk, session, id, stored }
}

/** What the preload makes of the operations, without a window around it. */
function bridgeTo(call: (feature: string, operation: string, input: unknown) => Promise<unknown>): Bridge {
  const features = Object.entries(OPERATION_NAMES).map(([feature, names]) => [
    feature,
    Object.fromEntries(names.map(name => [name, (input: unknown) => call(feature, name, input)])),
  ])
  return Object.fromEntries(features)
}

const noted =
  (note: string) =>
  (entry: SessionEntry): SessionEntry => ({ ...entry, note })

test('what is typed is in the log within half a second, without a word said', async () => {
  const { session, stored } = await aDesk()
  session.change('note', noted('kept'))
  await expect.poll(async () => (await stored()).entry.note, { timeout: 500 }).toBe('kept')
  await expect.poll(() => session.view.getState().saving.kind).toBe('saved')
})

test('what waits behind a save is sent when the page goes, and a page that stays goes on from there', async () => {
  const { bridge, id, session, stored } = await aDesk()
  session.change('note', noted('first'))
  const saving = session.flush()
  session.change('note', noted('first and last'))
  session.part()
  // The page is gone here: no answer reaches it any more.
  const answer = await bridge.sessions.open({ id })
  expect(answer.ok && answer.value.entry.note).toBe('first and last')

  expect(await saving).toBe(true)
  session.change('note', noted('and more'))
  expect(await session.flush()).toBe(true)
  expect((await stored()).entry.note).toBe('and more')
  expect(session.view.getState().conflict).toBe(false)
})

test('leaving for another session saves the one on the desk', async () => {
  const { desk, session, stored } = await aDesk()
  session.change('note', noted('kept'))
  await desk.start(DAY)
  expect((await stored()).entry.note).toBe('kept')
})

test('the charges follow the entry', async () => {
  const { session } = await aDesk()
  session.change(
    'lesions.A.side',
    editLesion('A', lesion => ({
      ...lesion,
      side: 'left',
      placement: lesion.placement && { ...lesion.placement, guidance: 'stereotactic' },
    })),
  )
  await expect.poll(() => session.view.getState().spoken.text).toBe('19283, left, 1 unit, added')
})

test('a change made elsewhere is never written over, and reloading shows it', async () => {
  const { bridge, desk, session, id, stored } = await aDesk()
  const { revision, entry } = await stored()
  const other = { commandId: randomUUID(), id, revision, entry: noted('by another')(entry) }
  expect((await bridge.sessions.saveDraft(other)).ok).toBe(true)
  session.change('note', noted('mine'))
  expect(await session.flush()).toBe(false)
  expect(session.view.getState().conflict).toBe(true)
  expect((await stored()).entry.note).toBe('by another')
  await desk.reload()
  const reloaded = desk.view.getState().current?.view.getState()
  expect(reloaded && entryOf(reloaded).note).toBe('by another')
})

test('completing what is not complete leads to the first field in the way', async () => {
  const { session, stored } = await aDesk()
  expect(await session.complete()).toBe('patient.mrn')
  expect(session.view.getState().completeAsked).toBe(true)
  expect((await stored()).state).toBe('draft')
})

test('undo goes back in the entry and in the log', async () => {
  const { session, stored } = await aDesk()
  session.change('note', noted('first'))
  expect(session.undo()).toBe('note')
  await session.flush()
  expect((await stored()).entry.note).toBe('')
})

test('a held session takes no change until its hold ends', async () => {
  const { session } = await aDesk()
  await session.hold('waiting-for-pathology', '')
  session.change('note', noted('late'))
  expect(entryOf(session.view.getState()).note).toBe('')
  await session.release()
  session.change('note', noted('in time'))
  expect(entryOf(session.view.getState()).note).toBe('in time')
})

test('a discarded session leaves the desk and can be taken back with what was typed', async () => {
  const { desk, session } = await aDesk()
  session.change('note', noted('kept'))
  await desk.discard()
  expect(desk.view.getState().current).toBeNull()
  await desk.restore()
  const restored = desk.view.getState().current?.view.getState()
  expect(restored && entryOf(restored).note).toBe('kept')
})

const seed = {
  name: 'TEST seed',
  type: 'magnetic-seed',
  deviceIdentifier: '00312345678906',
  supplyCode: '',
} as const

/** The devices of lesion A as they are on screen. */
function devicesOf(session: Awaited<ReturnType<typeof aDesk>>['session']) {
  return entryOf(session.view.getState()).lesions[0]?.placement?.devices
}

test('a scan goes into the lesion of the cursor, and its second barcode completes it', async () => {
  const { bridge, session } = await aDesk()
  await bridge.devices.save({ commandId: randomUUID(), id: null, device: { ...seed, guidance: [] } })
  await session.scan('1727013110L1')
  expect(session.view.getState().message?.text).toContain('Scan the one with the device first')
  await session.scan('010031234567890621S1')
  await session.scan('1727013110L1')
  const item = { deviceIdentifier: seed.deviceIdentifier, lot: 'L1', serial: 'S1', expiresOn: '2027-01-31' }
  expect(devicesOf(session)).toEqual([{ type: 'magnetic-seed', count: 1, items: [item] }])
  await session.scan('010031234567890621S1')
  expect(session.view.getState().message?.text).toBe('Serial number S1 is in lesion A already.')
  expect(devicesOf(session)?.[0]?.count).toBe(1)
})

test('the second barcode of another package is not taken', async () => {
  const { bridge, session } = await aDesk()
  const device = { ...seed, deviceIdentifier: 'A99912345', guidance: [] }
  await bridge.devices.save({ commandId: randomUUID(), id: null, device })
  await session.scan(hibc('+A99912345'))
  await session.scan(hibc('+$$7L1Z'))
  expect(session.view.getState().message?.text).toContain('belongs to another device')
  await session.scan(hibc(`+$$7L1${hibc('+A99912345').slice(-1)}`))
  expect(devicesOf(session)?.[0]?.items).toMatchObject([{ lot: 'L1' }])
})

test('an unknown device waits for its type, and is placed once it is in the catalogue', async () => {
  const { session } = await aDesk()
  await session.scan('010031234567890621S1')
  expect(session.view.getState().newDevice).toMatchObject({ lesion: 'A', udi: { serial: 'S1' } })
  expect(await session.addScanned({ ...seed, name: '', guidance: [] })).toMatchObject([{ field: 'name' }])
  expect(await session.addScanned({ ...seed, guidance: [] })).toEqual([])
  expect(session.view.getState().newDevice).toBeNull()
  expect(devicesOf(session)).toMatchObject([{ type: 'magnetic-seed', items: [{ serial: 'S1' }] }])
})

test('a scan into a session that cannot be changed changes nothing and says so', async () => {
  const { session } = await aDesk()
  await session.discard()
  await session.scan('010031234567890621S1')
  expect(session.view.getState()).toMatchObject({ newDevice: null, message: { tone: 'warn' } })
})

test('a bookmark puts the entry back with its undo', async () => {
  const { session, stored } = await aDesk()
  session.change('note', noted('typed'))
  const putBack = session.bookmark()
  session.change('accession', entry => ({ ...entry, accession: '01003' }))
  putBack()
  expect(entryOf(session.view.getState())).toMatchObject({ note: 'typed', accession: '' })
  expect(session.undo()).toBe('note')
  await session.flush()
  expect((await stored()).entry.accession).toBe('')
})

test('a correction throws the draft away for the other session’s sake; taken back, it is there again', async () => {
  const { bridge, desk, id } = await aDesk()
  const other = await bridge.sessions.start({ commandId: randomUUID(), performedOn: DAY })
  if (!other.ok) throw new Error(other.error.code)
  const duplicate = {
    session: other.value.id,
    revision: 0,
    accession: 'TEST-A-1',
    charges: '',
    answered: false,
  }
  await desk.correct({ ...duplicate, state: 'complete' })
  const current = () => desk.view.getState().current?.view.getState()
  expect([current()?.id, current()?.message?.tone]).toEqual([id, 'warn'])
  await desk.correct({ ...duplicate, state: 'draft' })
  expect(current()?.id).toBe(other.value.id)
  expect(desk.view.getState().discarded).toMatchObject({ id, insteadOf: other.value.id })
  await desk.restore()
  expect([current()?.id, current()?.state]).toEqual([id, 'draft'])
})

test('a session is not said to be saved while something newer waits for its save', async () => {
  const { session } = await aDesk()
  session.change('note', noted('first'))
  const saving = session.flush()
  session.change('note', noted('second'))
  const states: string[] = []
  session.view.subscribe(view => {
    if (entryOf(view).note === 'second') states.push(view.saving.kind)
  })
  await saving
  await session.flush()
  expect(states.indexOf('saved')).toBe(states.length - 1)
})
