import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { aDesk, exportAll, value, type Desk } from '#main/features/exports/testing/a-desk.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { done, on } from '#main/testing/session-steps.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { appendEvent } from './chain.ts'
import { createAuditService } from './service.ts'

const ALL = { actor: '', from: null, through: null, only: 'everything', before: null, limit: 200 } as const

function trailOf({ db }: Desk) {
  const audit = createAuditService({ db })
  return {
    /** The sessions whose events a number finds. */
    found: async (about: string) => {
      const { events } = await done(audit.events({ ...ALL, about }))
      return new Set(events.map(({ sessionId }) => sessionId))
    },
    actions: async (about: string, only: 'everything' | 'looks' = 'everything') => {
      const { events } = await done(audit.events({ ...ALL, about, only }))
      return events.map(({ action }) => action)
    },
    told: async (about: string) => {
      const { told } = await done(audit.numbers({ about }))
      return told.map(({ sentence }) => sentence)
    },
    audit,
  }
}

/** A draft that had one accession number and MRN, and has others now. */
async function renumbered(): Promise<{ desk: Desk; id: SessionId }> {
  const desk = aDesk()
  const begun = value(await desk.sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' }))
  const before = anEntry({ accession: 'TEST-A-7', patient: { mrn: 'TEST0007' } })
  const seen = await done(desk.sessions.saveDraft({ ...on(begun), entry: before }))
  await done(desk.sessions.saveDraft({ ...on(seen), entry: anEntry() }))
  return { desk, id: begun.id }
}

test.each(['TEST-A-7', 'TEST0007', 'TEST-A-1', 'TEST0001'])(
  'the whole history of a session is found by %s, had once or now',
  async about => {
    const { desk, id } = await renumbered()
    const { actions, found } = trailOf(desk)
    expect(await actions(about)).toEqual(['draft-saved', 'draft-saved', 'session-started'])
    expect(await found(about)).toEqual(new Set([id]))
  },
)

test('the history of either number says which the other was, until when, and who changed it', async () => {
  const { desk } = await renumbered()
  const { told } = trailOf(desk)
  const sentence =
    'Session TEST-A-1, MRN TEST0001: had accession TEST-A-7 until 2026-11-20 17:30, changed by test-desk; ' +
    'had MRN TEST0007 until 2026-11-20 17:30, changed by test-desk.'
  for (const about of ['TEST-A-7', 'TEST0007', 'TEST-A-1', 'TEST0001'])
    expect(await told(about)).toEqual([sentence])
})

test('a number that was longer once the session was reopened is found by the shorter one', async () => {
  const desk = aDesk()
  const id = await desk.complete(anEntry({ claims: 'facility' }))
  const complete = await done(desk.sessions.open({ id }))
  const draft = await done(desk.sessions.reopen(on(complete)))
  await done(desk.sessions.saveDraft({ ...on(draft), entry: anEntry({ accession: 'TEST-A-12' }) }))
  expect(await trailOf(desk).found('TEST-A-1')).toEqual(new Set([id]))
  expect(await trailOf(desk).told('TEST-A-12')).toEqual([
    expect.stringContaining('had accession TEST-A-1 until'),
  ])
})

test('what was only being typed finds nothing', async () => {
  const desk = aDesk()
  let seen = value(
    await desk.sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' }),
  ) as Parameters<typeof on>[0]
  for (const accession of ['T', 'TEST', 'TEST-A-1'])
    seen = await done(
      desk.sessions.saveDraft({ ...on(seen), entry: anEntry({ accession, patient: { mrn: 'TEST0001' } }) }),
    )
  expect(await trailOf(desk).actions('TEST')).toEqual([])
  expect(await trailOf(desk).told('TEST-A-1')).toEqual([])
})

test('a correction with another accession number and patient is found by the numbers of either', async () => {
  const desk = aDesk()
  const first = await desk.complete(anEntry({ claims: 'facility' }))
  await exportAll(desk, tempFolder())
  const second = await desk.correct(first, entry => ({
    ...entry,
    accession: 'TEST-A-9',
    patient: { ...entry.patient, mrn: 'TEST0009' },
  }))
  const { found, told } = trailOf(desk)
  for (const about of ['TEST-A-1', 'TEST0001', 'TEST-A-9', 'TEST0009', first, second])
    expect(await found(about)).toEqual(new Set([first, second]))
  for (const about of ['TEST0001', 'TEST0009'])
    expect(await told(about)).toEqual([
      expect.stringMatching(
        /^Session TEST-A-9, MRN TEST0009: .*is a correction of TEST-A-1, MRN TEST0001 \(wrong/,
      ),
    ])
})

test('a correction under the same numbers needs no word about them', async () => {
  const desk = aDesk()
  const first = await desk.complete(anEntry({ claims: 'facility' }))
  await exportAll(desk, tempFolder())
  const second = await desk.correct(first, entry => ({
    ...entry,
    lesions: entry.lesions.map(lesion => ({ ...lesion, side: 'left' })),
  }))
  expect(await trailOf(desk).found('TEST-A-1')).toEqual(new Set([first, second]))
  expect(await trailOf(desk).told('TEST-A-1')).toEqual([])
})

test('the sessions of somebody else stay out of it', async () => {
  const { desk } = await renumbered()
  const other = await desk.complete(anEntry({ accession: 'TEST-B', patient: { mrn: 'TEST0002' } }))
  expect(await trailOf(desk).found('TEST0002')).toEqual(new Set([other]))
  expect(await trailOf(desk).told('TEST0002')).toEqual([])
})

test('who looked at a patient is asked for alone', async () => {
  const { desk, id } = await renumbered()
  await desk.complete(anEntry({ accession: 'TEST-B', patient: { mrn: 'TEST0002' } }))
  await done(desk.sessions.open({ id }))
  expect(await trailOf(desk).actions('TEST0007', 'looks')).toEqual(['session-viewed'])
  expect(await trailOf(desk).actions('TEST0002', 'looks')).toEqual([])
})

test('the events of an expected exam without a session are found by its accession number and its patient', async () => {
  const desk = aDesk()
  const exam = '019a0000-0000-7000-8000-0000000000e1' as ExpectedExamId
  const event = { at: '2026-11-20T09:00:00.000-05:00', actor: 'dana', sessionId: null, reason: 'not-done' }
  desk.db.transaction(() => {
    desk.db.run(
      `INSERT INTO expected_exam (id, revision, mrn, accession, order_number, facts, patient_name, search_name,
         scheduled_on, scheduled_at, state, source, message_id, message_at, waiting, created_at, updated_at)
       VALUES (?, 1, 'TEST0005', 'TEST-E-5', '', '{}', '', '', '2026-11-20', '', 'expected', 'csv', '', '', 1, '', '')`,
      exam,
    )
    const changes = [{ path: `exams.${exam}.noCharge`, from: null, to: 'not-done' }]
    appendEvent(desk.db, { ...event, action: 'exam-no-charge', changes })
  })
  const { audit, actions } = trailOf(desk)
  for (const about of ['TEST-E-5', 'TEST0005']) expect(await actions(about)).toEqual(['exam-no-charge'])
  expect(await done(audit.events({ ...ALL, about: '', limit: 1 }))).toMatchObject({
    events: [{ action: 'exam-no-charge', accession: 'TEST-E-5' }],
  })
})
