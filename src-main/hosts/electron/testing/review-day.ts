import { expect } from 'vitest'
import type { Bridge } from '#shared/contract/index.ts'
import type { OpenSession } from '#shared/contract/sessions.ts'
import { valueOf } from './product.ts'

const EVERYTHING = { reason: '', physician: '', from: null, through: null }

const command = () => ({ commandId: crypto.randomUUID() })

/** Reviews the one session of the day, which is complete before and approved afterwards. */
export async function reviewTheDay({ review, sessions }: Bridge, { id, entry }: OpenSession): Promise<void> {
  const savedAt = await look(review, id)
  const change = (revision: number) => ({ ...command(), id, revision })
  const { revision } = valueOf(await review.details({ id }))
  const approved = valueOf(await review.approve({ ...change(revision), reason: null, note: '' }))
  const seen = [{ id, revision: approved.revision }]
  const [withdrawn] = valueOf(await review.withdraw({ ...command(), sessions: seen })).withdrawn
  const back = { ...change(withdrawn?.revision ?? 0), reason: 'diagnosis', note: '' } as const
  const sent = valueOf(await review.sendBack(back))
  expect([approved.state, withdrawn?.state, sent.state]).toEqual(['approved', 'complete', 'draft'])
  const since = valueOf(await review.changesSince({ id, since: savedAt }))
  expect(since?.changes).toMatchObject([{ path: 'state', from: 'complete', to: 'draft' }])
  valueOf(await sessions.complete({ ...change(sent.revision), entry }))
  const readAt = new Date().toISOString()
  const clean = valueOf(await review.approveClean({ ...command(), filter: EVERYTHING, readAt }))
  expect(clean).toMatchObject({ approved: [{ id }], passedOver: 0 })
  expect(valueOf(await review.decisions({ from: null, through: null }))).toEqual({ rules: [], persons: [] })
}

/** The queues show it as clean; answers when it was stored. */
async function look(review: Bridge['review'], id: OpenSession['id']): Promise<string> {
  const asked = { queue: 'waiting', filter: EVERYTHING } as const
  expect(valueOf(await review.standing({}))).toEqual({ due: 0 })
  expect(valueOf(await review.counts(asked))).toMatchObject({ waiting: 1, clean: 1 })
  const { reasons } = valueOf(await review.choices({ queue: 'waiting' }))
  expect(reasons).toEqual([{ reason: 'clean', count: 1 }])
  const { rows } = valueOf(await review.list({ ...asked, groupBy: 'day', after: null, limit: 10 }))
  expect(rows.map(row => row.id)).toEqual([id])
  return rows[0]?.savedAt ?? ''
}
