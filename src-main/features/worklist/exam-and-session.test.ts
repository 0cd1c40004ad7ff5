import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { OpenSession, Saved } from '#shared/contract/sessions.ts'
import type { ExamSummary } from '#shared/contract/worklist.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { aComplete, done, on, refused } from '#main/testing/session-steps.ts'
import { anOrder } from './testing/a-message.ts'
import { worklistOn, type WorklistOn } from './testing/worklist-on.ts'

async function withOrder(parts: Parameters<typeof anOrder>[0] = {}) {
  const world = worklistOn()
  await world.importBytes(anOrder(parts))
  return { ...world, ...stepsOn(world) }
}

function stepsOn({ worklist, sessions }: WorklistOn) {
  const exam = async (accession = 'TEST-A-16'): Promise<ExamSummary> => {
    const [found] = await done(worklist.find({ accession }))
    if (!found) throw new Error('No exam of this number')
    return found
  }
  const start = async (accession?: string): Promise<OpenSession> =>
    done(
      sessions.start({
        commandId: randomUUID(),
        performedOn: '2026-11-20',
        exam: (await exam(accession)).id,
      }),
    )
  const complete = (session: OpenSession, entry: SessionEntry): Promise<Saved> =>
    done(sessions.complete({ ...on(session), entry }))
  const mark = async (reason: 'not-done' | 'other' = 'not-done', note = '') => {
    const { id, revision } = await exam()
    return worklist.markNoCharge({ commandId: randomUUID(), id, revision, reason, note })
  }
  return { exam, start, complete, mark }
}

/** An entry that can be completed, of the patient and order of `anOrder`. */
const charged = (parts: Parameters<typeof anEntry>[0] = {}) =>
  anEntry({ patient: { mrn: 'TEST0016' }, accession: 'TEST-A-16', ...parts })

test('a session begun from an exam has its patient, numbers, physicians, day, time and side', async () => {
  const { start } = await withOrder()
  const { entry, exam } = await start()
  expect(entry).toMatchObject({
    patient: {
      mrn: 'TEST0016',
      familyName: 'TESTPLUM',
      givenName: 'Synthetic',
      middleName: 'Pia',
      birthDate: '1971-02-03',
      sex: 'female',
    },
    accession: 'TEST-A-16',
    account: 'TESTACC16',
    visit: 'TESTVIS16',
    performedOn: '2026-11-20',
    performedAt: '09:10',
    referring: { npi: '1999000031', familyName: 'TESTREFERRER', givenName: 'Synthetic Lee' },
    performing: { npi: '1999000015', familyName: 'TESTREADER', givenName: 'Synthetic' },
    lesions: [{ id: 'A', side: 'left', placement: { guidance: null } }],
  })
  expect(exam).toMatchObject({ procedure: 'Wire localization left breast' })
})

test('picked again, the same session comes; there is never a second one', async () => {
  const { start, sessions } = await withOrder()
  const first = await start()
  expect((await start()).id).toBe(first.id)
  expect(await done(sessions.listDay({ day: '2026-11-20' }))).toHaveLength(1)
})

test('an exam is missing, in work, charged as its session goes', async () => {
  const { start, complete, exam, worklist } = await withOrder()
  const standing = async () => [(await exam()).standing, (await done(worklist.standing({}))).missingToday]
  expect(await standing()).toEqual(['missing', 1])
  const session = await start()
  expect(await standing()).toEqual(['in-work', 0])
  await complete(session, charged())
  expect(await standing()).toEqual(['charged', 0])
})

test('a discarded session leaves its exam missing, and a restored one takes it up again', async () => {
  const { start, exam, sessions, worklist } = await withOrder()
  const discarded = await done(sessions.discard(on(await start())))
  expect([await exam(), await done(worklist.standing({}))]).toMatchObject([
    { standing: 'missing', sessionId: null },
    { missingToday: 1 },
  ])
  const restored = await done(sessions.restore(on(discarded)))
  expect(await exam()).toMatchObject({ standing: 'in-work', sessionId: restored.id })
})

test('a session that is restored when another was begun is a walk-in', async () => {
  const { start, exam, sessions } = await withOrder()
  const first = await start()
  const discarded = await done(sessions.discard(on(first)))
  const second = await start()
  await done(sessions.restore(on(discarded)))
  expect((await exam()).sessionId).toBe(second.id)
})

test('a walk-in with the accession number and patient of an exam is its session', async () => {
  const world = await withOrder()
  const saved = await aComplete(world, charged())
  expect(await world.exam()).toMatchObject({ standing: 'charged', sessionId: saved.id })
})

test('an order that comes after the session was entered finds it', async () => {
  const world = worklistOn()
  const saved = await aComplete(world, charged())
  await world.importBytes(anOrder())
  expect(await stepsOn(world).exam()).toMatchObject({ standing: 'charged', sessionId: saved.id })
})

