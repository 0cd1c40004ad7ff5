import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import type { Bridge } from '#shared/contract/index.ts'
import { OPERATION_NAMES } from '#shared/contract/operation-names.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { createReviewStore, type ReviewRights } from './review-store.ts'
import { pressDeed } from './review-keys.ts'

const DAY = '2026-11-20'
const EVERYTHING: ReviewRights = { review: true, enter: true }

/** The review on the real core: the window's store, the real operations, a real log. */
function aReview(rights: ReviewRights = EVERYTHING) {
  const clock = fixedClock()
  const { call } = tempCore({ clock })
  const bridge = bridgeTo(call)
  let changed = 0
  const onChanged = () => {
    changed += 1
  }
  const store = createReviewStore({ bridge, rights, today: DAY, newCommandId: randomUUID, onChanged })
  return { bridge, clock, store, view: () => store.view.getState(), changes: () => changed }
}

function bridgeTo(call: (feature: string, operation: string, input: unknown) => Promise<unknown>): Bridge {
  const features = Object.entries(OPERATION_NAMES).map(([feature, names]) => [
    feature,
    Object.fromEntries(names.map(name => [name, (input: unknown) => call(feature, name, input)])),
  ])
  return Object.fromEntries(features)
}

const toDecide = (accession: string) =>
  anEntry({ accession, lesions: [aLesion({ placement: aPlacement({ replaced: true }) })] })

async function complete({ sessions }: Bridge, entry: SessionEntry) {
  const begun = await sessions.start({ commandId: randomUUID(), performedOn: DAY })
  if (!begun.ok) throw new Error(begun.error.code)
  const { id, revision } = begun.value
  const done = await sessions.complete({ commandId: randomUUID(), id, revision, entry })
  if (!done.ok) throw new Error(done.error.code)
  return done.value
}

const accessions = (rows: readonly { readonly accession: string }[]) => rows.map(row => row.accession)

test('a session that was approved leaves its queue, and the one below it is chosen', async () => {
  const { bridge, store, view, changes } = aReview()
  for (const accession of ['TEST-1', 'TEST-2', 'TEST-3']) await complete(bridge, toDecide(accession))
  await store.askFor({ queue: 'review' })
  store.choose(1)
  await expect.poll(() => view().details?.canApprove).toBe(true)
  await store.approve('record-supports-it', '')
  expect(accessions(view().rows)).toEqual(['TEST-1', 'TEST-3'])
  expect([view().chosen, view().counts.review, view().counts.approved, changes()]).toEqual([1, 2, 1, 1])
  await store.undo()
  expect(accessions(view().rows)).toEqual(['TEST-1', 'TEST-2', 'TEST-3'])
  expect(view().undoable).toEqual([])
})

test('what was changed after it was shown is left, and the change is told', async () => {
  const { bridge, clock, store, view } = aReview()
  const { id, revision } = await complete(bridge, anEntry())
  await store.askFor({ queue: 'waiting' })
  clock.set('2026-11-20T09:12:00.000-05:00')
  await bridge.sessions.reopen({ commandId: randomUUID(), id, revision })
  await store.approve(null, '')
  expect(view().said).toMatchObject({ tone: 'warn' })
  expect([view().counts.approved, view().rows]).toEqual([0, []])
  expect(view().meanwhile).toMatchObject({
    name: 'TESTPATIENT, Synthetic, Acc TEST-A-1',
    changes: { changes: [{ path: 'state', from: 'complete', to: 'draft' }] },
  })
})

test('a key does what may be done with the session chosen, and nothing else', async () => {
  const { bridge, store, view } = aReview()
  await complete(bridge, toDecide('TEST-1'))
  await store.askFor({ queue: 'review' })
  expect([
    pressDeed(store, 'w'),
    pressDeed(store, 'e'),
    pressDeed(store, 'c'),
    pressDeed(store, 'u'),
  ]).toEqual([false, false, false, false])
  expect(pressDeed(store, 'a')).toBe(true)
  expect(view().asking).toBe('approve')
})

test('whoever may not review is offered nothing of it', async () => {
  const { bridge, store } = aReview({ review: false, enter: true })
  await complete(bridge, anEntry())
  await store.askFor({ queue: 'waiting' })
  expect([pressDeed(store, 'a'), pressDeed(store, 'b'), pressDeed(store, 'c')]).toEqual([false, false, false])
  expect(pressDeed(store, 'h')).toBe(true)
})

test('another queue begins at its first row, without the reason of the queue before', async () => {
  const { bridge, store, view } = aReview()
  for (const accession of ['TEST-1', 'TEST-2']) await complete(bridge, toDecide(accession))
  await store.askFor({ queue: 'review' })
  await store.askFor({ reason: 'placement/replaced' })
  store.choose(1)
  await store.askFor({ queue: 'waiting' })
  expect([view().ask.reason, view().chosen, view().rows]).toEqual(['', 0, []])
})

test('read anew, the list stays at the session that was chosen', async () => {
  const { bridge, store, view } = aReview()
  for (const accession of ['TEST-2', 'TEST-3']) await complete(bridge, toDecide(accession))
  await store.askFor({ queue: 'review' })
  store.choose(1)
  const [first] = view().rows
  await bridge.review.sendBack({
    commandId: randomUUID(),
    id: first?.id ?? '',
    revision: first?.revision ?? 0,
    reason: 'diagnosis',
    note: '',
  })
  await store.open()
  expect([accessions(view().rows), view().chosen]).toEqual([['TEST-3'], 0])
})
