import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { verifyChain } from '#main/features/audit/index.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { aComplete, aDraft, actionsIn, done, everythingIn, refused } from '#main/testing/session-steps.ts'
import { sessionsOn, type SessionsOn } from '#main/testing/sessions-on.ts'

function noteOn({ sessions }: SessionsOn, id: Parameters<typeof sessions.open>[0]['id'], text: string) {
  return sessions.addNote({ commandId: randomUUID(), id, text })
}

test('notes are a story: each with its author and its time, in the order they were added', async () => {
  const world = sessionsOn()
  const { id } = await aDraft(world, anEntry())
  await done(noteOn(world, id, ' report asked for '))
  world.clock.set('2026-11-20T11:00:00.000-05:00')
  await done(noteOn(world, id, 'report is there\nsecond line'))
  expect((await done(world.sessions.open({ id }))).notes).toEqual([
    { text: 'report asked for', author: 'test-desk', at: '2026-11-20T09:10:00.000-05:00' },
    { text: 'report is there\nsecond line', author: 'test-desk', at: '2026-11-20T11:00:00.000-05:00' },
  ])
  expect(actionsIn(world).slice(-2)).toEqual(['note-added', 'note-added'])
  expect(verifyChain(world.db).kind).toBe('whole')
})

test('a note is added to a session that can no longer be changed, and changes nothing else of it', async () => {
  const world = sessionsOn()
  const { id, revision } = await aComplete(world)
  await done(noteOn(world, id, 'billing called'))
  const opened = await done(world.sessions.open({ id }))
  expect([opened.revision, opened.state, opened.notes.length]).toEqual([revision, 'complete', 1])
})

test('the same command sent twice adds one note', async () => {
  const world = sessionsOn()
  const { id } = await aDraft(world, anEntry())
  const asked = { commandId: randomUUID(), id, text: 'once' }
  expect(await done(world.sessions.addNote(asked))).toEqual(await done(world.sessions.addNote(asked)))
  expect((await done(world.sessions.open({ id }))).notes).toHaveLength(1)
})

test.each([
  ['', 'note-empty'],
  [' \n ', 'note-empty'],
  ['a\u0007b', 'note-not-text'],
])('the note %j is refused, and nothing is written', async (text, code) => {
  const world = sessionsOn()
  const { id } = await aDraft(world, anEntry())
  const before = everythingIn(world)
  expect(await refused(noteOn(world, id, text))).toBe(code)
  expect(everythingIn(world)).toEqual(before)
})

test('an added note is never changed and never deleted', async () => {
  const world = sessionsOn()
  const { id } = await aDraft(world, anEntry())
  await done(noteOn(world, id, 'kept'))
  const run = (sql: string) => () => world.db.transaction(() => world.db.run(sql))
  expect(run(`UPDATE session_note SET text = 'other'`)).toThrow('never changed')
  expect(run('DELETE FROM session_note')).toThrow('never deleted')
})

test('the note of an entry stored before still reads', async () => {
  const world = sessionsOn()
  const { id } = await aDraft(world, anEntry({ note: 'from before' }))
  const opened = await done(world.sessions.open({ id }))
  expect([opened.entry.note, opened.notes]).toEqual(['from before', []])
})
