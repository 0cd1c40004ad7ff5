import { expect } from 'vitest'
import type { Bridge } from '#shared/contract/index.ts'
import type { OpenSession } from '#shared/contract/sessions.ts'
import { valueOf } from './product.ts'

const command = () => ({ commandId: crypto.randomUUID() })

/** Corrects and voids a session that left, and gives up both. */
export async function correctTheDay(bridge: Bridge, session: OpenSession): Promise<void> {
  const why = { id: session.id, reason: 'wrong-side', note: '' } as const
  const draft = valueOf(await bridge.corrections.begin({ ...command(), ...why }))
  const { id, revision, entry } = draft
  expect(valueOf(await bridge.corrections.compare({ id, entry }))).toMatchObject({ credited: [], added: [] })
  expect(await bridge.sessions.complete({ ...command(), id, revision, entry })).toMatchObject({
    error: { code: 'correction-same' },
  })
  valueOf(await bridge.sessions.discard({ ...command(), id, revision }))
  const voided = valueOf(await bridge.corrections.voidCharges({ ...command(), ...why }))
  expect(voided.correctedBy).toMatchObject({ replacement: null, standing: 'waiting' })
  const back = valueOf(await bridge.corrections.withdrawVoid({ ...command(), id: session.id }))
  expect(back.correctedBy).toBeNull()
  await tellTheDay(bridge, session)
}

/** What left, where it left, and what was done about it. */
async function tellTheDay(bridge: Bridge, { id }: OpenSession): Promise<void> {
  const [{ batch } = { batch: '' }] = valueOf(await bridge.corrections.sent({ id }))
  const listed = valueOf(await bridge.corrections.sessionsOf({ batch }))
  expect(listed.map(session => session.id)).toContain(id)
  const { events } = valueOf(await bridge.story.tell({ id }))
  const actions = events.flatMap(({ what }) => (what.kind === 'deed' ? [what.action] : []))
  expect(actions.slice(-4)).toEqual([
    'correction-begun',
    'correction-abandoned',
    'session-voided',
    'void-withdrawn',
  ])
}
