import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Saved } from '#shared/contract/sessions.ts'
import { verifyChain } from '#main/features/audit/index.ts'
import { aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import {
  aComplete,
  aDraft,
  actionsIn,
  begin,
  done,
  everythingIn,
  linesIn,
  on,
  refused,
} from '#main/testing/session-steps.ts'
import { sessionsOn } from '#main/testing/sessions-on.ts'

describe('a draft', () => {
  test('begins on the defaults of the department', async () => {
    const opened = await begin(sessionsOn())
    expect(opened).toMatchObject({ revision: 0, state: 'draft', hold: null, batches: [] })
    expect(opened.entry).toMatchObject({ performedOn: '2026-11-20', placeOfService: '22', claims: 'both' })
    expect(opened.assessment.missing.length).toBeGreaterThan(5)
  })

  test('is stored as typed, with a new revision', async () => {
    const world = sessionsOn()
    const entry = anEntry({ accession: ' half', performedOn: '2026-02-30', patient: { birthDate: '19' } })
    const saved = await aDraft(world, entry)
    expect(saved).toMatchObject({ revision: 1, state: 'draft', savedAt: '2026-11-20T09:10:00.000-05:00' })
    expect((await done(world.sessions.open({ id: saved.id }))).entry).toEqual(entry)
  })

  test('that is saved unchanged keeps its revision and leaves no event', async () => {
    const world = sessionsOn()
    const saved = await aDraft(world, anEntry())
    expect(await done(world.sessions.saveDraft({ ...on(saved), entry: anEntry() }))).toEqual(saved)
    expect(actionsIn(world)).toEqual(['session-started', 'draft-saved'])
  })

  test('leaves the changed fields in the audit, old and new', async () => {
    const world = sessionsOn()
    const saved = await aDraft(world, anEntry())
    await done(world.sessions.saveDraft({ ...on(saved), entry: { ...anEntry(), accession: 'TEST-A-2' } }))
    expect(world.db.one('SELECT changes FROM audit_event ORDER BY seq DESC LIMIT 1')).toEqual({
      changes: '[{"from":"TEST-A-1","path":"accession","to":"TEST-A-2"}]',
    })
    expect(verifyChain(world.db).kind).toBe('whole')
  })

  test('that was changed elsewhere is not overwritten', async () => {
    const world = sessionsOn()
    const seen = await begin(world)
    await done(world.sessions.saveDraft({ ...on(seen), entry: anEntry() }))
    const before = everythingIn(world)
    const late = world.sessions.saveDraft({ ...on(seen), entry: anEntry({ accession: 'LATE' }) })
    expect(await refused(late)).toBe('stale-revision')
    expect(everythingIn(world)).toEqual(before)
  })

  test('that does not exist cannot be saved', async () => {
    const world = sessionsOn()
    const nobody = { ...on(await begin(world)), id: (await begin(sessionsOn())).id }
    expect(await refused(world.sessions.saveDraft({ ...nobody, entry: anEntry() }))).toBe('not-found')
  })
})

describe('a command sent twice', () => {
  test('answers the same and changes nothing', async () => {
    const world = sessionsOn()
    const command = { ...on(await begin(world)), entry: anEntry() }
    const first = await world.sessions.saveDraft(command)
    const before = everythingIn(world)
    expect(await world.sessions.saveDraft(command)).toEqual(first)
    expect(everythingIn(world)).toEqual(before)
  })

  test('begins one session', async () => {
    const world = sessionsOn()
    const command = { commandId: randomUUID(), performedOn: '2026-11-20' }
    expect(await world.sessions.start(command)).toEqual(await world.sessions.start(command))
    expect(world.db.all('SELECT id FROM session')).toHaveLength(1)
  })

  test('is refused when it is another deed under the same id', async () => {
    const world = sessionsOn()
    const command = { ...on(await begin(world)), entry: anEntry() }
    await world.sessions.complete(command)
    expect(await refused(world.sessions.discard(command))).toBe('input-invalid')
  })

  test('and another save between is stale, and changes nothing', async () => {
    const world = sessionsOn()
    const command = { ...on(await begin(world)), entry: anEntry() }
    const saved = await done(world.sessions.saveDraft(command))
    await done(world.sessions.saveDraft({ ...on(saved), entry: anEntry({ note: 'Later words' }) }))
    const before = everythingIn(world)
    expect(await refused(world.sessions.saveDraft(command))).toBe('stale-revision')
    expect(everythingIn(world)).toEqual(before)
  })

  test('may be sent again after it was refused and the cause was mended', async () => {
    const world = sessionsOn()
    const command = { ...on(await begin(world)), entry: anEntry({ accession: '' }) }
    expect(await refused(world.sessions.complete(command))).toBe('not-complete')
    expect(await done(world.sessions.complete({ ...command, entry: anEntry() }))).toMatchObject({
      state: 'complete',
    })
  })

  test('is forgotten after its time', async () => {
    const world = sessionsOn()
    await begin(world)
    world.sessions.forgetCommandsBefore('2026-11-20T09:10:00.000-05:00')
    expect(world.db.all('SELECT id FROM command')).toHaveLength(1)
    world.sessions.forgetCommandsBefore('2026-11-20T09:10:01.000-05:00')
    expect(world.db.all('SELECT id FROM command')).toEqual([])
  })
})

describe('a complete session', () => {
  test('has its charge lines stored for each claim', async () => {
    const world = sessionsOn()
    const lesions = [aLesion(), aLesion({ id: 'B', side: 'left' })]
    expect(await aComplete(world, anEntry({ lesions }))).toMatchObject({ state: 'complete', revision: 1 })
    expect(linesIn(world)).toEqual([
      { claim: 'professional', position: 0, code: '19283', units: 1, modifiers: 'RT', side: 'right' },
      { claim: 'professional', position: 1, code: '19284', units: 1, modifiers: 'LT', side: 'left' },
      { claim: 'facility', position: 0, code: '19283', units: 1, modifiers: 'RT', side: 'right' },
      { claim: 'facility', position: 1, code: '19284', units: 1, modifiers: 'LT', side: 'left' },
    ])
  })

  test('takes what it replaced out of the write-ahead log', async () => {
    const world = sessionsOn()
    const draft = await aDraft(world, anEntry())
    expect(world.checkpoints()).toBe(0)
    await done(world.sessions.complete({ ...on(draft), entry: anEntry() }))
    expect(world.checkpoints()).toBe(1)
  })

  test.each([
    ['something is missing', anEntry({ patient: { sex: null } }), 'not-complete', 'patient.sex'],
    ['something is refused', anEntry({ patient: { mrn: 'T 1' } }), 'not-complete', 'patient.mrn'],
    [
      'its codes are blocked',
      anEntry({ lesions: [aLesion({ placement: aPlacement({ guidance: 'palpation' }) })] }),
      'blocked',
      undefined,
    ],
  ] as const)('cannot be while %s', async (_, entry, code, field) => {
    const world = sessionsOn()
    const seen = await begin(world)
    const before = everythingIn(world)
    const result = await world.sessions.complete({ ...on(seen), entry })
    expect(result.ok ? null : [result.error.code, result.error.field]).toEqual([code, field])
    expect(everythingIn(world)).toEqual(before)
  })

  test('may wait for a decision of the supervisor', async () => {
    const world = sessionsOn()
    const saved = await aComplete(
      world,
      anEntry({ lesions: [aLesion({ placement: aPlacement({ replaced: true }) })] }),
    )
    expect(await done(world.sessions.open({ id: saved.id }))).toMatchObject({
      state: 'complete',
      assessment: { decision: 'review' },
    })
  })

  test('is not edited, but reopened first', async () => {
    const world = sessionsOn()
    const saved = await aComplete(world)
    expect(await refused(world.sessions.saveDraft({ ...on(saved), entry: anEntry() }))).toBe('not-editable')
    expect(await refused(world.sessions.complete({ ...on(saved), entry: anEntry() }))).toBe('not-editable')
    const open = await done(world.sessions.reopen(on(saved)))
    expect(open).toMatchObject({ state: 'draft', revision: 2 })
    expect(linesIn(world)).toEqual([])
    expect(await done(world.sessions.complete({ ...on(open), entry: anEntry() }))).toMatchObject({
      revision: 3,
    })
  })

  test('leaves its physicians to be offered again, the newest first', async () => {
    const world = sessionsOn()
    const referring = { npi: '1245319599', familyName: 'TESTREFERRER', givenName: 'Synthetic' }
    await aComplete(world, anEntry({ accession: 'A1', referring }))
    world.clock.set('2026-11-20T10:00:00.000-05:00')
    const { performing } = anEntry()
    await aComplete(world, anEntry({ accession: 'A2', performing: { ...performing, givenName: ' Sam ' } }))
    expect(await done(world.sessions.listPhysicians({}))).toEqual([
      { ...performing, givenName: 'Sam' },
      referring,
    ])
  })

  test('keeps the lines it was completed with, whatever the rules say later', async () => {
    const world = sessionsOn()
    const { id } = await aComplete(world)
    world.db.transaction(() => world.db.run(`UPDATE charge_line SET code = '19999' WHERE claim = 'facility'`))
    const { assessment } = await done(world.sessions.open({ id }))
    expect(assessment.claims.map(({ answer }) => answer.lines[0]?.code)).toEqual(['19283', '19999'])
    expect(assessment.claims[1]?.answer.findings.every(({ lines }) => lines.length === 0)).toBe(true)
  })
})

describe('an accession number', () => {
  test('that another live session has keeps a session from being complete', async () => {
    const world = sessionsOn()
    await aDraft(world, anEntry())
    const result = await world.sessions.complete({
      ...on(await begin(world)),
      entry: anEntry({ accession: ' TEST-A-1 ' }),
    })
    expect(result.ok ? null : [result.error.code, result.error.field]).toEqual([
      'accession-taken',
      'accession',
    ])
  })

  test('of a discarded session is free again', async () => {
    const world = sessionsOn()
    await done(world.sessions.discard(on(await aDraft(world, anEntry()))))
    expect(await aComplete(world)).toMatchObject({ state: 'complete' })
  })

  test('stays with the complete session when a later draft types it too', async () => {
    const world = sessionsOn()
    const { id } = await aComplete(world)
    const draft = await aDraft(world, anEntry())
    const problemsOf = async (session: Saved['id']) =>
      (await done(world.sessions.open({ id: session }))).assessment.problems.map(({ field }) => field)
    expect(await problemsOf(id)).toEqual([])
    expect(await problemsOf(draft.id)).toEqual(['accession'])
  })
})
