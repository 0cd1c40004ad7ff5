import { describe, expect, test } from 'vitest'
import { anEntry } from '#main/testing/an-entry.ts'
import {
  aComplete,
  aDraft,
  actionsIn,
  begin,
  done,
  linesIn,
  on,
  refused,
} from '#main/testing/session-steps.ts'
import { sessionsOn } from '#main/testing/sessions-on.ts'

describe('a session moves', () => {
  test('from complete to held and back, its lines with it', async () => {
    const world = sessionsOn()
    const held = await done(
      world.sessions.hold({
        ...on(await aComplete(world)),
        reason: 'waiting-for-pathology',
        note: ' call lab ',
      }),
    )
    expect(held.state).toBe('held')
    expect((await done(world.sessions.open({ id: held.id }))).hold).toEqual({
      reason: 'waiting-for-pathology',
      note: 'call lab',
    })
    expect(linesIn(world)).toHaveLength(2)
    expect(await done(world.sessions.release(on(held)))).toMatchObject({ state: 'complete', revision: 3 })
    expect(actionsIn(world)).toEqual([
      'session-started',
      'session-completed',
      'session-held',
      'session-released',
    ])
  })

  test('from held to draft when it is reopened, without lines', async () => {
    const world = sessionsOn()
    const held = await done(
      world.sessions.hold({ ...on(await aComplete(world)), reason: 'waiting-for-report', note: '' }),
    )
    expect(await done(world.sessions.reopen(on(held)))).toMatchObject({ state: 'draft' })
    expect(linesIn(world)).toEqual([])
    expect(world.db.one('SELECT hold_reason, hold_note, held_from FROM session')).toEqual({
      hold_reason: null,
      hold_note: null,
      held_from: null,
    })
  })

  test('from a held draft back to a draft', async () => {
    const world = sessionsOn()
    const held = await done(
      world.sessions.hold({ ...on(await begin(world)), reason: 'patient-data-unclear', note: '' }),
    )
    expect(await done(world.sessions.release(on(held)))).toMatchObject({ state: 'draft' })
  })

  test('from draft to discarded and back', async () => {
    const world = sessionsOn()
    const gone = await done(world.sessions.discard(on(await aDraft(world, anEntry()))))
    expect(gone.state).toBe('discarded')
    expect(await done(world.sessions.listDay({ day: '2026-11-20' }))).toEqual([])
    expect(await done(world.sessions.restore(on(gone)))).toMatchObject({ state: 'draft' })
    expect(await done(world.sessions.listDay({ day: '2026-11-20' }))).toHaveLength(1)
  })

  test('not to hold for another reason that is not said', async () => {
    const world = sessionsOn()
    const seen = await begin(world)
    expect(await refused(world.sessions.hold({ ...on(seen), reason: 'other', note: '  ' }))).toBe(
      'reason-required',
    )
    expect(await refused(world.sessions.hold({ ...on(seen), reason: 'other', note: 'asked Dr Test' }))).toBe(
      'done',
    )
  })

  test('only from where the move starts', async () => {
    const world = sessionsOn()
    const draft = await begin(world)
    expect(await refused(world.sessions.reopen(on(draft)))).toBe('wrong-state')
    expect(await refused(world.sessions.release(on(draft)))).toBe('wrong-state')
    expect(await refused(world.sessions.restore(on(draft)))).toBe('wrong-state')
    const complete = await aComplete(world)
    expect(await refused(world.sessions.discard(on(complete)))).toBe('wrong-state')
  })

  test('nowhere once it is exported', async () => {
    const world = sessionsOn()
    const complete = await aComplete(world)
    world.db.transaction(() => world.db.run(`UPDATE session SET state = 'exported'`))
    const { saveDraft, reopen, hold, discard } = world.sessions
    expect(await refused(saveDraft({ ...on(complete), entry: anEntry() }))).toBe('not-editable')
    expect(await refused(reopen(on(complete)))).toBe('wrong-state')
    expect(await refused(hold({ ...on(complete), reason: 'other', note: 'x' }))).toBe('wrong-state')
    expect(await refused(discard(on(complete)))).toBe('wrong-state')
    const write = () => world.db.transaction(() => world.db.run(`UPDATE session SET state = 'draft'`))
    expect(write).toThrow('never changed')
  })
})
