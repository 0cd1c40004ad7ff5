import { describe, expect, test } from 'vitest'
import { anEntry } from '#main/testing/an-entry.ts'
import { aComplete, aDraft, begin, done } from '#main/testing/session-steps.ts'
import { sessionsOn } from '#main/testing/sessions-on.ts'

describe('the day list', () => {
  test('has the sessions of the day by time, and undated drafts after them', async () => {
    const world = sessionsOn()
    await aDraft(world, anEntry({ accession: 'LATE', performedAt: '10:00' }))
    await aDraft(world, anEntry({ accession: 'EARLY', performedAt: '08:10' }))
    await aDraft(world, anEntry({ accession: 'UNDATED', performedOn: '2026-02-30' }))
    await aDraft(world, anEntry({ accession: 'OTHER-DAY', performedOn: '2026-11-19' }))
    const list = await done(world.sessions.listDay({ day: '2026-11-20' }))
    expect(list.map(({ accession }) => accession)).toEqual(['EARLY', 'LATE', 'UNDATED'])
    expect(list[0]).toMatchObject({
      patientName: 'TESTPATIENT, Synthetic',
      mrn: 'TESTEARLY',
      state: 'draft',
      decision: 'ready',
      codes: '19283',
      missingCount: 0,
      holdReason: null,
    })
  })
})

describe('the search', () => {
  test.each([
    ['testpa', ['A1']],
    ["o'ne", ['A2']],
    ['TESTPATIENT, syn', ['A1']],
    ['MRN-0', ['A2', 'A1']],
    ['A2', ['A2']],
    ['patient', []],
    ['', []],
    ['%', []],
    ['  ', []],
  ])('for %j finds %j', async (text, accessions) => {
    const world = sessionsOn()
    await aDraft(world, anEntry({ accession: 'A1', performedOn: '2026-11-18', patient: { mrn: 'MRN-01' } }))
    await aDraft(world, anEntry({ accession: 'A2', patient: { mrn: 'MRN-02', familyName: 'O’Néil' } }))
    const found = await done(world.sessions.search({ text }))
    expect(found.map(({ accession }) => accession)).toEqual(accessions)
  })

  test('gives 50 at most', async () => {
    const world = sessionsOn()
    for (let index = 0; index < 51; index += 1) await aDraft(world, anEntry({ accession: `A${index}` }))
    const found = await done(world.sessions.search({ text: 'TESTPATIENT' }))
    expect(found.map(({ accession }) => accession)).not.toContain('A0')
    expect(found).toHaveLength(50)
  })
})

describe('the list of everything', () => {
  test('has stored lines with their ids and derived ones without, page after page', async () => {
    const world = sessionsOn()
    const complete = await aComplete(world, anEntry({ claims: 'facility' }))
    const draft = await aDraft(
      world,
      anEntry({ accession: 'A2', claims: 'professional', patient: { sex: null } }),
    )
    for (let index = 0; index < 210; index += 1) await begin(world)
    const all = [...world.sessions.listAll()]
    expect(all).toHaveLength(212)
    const listed = (id: string) => all.find(session => session.id === id)
    expect(listed(complete.id)).toMatchObject({
      state: 'complete',
      patient: { familyName: 'TESTPATIENT', givenName: 'Synthetic' },
      missing: 0,
      lines: [{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), claim: 'facility', code: '19283', units: 1 }],
    })
    expect(listed(draft.id)).toMatchObject({
      missing: 1,
      lines: [{ id: null, claim: 'professional', code: '19283' }],
    })
  })
})
