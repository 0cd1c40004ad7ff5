import { describe, expect, test } from 'vitest'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { aDiagnosis, aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { aComplete, actionsIn, aDraft, done, on, refused } from '#main/testing/session-steps.ts'
import {
  accessionsIn,
  command,
  ENTERED_BY,
  EVERYTHING,
  listed,
  reviewOn,
  type ReviewOn,
} from './testing/review-on.ts'

/** A device replaced in the same lesion: a supervisor decides. Source: coding rules, section 2.7. */
const toDecide = (accession: string, parts: Partial<SessionEntry> = {}) =>
  anEntry({ accession, lesions: [aLesion({ placement: aPlacement({ replaced: true }) })], ...parts })

const decisionsIn = ({ db }: ReviewOn) =>
  db.all(
    `SELECT rule, outcome, reason, person, withdrawn_at IS NOT NULL AS withdrawn FROM finding_decision ORDER BY seq`,
  )

describe('a queue', () => {
  test('holds each session once, by how it stands', async () => {
    const world = reviewOn()
    await aDraft(world, anEntry({ accession: 'TEST-DRAFT' }))
    await aComplete(world, anEntry({ accession: 'TEST-CLEAN' }))
    await aComplete(world, toDecide('TEST-DECIDE'))
    const held = await aComplete(world, anEntry({ accession: 'TEST-HELD' }))
    await done(world.sessions.hold({ ...on(held), reason: 'waiting-for-report', note: '' }))
    const approved = await aComplete(world, anEntry({ accession: 'TEST-APPROVED' }))
    await done(world.review.approve({ ...on(approved), reason: null, note: '' }))

    expect(await accessionsIn(world, 'incomplete')).toEqual(['TEST-DRAFT'])
    expect(await accessionsIn(world, 'waiting')).toEqual(['TEST-CLEAN'])
    expect(await accessionsIn(world, 'review')).toEqual(['TEST-DECIDE'])
    expect(await accessionsIn(world, 'held')).toEqual(['TEST-HELD'])
    expect(await accessionsIn(world, 'approved')).toEqual(['TEST-APPROVED'])
    expect(await done(world.review.counts({ queue: 'held', filter: EVERYTHING }))).toEqual({
      held: 1,
      review: 1,
      incomplete: 1,
      waiting: 1,
      approved: 1,
      clean: 1,
    })
  })

  test('names what stands in the way of a session', async () => {
    const world = reviewOn()
    await aDraft(world, anEntry({ diagnoses: [] }))
    await aComplete(world, toDecide('TEST-DECIDE'))
    const [draft] = (await listed(world, 'incomplete')).rows
    const [decide] = (await listed(world, 'review')).rows
    expect(draft).toMatchObject({ issue: '19283 right: a diagnosis', missingCount: 1 })
    expect(decide?.issue).toMatch(/replaced/)
    expect(decide?.physician).toBe('TESTREADER, Synthetic')
  })

  test('is found by day, physician and reason, each alone and together', async () => {
    const world = reviewOn()
    const other = { npi: '1245319599', familyName: 'TESTOTHER', givenName: 'Synthetic' }
    await aComplete(world, toDecide('TEST-1', { performedOn: '2026-11-18' }))
    await aComplete(world, toDecide('TEST-2', { performedOn: '2026-11-19', performing: other }))
    await aComplete(world, toDecide('TEST-3', { performedOn: '2026-11-20' }))
    const rule = 'placement/replaced'
    const find = (filter: Partial<typeof EVERYTHING>) => accessionsIn(world, 'review', { filter })
    expect(await find({ from: '2026-11-19' })).toEqual(['TEST-2', 'TEST-3'])
    expect(await find({ through: '2026-11-19' })).toEqual(['TEST-1', 'TEST-2'])
    expect(await find({ physician: '1245319599' })).toEqual(['TEST-2'])
    expect(await find({ reason: rule })).toEqual(['TEST-1', 'TEST-2', 'TEST-3'])
    expect(await find({ reason: rule, physician: '1245319599', from: '2026-11-20' })).toEqual([])
    expect(await find({ reason: 'placement/stopped' })).toEqual([])
    expect(await done(world.review.choices({ queue: 'review' }))).toEqual({
      reasons: [{ reason: rule, count: 3 }],
      physicians: [
        { npi: '1234567893', name: 'TESTREADER, Synthetic' },
        { npi: '1245319599', name: 'TESTOTHER, Synthetic' },
      ],
    })
  })

  test('is read page by page in any grouping, each session once', async () => {
    const world = reviewOn()
    const other = { npi: '1245319599', familyName: 'TESTOTHER', givenName: 'Synthetic' }
    for (const at of [1, 2, 3, 4, 5])
      await aComplete(
        world,
        toDecide(`TEST-${at}`, {
          performedOn: `2026-11-1${at}`,
          ...(at % 2 === 0 ? { performing: other } : {}),
        }),
      )
    const orders = { day: '12345', age: '12345', physician: '13524', reason: '12345' } as const
    for (const groupBy of ['day', 'age', 'physician', 'reason'] as const) {
      const read: string[] = []
      let page = await listed(world, 'review', { groupBy, limit: 2 })
      for (;;) {
        read.push(...page.rows.map(({ accession }) => accession.slice(-1)))
        if (!page.more) break
        page = await listed(world, 'review', { groupBy, limit: 2, after: page.rows.at(-1)?.place ?? null })
      }
      expect(read.join('')).toBe(orders[groupBy])
    }
  })

  test('shows who changed a session last, and whether that was somebody else', async () => {
    const world = reviewOn()
    await aComplete(world)
    const [row] = (await listed(world, 'waiting')).rows
    expect(row?.lastChange).toEqual({ by: 'test-desk', at: world.clock.now(), mine: false })
  })
})

describe('approving', () => {
  test('a session with nothing to decide needs no reason', async () => {
    const world = reviewOn()
    const saved = await aComplete(world)
    expect(await done(world.review.approve({ ...on(saved), reason: null, note: '' }))).toMatchObject({
      state: 'approved',
      revision: saved.revision + 1,
    })
    expect(actionsIn(world).at(-1)).toBe('session-approved')
    expect(decisionsIn(world)).toEqual([])
  })

  test('a finding to review needs a reason, which is kept by rule and person', async () => {
    const world = reviewOn()
    const saved = await aComplete(world, toDecide('TEST-A-2'))
    expect(await refused(world.review.approve({ ...on(saved), reason: null, note: '' }))).toBe(
      'decision-needs-reason',
    )
    expect(await refused(world.review.approve({ ...on(saved), reason: 'other', note: ' ' }))).toBe(
      'reason-required',
    )
    await done(world.review.approve({ ...on(saved), reason: 'other', note: ' seen the film ' }))
    expect(decisionsIn(world)).toEqual([
      {
        rule: 'placement/replaced',
        outcome: 'overridden',
        reason: 'other',
        person: 'test-reviewer',
        withdrawn: 0,
      },
    ])
    expect(world.db.one(`SELECT actor, reason FROM audit_event ORDER BY seq DESC LIMIT 1`)).toEqual({
      actor: 'test-desk',
      reason: 'other: seen the film',
    })
  })

  test('a warning of its own is something to decide; what the tables lack is not', async () => {
    const world = reviewOn()
    const warned = await aComplete(world, anEntry({ diagnoses: [aDiagnosis({ code: 'R92.30' })] }))
    const { needsReason, issues } = await done(world.review.details({ id: warned.id }))
    expect(needsReason).toBe(true)
    expect(issues.filter(({ decided }) => decided).map(({ rule }) => rule)).toContain(
      'diagnosis/density-alone',
    )
    expect(issues.find(({ rule }) => rule === 'reference/older-edition')?.decided).toBe(false)
    expect(await accessionsIn(world, 'waiting', { filter: { reason: 'clean' } })).toEqual([])
  })

  test('a held session needs a reason, ends its hold, and is held again when it is withdrawn', async () => {
    const world = reviewOn()
    const held = await done(
      world.sessions.hold({ ...on(await aComplete(world)), reason: 'question-to-physician', note: 'ask' }),
    )
    expect(await refused(world.review.approve({ ...on(held), reason: null, note: '' }))).toBe(
      'decision-needs-reason',
    )
    const approved = await done(
      world.review.approve({ ...on(held), reason: 'physician-confirmed', note: '' }),
    )
    expect((await done(world.sessions.open({ id: held.id }))).hold).toBeNull()
    await done(world.review.withdraw({ commandId: command(), sessions: [approved] }))
    expect((await done(world.sessions.open({ id: held.id }))).hold).toEqual({
      reason: 'question-to-physician',
      note: 'ask',
    })
  })

  test('a draft is approved by nobody, held or not', async () => {
    const world = reviewOn()
    const draft = await aDraft(world, anEntry())
    expect(await refused(world.review.approve({ ...on(draft), reason: null, note: '' }))).toBe('wrong-state')
    const held = await done(world.sessions.hold({ ...on(draft), reason: 'waiting-for-report', note: '' }))
    expect(await refused(world.review.approve({ ...on(held), reason: 'record-supports-it', note: '' }))).toBe(
      'wrong-state',
    )
  })

  test('whoever entered a session does not approve it where that is kept apart, alone or among others', async () => {
    const world = reviewOn()
    const own = world.reviewOf(ENTERED_BY)
    const saved = await aComplete(world)
    expect(await refused(own.approve({ ...on(saved), reason: null, note: '' }))).toBe('own-entry')
    const readAt = world.clock.now()
    expect(await done(own.approveClean({ commandId: command(), filter: EVERYTHING, readAt }))).toEqual({
      approved: [],
      passedOver: 1,
    })
  })

  test('the same command twice approves once', async () => {
    const world = reviewOn()
    const input = { ...on(await aComplete(world)), reason: null, note: '' }
    const first = await done(world.review.approve(input))
    expect(await done(world.review.approve(input))).toEqual(first)
  })

  test('withdrawn, it is complete again and its overrides count no more', async () => {
    const world = reviewOn()
    const saved = await aComplete(world, toDecide('TEST-A-2'))
    const approved = await done(
      world.review.approve({ ...on(saved), reason: 'record-supports-it', note: '' }),
    )
    const outcome = await done(world.review.withdraw({ commandId: command(), sessions: [approved] }))
    expect(outcome.withdrawn.map(({ state }) => state)).toEqual(['complete'])
    expect(decisionsIn(world)).toMatchObject([{ withdrawn: 1 }])
    expect(await accessionsIn(world, 'review')).toEqual(['TEST-A-2'])
  })
})

describe('approving all that is clean', () => {
  test('leaves what has something to decide, and can be taken back whole', async () => {
    const world = reviewOn()
    await aComplete(world, anEntry({ accession: 'TEST-1' }))
    await aComplete(world, anEntry({ accession: 'TEST-2' }))
    await aComplete(world, toDecide('TEST-3'))
    const readAt = world.clock.now()
    const outcome = await done(
      world.review.approveClean({ commandId: command(), filter: EVERYTHING, readAt }),
    )
    expect(outcome.approved).toHaveLength(2)
    expect(await accessionsIn(world, 'approved')).toEqual(['TEST-1', 'TEST-2'])
    const back = await done(world.review.withdraw({ commandId: command(), sessions: [...outcome.approved] }))
    expect(back).toMatchObject({ passedOver: 0 })
    expect(await accessionsIn(world, 'waiting')).toEqual(['TEST-1', 'TEST-2'])
  })

  test('passes over what was changed after the view was read', async () => {
    const world = reviewOn()
    await aComplete(world, anEntry({ accession: 'TEST-1' }))
    const readAt = world.clock.now()
    world.clock.set('2026-11-20T09:11:00.000-05:00')
    await aComplete(world, anEntry({ accession: 'TEST-2' }))
    const outcome = await done(
      world.review.approveClean({ commandId: command(), filter: EVERYTHING, readAt }),
    )
    expect(outcome.passedOver).toBe(1)
    expect(await accessionsIn(world, 'approved')).toEqual(['TEST-1'])
  })
})

describe('sending back', () => {
  test('makes a draft with the words of the reviewer, until it is complete again', async () => {
    const world = reviewOn()
    const saved = await aComplete(world, toDecide('TEST-A-2'))
    const sent = await done(
      world.review.sendBack({ ...on(saved), reason: 'guidance-or-device', note: 'which wire?' }),
    )
    expect(sent.state).toBe('draft')
    const opened = await done(world.sessions.open({ id: sent.id }))
    expect(opened.word).toEqual({
      kind: 'sent-back',
      reason: 'guidance-or-device',
      note: 'which wire?',
      by: 'test-reviewer',
      at: world.clock.now(),
    })
    expect(await accessionsIn(world, 'incomplete', { filter: { reason: 'sent-back' } })).toEqual(['TEST-A-2'])
    expect((await done(world.sessions.listDay({ day: '2026-11-20' })))[0]?.sentBack).toBe(true)
    expect(world.db.all('SELECT id FROM charge_line')).toEqual([])

    await done(world.sessions.complete({ ...on(sent), entry: opened.entry }))
    expect((await done(world.sessions.open({ id: sent.id }))).word).toBeNull()
    expect(await accessionsIn(world, 'review', { filter: { reason: 'placement/replaced' } })).toEqual([
      'TEST-A-2',
    ])
  })

  test('an approved session goes back as well, and its overrides count no more', async () => {
    const world = reviewOn()
    const saved = await aComplete(world, toDecide('TEST-A-2'))
    const approved = await done(
      world.review.approve({ ...on(saved), reason: 'record-supports-it', note: '' }),
    )
    await done(world.review.sendBack({ ...on(approved), reason: 'diagnosis', note: '' }))
    expect(decisionsIn(world)).toMatchObject([
      { outcome: 'overridden', withdrawn: 1 },
      { outcome: 'sent-back', withdrawn: 0 },
    ])
  })

  test('a draft is not sent back, and "other" needs words', async () => {
    const world = reviewOn()
    const draft = await aDraft(world, anEntry())
    expect(await refused(world.review.sendBack({ ...on(draft), reason: 'diagnosis', note: '' }))).toBe(
      'wrong-state',
    )
    expect(await refused(world.review.sendBack({ ...on(draft), reason: 'other', note: ' ' }))).toBe(
      'reason-required',
    )
  })
})

describe('a session changed since it was looked at', () => {
  test('is not approved, and what changed is told field by field', async () => {
    const world = reviewOn()
    const seen = await aComplete(world)
    world.clock.set('2026-11-20T09:11:00.000-05:00')
    const open = await done(world.sessions.reopen(on(seen)))
    world.clock.set('2026-11-20T09:12:00.000-05:00')
    await done(world.sessions.complete({ ...on(open), entry: anEntry({ account: 'TEST-9' }) }))
    expect(await refused(world.review.approve({ ...on(seen), reason: null, note: '' }))).toBe(
      'stale-revision',
    )
    expect(await done(world.review.changesSince({ id: seen.id, since: seen.savedAt }))).toEqual({
      by: 'test-desk',
      at: '2026-11-20T09:12:00.000-05:00',
      changes: [{ path: 'account', from: '', to: 'TEST-9' }],
    })
  })

  test('nothing is told where nothing changed', async () => {
    const world = reviewOn()
    const seen = await aComplete(world)
    expect(await done(world.review.changesSince({ id: seen.id, since: seen.savedAt }))).toBeNull()
  })
})

test('what waits counts what is to approve only where approval is required', async () => {
  const world = reviewOn()
  await aComplete(world, anEntry({ accession: 'TEST-1' }))
  await aComplete(world, toDecide('TEST-2'))
  expect(await done(world.review.standing({}))).toEqual({ due: 1 })
  world.requireApproval()
  expect(await done(world.review.standing({}))).toEqual({ due: 2 })
})

test('overrides are counted by rule and by person within a period', async () => {
  const world = reviewOn()
  const decide = async (accession: string, who: string) =>
    done(
      world.reviewOf(who).approve({
        ...on(await aComplete(world, toDecide(accession))),
        reason: 'record-supports-it',
        note: '',
      }),
    )
  await decide('TEST-1', 'test-anna')
  await decide('TEST-2', 'test-anna')
  await decide('TEST-3', 'test-bob')
  const sent = await aComplete(world, toDecide('TEST-4'))
  await done(world.reviewOf('test-bob').sendBack({ ...on(sent), reason: 'diagnosis', note: '' }))
  expect(await done(world.review.decisions({ from: '2026-11-20', through: '2026-11-20' }))).toEqual({
    rules: [
      {
        rule: 'placement/replaced',
        overridden: 3,
        sentBack: 1,
        reasons: [{ reason: 'record-supports-it', count: 3 }],
      },
    ],
    persons: [
      { person: 'test-anna', overridden: 2, sentBack: 0 },
      { person: 'test-bob', overridden: 1, sentBack: 1 },
    ],
  })
  expect(await done(world.review.decisions({ from: '2026-11-21', through: null }))).toEqual({
    rules: [],
    persons: [],
  })
})
