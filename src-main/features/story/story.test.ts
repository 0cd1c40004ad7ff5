import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SessionStory, StoryEvent } from '#shared/contract/story.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { listSessionEvents } from '#main/features/audit/index.ts'
import { aDestination, hl7Section } from '#main/features/exports/testing/a-destination.ts'
import { aDesk, exportAll, value, type Desk } from '#main/features/exports/testing/a-desk.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { done, on, refused } from '#main/testing/session-steps.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { createStoryService } from './index.ts'

const leftSide = (entry: SessionEntry): SessionEntry => ({
  ...entry,
  lesions: entry.lesions.map(lesion => ({ ...lesion, side: 'left' })),
})

function storyOf(desk: Desk, id: SessionId): Promise<SessionStory> {
  return done(createStoryService({ db: desk.db, noteLook: desk.sessions.noteLook }).tell({ id }))
}

/** What happened, one word or two an event. */
const told = ({ what }: StoryEvent) =>
  what.kind === 'deed' ? what.action : what.kind === 'batch' ? what.deed : what.kind

/** The same log on a later day, where what happens stands after what happened. */
const laterOn = (desk: Desk, day: number) => aDesk({ db: desk.db, now: `2026-11-${day}T10:00:00.000-05:00` })

async function corrected() {
  const desk = aDesk()
  const first = await desk.complete(anEntry({ claims: 'facility' }))
  await exportAll(desk, tempFolder())
  const later = laterOn(desk, 21)
  const second = await later.correct(first, leftSide)
  await exportAll(laterOn(desk, 22), tempFolder())
  return { desk, first, second }
}

test('what was corrected is told as one story, from either end of it', async () => {
  const { desk, first, second } = await corrected()
  const story = await storyOf(desk, first)
  expect(story.sessions.map(({ id }) => id)).toEqual([first, second])
  expect(story.events.map(told)).toEqual([
    'session-started',
    'session-completed',
    'charged',
    'correction-begun',
    'session-started',
    'correction-decided',
    'session-completed',
    'credited',
    'charged',
  ])
  expect(await storyOf(desk, second)).toEqual({ ...story, of: second })
})

test('each line says under which number it left and under which it was taken back', async () => {
  const { desk, first } = await corrected()
  const [original, replacement] = (await storyOf(desk, first)).sessions
  const [credit] = original?.lines.map(({ sent }) => sent[0]?.credit) ?? []
  expect(credit).toMatchObject({ batch: expect.stringMatching(/0000002$/) })
  expect(replacement?.lines).toMatchObject([{ side: 'left', kept: false, sent: [{ credit: null }] }])
})

test('a line that a correction keeps is told with the number it left under', async () => {
  const desk = aDesk()
  const first = await desk.complete(anEntry({ claims: 'both' }))
  await exportAll(desk, tempFolder())
  const second = await desk.correct(first, entry => ({ ...entry, claims: 'facility' }))
  const lines = (await storyOf(desk, second)).sessions[1]?.lines ?? []
  const [sentFirst] = (await storyOf(desk, second)).sessions[0]?.lines.slice(-1) ?? []
  expect(lines).toMatchObject([{ claim: 'facility', kept: true, sent: [{ credit: null }] }])
  expect(lines[0]?.sent).toEqual(sentFirst?.sent)
})

