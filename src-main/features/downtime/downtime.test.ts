import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createAudit, verifyChain } from '#main/features/audit/index.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { aDraft, done, refused } from '#main/testing/session-steps.ts'
import { sessionsOn } from '#main/testing/sessions-on.ts'
import { createDowntimeService } from './service.ts'

function aDesk() {
  const world = sessionsOn()
  const { clock, db, sessions } = world
  const audit = createAudit({ clock, operator: { name: () => 'test-desk' } })
  const downtime = createDowntimeService({
    db,
    clock,
    audit,
    workstation: () => 'K7M',
    sessions: { has: id => sessions.storedEntry(id) !== null, start: input => sessions.start(input) },
  })
  return { world, downtime, command: () => ({ commandId: randomUUID() }) }
}

test('blank forms take numbers that are never given out again', async () => {
  const { downtime, command } = aDesk()
  const first = await done(downtime.reserve({ ...command(), count: 2 }))
  const second = await done(downtime.reserve({ ...command(), count: 1 }))
  expect([...first.numbers, ...second.numbers]).toEqual(['DTK7M000001', 'DTK7M000002', 'DTK7M000003'])
})

test('the form of a draft leads back to it, and has one number however often it is printed', async () => {
  const { world, downtime, command } = aDesk()
  const { id } = await aDraft(world, anEntry())
  const { number } = await done(downtime.numberOf({ ...command(), session: id }))
  expect(await done(downtime.numberOf({ ...command(), session: id }))).toEqual({ number })
  expect(await done(downtime.open({ ...command(), number: number.toLowerCase() }))).toEqual({ session: id })
})

test('a blank form begins a draft without a date, once, and leads to it from then on', async () => {
  const { world, downtime, command } = aDesk()
  const [number = ''] = (await done(downtime.reserve({ ...command(), count: 1 }))).numbers
  const { session } = await done(downtime.open({ ...command(), number }))
  const opened = await done(world.sessions.open({ id: session }))
  expect([opened.state, opened.entry.performedOn, opened.entry.performedAt]).toEqual(['draft', '', ''])
  expect(await done(downtime.open({ ...command(), number }))).toEqual({ session })
  expect(verifyChain(world.db).kind).toBe('whole')
})

test.each(['DTK7M000009', 'nothing', ''])(
  'the number %j that nobody gave out begins nothing',
  async number => {
    const { world, downtime, command } = aDesk()
    expect(await refused(downtime.open({ ...command(), number }))).toBe('form-unknown')
    expect(world.db.all('SELECT id FROM session')).toEqual([])
  },
)
