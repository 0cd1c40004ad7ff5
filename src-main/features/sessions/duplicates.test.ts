import { describe, expect, test } from 'vitest'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { aLesion, anEntry } from '#main/testing/an-entry.ts'
import { aComplete, aDraft, begin, done, on, refused } from '#main/testing/session-steps.ts'
import { sessionsOn, type SessionsOn } from '#main/testing/sessions-on.ts'

const again: SessionEntry = { ...anEntry(), accession: 'TEST-A-2' }

async function duplicatesOf(world: SessionsOn, entry: SessionEntry) {
  const { id } = await begin(world)
  return (await done(world.sessions.assess({ id, entry }))).duplicates
}

describe('the same patient, day, side and code', () => {
  test('asks, and keeps the session from being complete until it is answered', async () => {
    const world = sessionsOn()
    const first = await aComplete(world)
    const draft = await aDraft(world, again)
    const { assessment } = await done(world.sessions.open({ id: draft.id }))
    expect(assessment.duplicates).toEqual([
      {
        session: first.id,
        revision: first.revision,
        accession: 'TEST-A-1',
        state: 'complete',
        charges: '19283 right',
        answered: false,
      },
    ])
    expect(assessment.missing).toEqual([
      {
        field: 'duplicates',
        text: '19283 right stands in accession TEST-A-1 too: separate lesion, correction or mistake?',
      },
    ])
    expect(await refused(world.sessions.complete({ ...on(draft), entry: again }))).toBe('not-complete')
  })

  test('a separate lesion is said once, for both sessions, and is on record', async () => {
    const world = sessionsOn()
    const first = await aComplete(world)
    const draft = await aDraft(world, again)
    const answered: SessionEntry = {
      ...again,
      duplicateAnswers: [{ session: first.id, answer: 'separate-lesion' }],
    }
    const second = await done(world.sessions.complete({ ...on(draft), entry: answered }))
    const { assessment } = await done(world.sessions.open({ id: second.id }))
    expect(assessment.notices).toEqual([
      {
        field: 'duplicates',
        message: '19283 right stands in accession TEST-A-1 too: said to be a separate lesion.',
      },
    ])
    const { assessment: other } = await done(world.sessions.open({ id: first.id }))
    expect(other.duplicates).toMatchObject([{ session: second.id, answered: true }])
    const event = world.db.one<{ changes: string }>(
      `SELECT changes FROM audit_event WHERE action = 'session-completed' ORDER BY seq DESC LIMIT 1`,
    )
    expect(event?.changes).toContain('"path":"duplicateAnswers"')
  })

  test('an answer about one session says nothing of a third', async () => {
    const world = sessionsOn()
    const first = await aComplete(world)
    const answers = [{ session: first.id, answer: 'separate-lesion' }] as const
    await aComplete(world, { ...again, duplicateAnswers: answers })
    const third = await duplicatesOf(world, { ...again, accession: 'TEST-A-3', duplicateAnswers: answers })
    expect(third.map(({ accession, answered }) => [accession, answered])).toEqual([
      ['TEST-A-1', true],
      ['TEST-A-2', false],
    ])
  })

  test('is found among drafts as well', async () => {
    const world = sessionsOn()
    await aDraft(world, anEntry())
    expect(await duplicatesOf(world, again)).toMatchObject([{ state: 'draft', charges: '19283 right' }])
  })
})

describe('no question is asked', () => {
  test.each<readonly [string, SessionEntry]>([
    ['another patient', { ...again, patient: { ...again.patient, mrn: 'TEST0002' } }],
    ['another day', { ...again, performedOn: '2026-11-19' }],
    ['the other breast', { ...again, lesions: [aLesion({ side: 'left' })] }],
    ['no charge yet', { ...again, lesions: [] }],
    ['no MRN yet', { ...again, patient: { ...again.patient, mrn: '' } }],
  ])('of %s', async (_, entry) => {
    const world = sessionsOn()
    await aComplete(world)
    expect(await duplicatesOf(world, entry)).toEqual([])
  })

  test('of the other kind of claim', async () => {
    const world = sessionsOn()
    await aComplete(world, anEntry({ claims: 'facility' }))
    expect(await duplicatesOf(world, { ...again, claims: 'professional' })).toEqual([])
  })

  test('of a discarded session', async () => {
    const world = sessionsOn()
    await done(world.sessions.discard(on(await aDraft(world, anEntry()))))
    expect(await duplicatesOf(world, again)).toEqual([])
  })

  test('of the session that was there first and is complete', async () => {
    const world = sessionsOn()
    const first = await aComplete(world)
    await aDraft(world, again)
    expect((await done(world.sessions.open({ id: first.id }))).assessment.duplicates).toEqual([])
  })
})
