import { expect, test } from 'vitest'
import { aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { aComplete, aDraft, begin, done, on } from '#main/testing/session-steps.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { reviewOn } from './testing/review-on.ts'

/** The second lesion is the one to look at. */
const twoLesions = (): Partial<SessionEntry> => ({
  lesions: [
    aLesion({ id: 'A', side: 'left' }),
    aLesion({ id: 'B', placement: aPlacement({ guidance: 'ultrasound', replaced: true }) }),
  ],
})

async function issuesOf(entry: SessionEntry) {
  const world = reviewOn()
  const saved = await aDraft(world, entry)
  return (await done(world.review.details({ id: saved.id }))).issues
}

test('what is refused comes before what is missing, and that before the findings', async () => {
  const [first, ...others] = await issuesOf(
    anEntry({ accession: 'TEST|1', diagnoses: [], lesions: twoLesions().lesions ?? [] }),
  )
  expect(first).toMatchObject({ kind: 'problem', field: 'accession', fix: 'Correct it.' })
  const kinds = others.map(({ kind, decided }) => (kind === 'finding' && !decided ? 'light' : kind))
  expect(kinds.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))).toEqual(kinds)
})

const ORDER = ['problem', 'missing', 'finding', 'light']

test('a finding leads to the lesion that it is about', async () => {
  const issues = await issuesOf(anEntry(twoLesions()))
  expect(issues.find(({ rule }) => rule === 'placement/replaced')).toMatchObject({
    field: 'lesions.1',
    decided: true,
    fix: 'Check that one device was replaced, not a second lesion marked.',
  })
})

test('a finding of both claims stands once', async () => {
  const rules = (await issuesOf(anEntry(twoLesions()))).map(({ rule }) => rule)
  expect(rules.filter(rule => rule === 'placement/replaced')).toHaveLength(1)
})

test('what the tables lack is mended by loading them, nowhere on the entry screen', async () => {
  const issues = await issuesOf(anEntry())
  expect(issues.find(({ rule }) => rule === 'reference/older-edition')).toMatchObject({
    field: null,
    decided: false,
  })
})

test('a hold stands first, with its words', async () => {
  const world = reviewOn()
  const hold = { reason: 'question-to-physician', note: 'which side?' } as const
  const held = await done(world.sessions.hold({ ...on(await begin(world)), ...hold }))
  const { issues, canApprove, canSendBack } = await done(world.review.details({ id: held.id }))
  expect(issues[0]).toMatchObject({ kind: 'hold', text: 'Held: Question to the physician – which side?' })
  expect([canApprove, canSendBack]).toEqual([false, true])
})

test('the words of the reviewer stand first on a session sent back', async () => {
  const world = reviewOn()
  const saved = await aComplete(world)
  const sent = await done(world.review.sendBack({ ...on(saved), reason: 'diagnosis', note: '' }))
  const { issues } = await done(world.review.details({ id: sent.id }))
  expect(issues[0]).toMatchObject({
    kind: 'sent-back',
    text: 'Sent back by test-reviewer: Diagnosis to check',
  })
})
