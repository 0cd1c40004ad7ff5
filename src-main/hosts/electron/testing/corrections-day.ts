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
}