test('saves that follow each other are one, with every field that changed', async () => {
  const desk = aDesk()
  const begun = value(await desk.sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' }))
  const save = (seen: Parameters<typeof on>[0], entry: SessionEntry) =>
    done(desk.sessions.saveDraft({ ...on(seen), entry }))
  const once = await save(begun, { ...begun.entry, account: 'TEST-1' })
  await save(once, { ...begun.entry, account: 'TEST-2', visit: 'TEST-V' })
  const { events } = await storyOf(desk, begun.id)
  expect(events.map(told)).toEqual(['session-started', 'draft-saved'])
  expect(events[1]?.what).toMatchObject({ times: 2, fields: ['account', 'visit'] })
})

test('a hold is told with its reason and its words', async () => {
  const desk = aDesk()
  const begun = value(await desk.sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' }))
  await done(desk.sessions.hold({ ...on(begun), reason: 'other', note: 'asked the desk' }))
  const { events } = await storyOf(desk, begun.id)
  expect(events.at(-1)?.what).toMatchObject({ reason: 'other', note: 'asked the desk' })
})

test('a void is told with why, and with its credits once they have left', async () => {
  const desk = aDesk()
  const id = await desk.complete(anEntry({ claims: 'facility' }))
  await exportAll(desk, tempFolder())
  const later = laterOn(desk, 21)
  const why = { reason: 'duplicate-charge', note: 'entered twice' } as const
  await done(later.corrections.voidCharges({ commandId: randomUUID(), id, ...why }))
  await exportAll(laterOn(desk, 22), tempFolder())
  const { events } = await storyOf(desk, id)
  expect(events.map(told).slice(-2)).toEqual(['session-voided', 'credited'])
  expect(events.at(-2)).toMatchObject({ by: 'test-desk', what: why })
})

test('a correction that was given up is told with what it was of', async () => {
  const desk = aDesk()
  const first = await desk.complete(anEntry({ claims: 'facility' }))
  await exportAll(desk, tempFolder())
  const why = { id: first, reason: 'wrong-side', note: '' } as const
  const draft = await done(desk.corrections.begin({ commandId: randomUUID(), ...why }))
  await done(desk.sessions.discard(on(draft)))
  expect((await storyOf(desk, draft.id)).sessions.map(({ id }) => id)).toEqual([first, draft.id])
  expect((await storyOf(desk, first)).sessions.map(({ id }) => id)).toEqual([first])
})

/** A session that a receiver refused, and the refusal as its answer names it. */
async function refusedSession() {
  const db = memoryDb()
  const root = tempFolder()
  const [folder, answers] = [join(root, 'in'), join(root, 'ack')]
  for (const made of [folder, answers]) mkdirSync(made)
  const delivery = { answerFolders: [answers] }
  aDestination(db, { id: 'billing', folder, claims: 'professional', format: hl7Section(), delivery })
  const desk = aDesk({ db })
  const id = await desk.complete(anEntry({ claims: 'professional' }))
  const sending = { scope: 'all', destination: 'billing', onlyClosedDays: false } as const
  const { batch } = value(await desk.exports.send(sending))
  const head = 'MSH|^~\\&|BILLING|H|CHARGEMARK|S|20261120||ACK|1|P|2.3.1'
  const refusal = `${head}\rMSA|AE|${batch}-00001\rERR|PID^1^3^204&Unknown key identifier`
  writeFileSync(join(answers, 'a.hl7'), refusal, 'latin1')
  const [found] = value(await desk.exports.lookForAnswers({})).refusals
  return { desk, id, batch, which: { answer: found?.answer ?? '', position: found?.position ?? 0 } }
}

test('what a receiver said of a session stands in its story, with how it was dealt with', async () => {
  const { desk, id, batch, which } = await refusedSession()
  value(await desk.exports.settleRefusal({ ...which, how: 'sent-again' }))
  const { events } = await storyOf(desk, id)
  expect(events.slice(-2).map(({ what }) => what)).toMatchObject([
    { kind: 'answer', verdict: 'refused', batch, file: 'a.hl7', receiverCode: '204', wholeBatch: false },
    { kind: 'settled', batch, how: 'sent-again' },
  ])
})

test('a line that leaves again under a new number keeps the batch that was refused in its story', async () => {
  const { desk, id, batch, which } = await refusedSession()
  value(await desk.exports.sendUnderNewNumbers(which))
  const { sessions, events } = await storyOf(desk, id)
  expect(sessions[0]?.lines).toMatchObject([{ sent: [], refused: [{ batch }] }])
  expect(events.flatMap(({ what }) => (what.kind === 'batch' ? [what.batch] : []))).toEqual([batch])
})

test('a session that is not in the log has no story', async () => {
  const nobody = '00000000-0000-7000-8000-000000000000' as SessionId
  expect(
    await refused(createStoryService({ db: memoryDb(), noteLook: () => undefined }).tell({ id: nobody })),
  ).toBe('not-found')
})

test('who reads a story is on record for each session of it, but for the one on the desk', async () => {
  const { desk, first, second } = await corrected()
  const looksAt = (id: SessionId) =>
    listSessionEvents(desk.db, id).filter(({ action }) => action === 'session-viewed').length
  const [before, beforeSecond] = [looksAt(first), looksAt(second)]
  await storyOf(desk, first)
  expect([looksAt(first), looksAt(second)]).toEqual([before, beforeSecond + 1])
  await done(desk.sessions.open({ id: second }))
  await storyOf(desk, first)
  expect([looksAt(first), looksAt(second)]).toEqual([before + 1, beforeSecond + 2])
})
