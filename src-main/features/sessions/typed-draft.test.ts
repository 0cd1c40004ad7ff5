import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { aDraft, begin, done, on } from '#main/testing/session-steps.ts'
import { sessionsOn, type SessionsOn } from '#main/testing/sessions-on.ts'

/** What the day list shows after an entry was assessed, something happened, and another or the same was saved. */
async function listedAfter(
  world: SessionsOn,
  { assessed, saved, meanwhile }: { assessed: SessionEntry; saved: SessionEntry; meanwhile?: () => unknown },
) {
  const opened = await begin(world)
  await done(world.sessions.assess({ id: opened.id, entry: assessed }))
  await meanwhile?.()
  await done(world.sessions.saveDraft({ ...on(opened), entry: saved }))
  const days = await done(world.sessions.listDay({ day: saved.performedOn }))
  return days.find(({ id }) => id === opened.id)
}

/** The same accession number by mistake, on another patient. */
const OF_ANOTHER = anEntry({ patient: { mrn: 'TEST0002' } })

const ultrasound = anEntry({ lesions: [aLesion({ placement: aPlacement({ guidance: 'ultrasound' }) })] })

test('a draft saved as it was just assessed is listed with the codes that were shown', async () => {
  const listed = await listedAfter(sessionsOn(), { assessed: anEntry(), saved: anEntry() })
  expect(listed).toMatchObject({ codes: '19283', missingCount: 0 })
})

test('a draft that changed after it was assessed is derived anew', async () => {
  const listed = await listedAfter(sessionsOn(), { assessed: anEntry(), saved: ultrasound })
  expect(listed).toMatchObject({ codes: '19285' })
})

test('an accession number taken between assessment and save is counted', async () => {
  const world = sessionsOn()
  const discarded = await done(world.sessions.discard(on(await aDraft(world, OF_ANOTHER))))
  const listed = await listedAfter(world, {
    assessed: anEntry(),
    saved: anEntry(),
    meanwhile: () => done(world.sessions.restore(on(discarded))),
  })
  expect(listed).toMatchObject({ missingCount: 1 })
})

test('a day that ended between assessment and save is counted', async () => {
  const world = sessionsOn()
  world.clock.set('2026-11-19T23:59:59.000-05:00')
  const entry = anEntry({ performedOn: '2026-11-20' })
  const listed = await listedAfter(world, {
    assessed: entry,
    saved: entry,
    meanwhile: () => world.clock.set('2026-11-20T00:00:00.000-05:00'),
  })
  expect(listed).toMatchObject({ missingCount: 0 })
})

test('the assessment of one session does not serve another with the same accession number', async () => {
  const world = sessionsOn()
  const [first, second] = [await begin(world), await begin(world)]
  await done(world.sessions.saveDraft({ ...on(first), entry: OF_ANOTHER }))
  await done(world.sessions.assess({ id: first.id, entry: anEntry() }))
  await done(
    world.sessions.saveDraft({ commandId: randomUUID(), id: second.id, revision: 0, entry: anEntry() }),
  )
  const listed = await done(world.sessions.listDay({ day: '2026-11-20' }))
  expect(listed.find(({ id }) => id === second.id)).toMatchObject({ missingCount: 1 })
})