test('a session of another patient under the accession number is not tied', async () => {
  const world = await withOrder()
  await aComplete(world, charged({ patient: { mrn: 'TEST0099' } }))
  expect(await world.exam()).toMatchObject({ standing: 'missing', sessionId: null })
})

test('a session whose patient is typed over is flagged; one that names neither is let go', async () => {
  const { start, exam, sessions } = await withOrder()
  const session = await start()
  const entry = { ...session.entry, patient: { ...session.entry.patient, mrn: 'TEST0099' } }
  const saved = await done(sessions.saveDraft({ ...on(session), entry }))
  expect(await exam()).toMatchObject({ sessionId: session.id, flags: ['session-differs'] })
  await done(sessions.saveDraft({ ...on(saved), entry: { ...entry, accession: 'TEST-A-99' } }))
  expect(await exam()).toMatchObject({ sessionId: null, standing: 'missing', flags: [] })
})

test('two patients under one accession number stand side by side, both flagged', async () => {
  const { importBytes, worklist } = await withOrder()
  await importBytes(anOrder({ mrn: 'TEST0017', name: 'TESTQUINCE^Synthetic', id: '2' }))
  expect(await done(worklist.listDay({ day: '2026-11-20' }))).toMatchObject([
    { mrn: 'TEST0016', flags: ['two-patients'] },
    { mrn: 'TEST0017', flags: ['two-patients'] },
  ])
})

test('a cancelled exam with a charge is flagged, and stays', async () => {
  const { start, complete, exam, importBytes } = await withOrder()
  await complete(await start(), charged())
  await importBytes(anOrder({ control: 'CA', time: '20261120100000', id: '2' }))
  expect(await exam()).toMatchObject({
    standing: 'charged',
    cancelled: true,
    flags: ['cancelled-with-session'],
  })
})

test('no charge has a reason, is no longer missing, and can be taken back', async () => {
  const { mark, exam, worklist } = await withOrder()
  expect(await done(mark('other', ' seen twice '))).toMatchObject({
    standing: 'no-charge',
    noCharge: { reason: 'other', note: 'seen twice' },
  })
  expect((await done(worklist.standing({}))).missingToday).toBe(0)
  const { id, revision } = await exam()
  await done(worklist.expectAgain({ commandId: randomUUID(), id, revision }))
  expect(await exam()).toMatchObject({ standing: 'missing', noCharge: null })
})

test('no charge is refused without words for "other", over a session, and on what was changed meanwhile', async () => {
  const { mark, exam, start, worklist } = await withOrder()
  expect(await refused(mark('other', '  '))).toBe('reason-required')
  const { id, revision } = await exam()
  const stale = { commandId: randomUUID(), id, revision: revision + 1, reason: 'not-done', note: '' } as const
  expect(await refused(worklist.markNoCharge(stale))).toBe('exam-changed')
  await start()
  expect(await refused(mark())).toBe('exam-has-session')
})

test('the same command twice marks once', async () => {
  const { exam, worklist, db } = await withOrder()
  const { id, revision } = await exam()
  const command = { commandId: randomUUID(), id, revision, reason: 'not-done', note: '' } as const
  const first = await done(worklist.markNoCharge(command))
  expect(await done(worklist.markNoCharge(command))).toEqual(first)
  expect(db.all(`SELECT seq FROM audit_event WHERE action = 'exam-no-charge'`)).toHaveLength(1)
})

test('what is missing of earlier days is counted apart, and listed first', async () => {
  const { importBytes, worklist } = await withOrder()
  await importBytes(anOrder({ accession: 'TEST-A-15', placer: 'P15', schedule: '20261118080000', id: '2' }))
  await importBytes(anOrder({ accession: 'TEST-A-17', placer: 'P17', schedule: '20261121080000', id: '3' }))
  expect(await done(worklist.standing({}))).toMatchObject({ missingToday: 1, missingEarlier: 1 })
  expect((await done(worklist.listMissing({}))).map(({ accession }) => accession)).toEqual([
    'TEST-A-15',
    'TEST-A-16',
  ])
  expect(await done(worklist.find({ accession: 'TEST-A-17' }))).toMatchObject([{ standing: 'expected' }])
})

test('a session begun from an order keeps it when its accession number comes', async () => {
  const world = worklistOn()
  await world.importBytes(anOrder({ accession: '' }))
  const [order] = await done(world.worklist.listDay({ day: '2026-11-20' }))
  if (!order) throw new Error('No exam')
  const command = { commandId: randomUUID(), performedOn: '2026-11-20', exam: order.id }
  const session = await done(world.sessions.start(command))
  await world.importBytes(anOrder({ time: '20261120080000', id: '2' }))
  expect(await stepsOn(world).exam()).toMatchObject({ sessionId: session.id, standing: 'in-work' })
})

test('an exam of a later day that is begun today is of today', async () => {
  const { start } = await withOrder({ schedule: '20261125080000' })
  expect((await start()).entry).toMatchObject({ performedOn: '2026-11-20', performedAt: '' })
})
