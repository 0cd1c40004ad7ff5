import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { CorrectionReason } from '#shared/domain/correction.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { aDesk, exportAll, type Desk } from '#main/features/exports/testing/a-desk.ts'
import { aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { done, on, refused } from '#main/testing/session-steps.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'

const EXAM = '00000000-0000-7000-8000-00000000000e'

const item = { deviceIdentifier: '00312345678906', lot: 'L1', serial: 'S1', expiresOn: '' }
const aTagged = aLesion({ placement: aPlacement({ devices: [{ type: 'wire', count: 1, items: [item] }] }) })

const leftSide = (entry: SessionEntry): SessionEntry => ({
  ...entry,
  lesions: entry.lesions.map(lesion => ({ ...lesion, side: 'left' })),
})
const otherPatient = (entry: SessionEntry): SessionEntry => ({
  ...entry,
  patient: { ...entry.patient, mrn: 'TEST0002' },
})

/** A desk from which one session left. */
async function anExported(entry: SessionEntry = anEntry({ claims: 'facility' })) {
  const desk = aDesk()
  const id = await desk.complete(entry)
  await exportAll(desk, tempFolder())
  return { desk, id }
}

const asked = (id: SessionId, reason: CorrectionReason = 'wrong-side', note = '') => ({
  commandId: randomUUID(),
  id: id,
  reason,
  note,
})

const begun = (desk: Desk, id: SessionId) => done(desk.corrections.begin(asked(id)))
const complete = (desk: Desk, entry: SessionEntry) => desk.complete(entry)

const NO_FACTS = Object.fromEntries(
  [
    'name',
    'birthDate',
    'sex',
    'schedule',
    'procedure',
    'side',
    'referring',
    'performing',
    'account',
    'visit',
    'cancelled',
  ].map(fact => [fact, null]),
)

/** An expected exam that the session of an accession number belongs to. */
function withExam(desk: Desk): void {
  desk.db.transaction(() => {
    desk.db.run(
      `INSERT INTO expected_exam (id, revision, mrn, accession, order_number, facts, patient_name, search_name,
         scheduled_on, scheduled_at, state, source, message_id, message_at, waiting, created_at, updated_at)
       VALUES (?, 0, 'TEST0001', 'TEST-A-1', '', ?, '', '', '2026-11-20', '', 'expected', 'csv', '', '', 1, '', '')`,
      EXAM,
      JSON.stringify(NO_FACTS),
    )
    desk.db.run('UPDATE session SET exam_id = ?', EXAM)
  })
}

const isWaiting = ({ db }: Desk) =>
  db.one<{ waiting: number }>('SELECT waiting FROM expected_exam')?.waiting === 1

describe('a correction that is begun', () => {
  test('is a draft like what left, linked with it both ways', async () => {
    const { desk, id } = await anExported()
    const draft = await done(desk.corrections.begin(asked(id, 'other', 'The report was amended.')))
    const left = await done(desk.sessions.open({ id }))
    expect(draft).toMatchObject({ state: 'draft', revision: 0, entry: left.entry, correctedBy: null })
    const link = {
      session: id,
      replacement: draft.id,
      reason: 'other',
      note: 'The report was amended.',
      begunBy: 'test-desk',
      standing: 'open',
    }
    expect(left.correctedBy).toMatchObject(link)
    expect(draft.corrects).toMatchObject({ ...link, sent: [{ batch: expect.stringMatching(/0000001$/) }] })
    const list = await done(desk.sessions.listDay({ day: '2026-11-20' }))
    expect(list.map(({ corrects, supersededBy }) => [corrects, supersededBy])).toEqual([
      [null, { kind: 'replacement', standing: 'open' }],
      [id, null],
    ])
  })

  test('begins once, however often its command is sent', async () => {
    const { desk, id } = await anExported()
    const command = asked(id)
    const [first, second] = [
      await done(desk.corrections.begin(command)),
      await done(desk.corrections.begin(command)),
    ]
    expect(second.id).toBe(first.id)
  })

  test.each([
    [
      'a draft',
      'wrong-state',
      async (desk: Desk) => await desk.sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' }),
    ],
    [
      'a complete session',
      'wrong-state',
      async (desk: Desk) => ({
        ok: true,
        value: { id: await complete(desk, anEntry({ accession: 'TEST-A-2' })) },
      }),
    ],
  ] as const)('is not one of %s', async (_, code, make) => {
    const { desk } = await anExported()
    const made = await make(desk)
    if (!made.ok) throw new Error('begun')
    expect(await refused(desk.corrections.begin(asked(made.value.id)))).toBe(code)
  })

  test('"other" needs words', async () => {
    const { desk, id } = await anExported()
    expect(await refused(desk.corrections.begin(asked(id, 'other', ' ')))).toBe('reason-required')
  })

  test('is no duplicate of what it corrects, and has its accession number', async () => {
    const { desk, id } = await anExported()
    const { assessment } = await begun(desk, id)
    expect([assessment.duplicates, assessment.problems, assessment.canComplete]).toEqual([[], [], true])
  })

  test('is compared with what left while it is typed', async () => {
    const { desk, id } = await anExported(
      anEntry({ claims: 'facility', lesions: [aLesion(), aLesion({ id: 'B' })] }),
    )
    const draft = await begun(desk, id)
    const compare = (entry: SessionEntry) => done(desk.corrections.compare({ id: draft.id, entry }))
    expect(await compare(draft.entry)).toMatchObject({ credited: [], added: [], unchanged: [{}, {}] })
    const [first] = draft.entry.lesions
    const fewer = await compare({ ...draft.entry, lesions: first ? [first] : [] })
    expect([
      fewer.credited.map(({ code }) => code),
      fewer.added,
      fewer.unchanged.map(({ code }) => code),
    ]).toEqual([['19284'], [], ['19283']])
    expect(await compare(otherPatient(draft.entry))).toMatchObject({
      changedFacts: ['patient'],
      unchanged: [],
      credited: [{ code: '19283', lineNumber: expect.stringMatching(/^.{12}$/) }, { code: '19284' }],
    })
  })
})

describe('a correction that is given up', () => {
  test('leaves what left as it was, and can be taken back', async () => {
    const { desk, id } = await anExported()
    const draft = await begun(desk, id)
    const away = await done(desk.sessions.discard(on(draft)))
    expect((await done(desk.sessions.open({ id }))).correctedBy).toBeNull()
    await done(desk.sessions.restore(on(away)))
    expect((await done(desk.sessions.open({ id }))).correctedBy).toMatchObject({ replacement: draft.id })
  })

  test('is not taken back once another one was begun', async () => {
    const { desk, id } = await anExported()
    const away = await done(desk.sessions.discard(on(await begun(desk, id))))
    await begun(desk, id)
    expect(await refused(desk.sessions.restore(on(away)))).toBe('correction-stands')
  })

  test('when complete is reopened and put away: nothing is credited', async () => {
    const { desk, id } = await anExported()
    const correction = await desk.correct(id, leftSide)
    expect((await done(desk.sessions.open({ id }))).correctedBy?.standing).toBe('waiting')
    const reopened = await done(
      desk.sessions.reopen({ commandId: randomUUID(), id: correction, revision: 1 }),
    )
    await done(desk.sessions.discard(on(reopened)))
    expect(await exportAll(desk, tempFolder())).toMatchObject({ batch: null, files: [], withheld: [] })
  })

  test('is kept as long as another session has the accession number of what left', async () => {
    const { desk, id } = await anExported()
    const draft = await begun(desk, id)
    const elsewhere = { ...draft.entry, accession: 'TEST-A-9' }
    const saved = await done(desk.sessions.saveDraft({ ...on(draft), entry: elsewhere }))
    await complete(desk, anEntry({ patient: { mrn: 'TEST0009' } }))
    expect(await refused(desk.sessions.discard(on(saved)))).toBe('correction-needed')
  })
})

describe('what hangs on a session', () => {
  test('its expected exam stays with its correction, and comes back when it is given up', async () => {
    const { desk, id } = await anExported()
    withExam(desk)
    const draft = await begun(desk, id)
    expect([draft.exam?.id, isWaiting(desk)]).toEqual([EXAM, false])
    const away = await done(desk.sessions.discard(on(draft)))
    expect(isWaiting(desk)).toBe(false)
    const back = await done(desk.sessions.restore(on(away)))
    expect((await done(desk.sessions.open({ id: back.id }))).exam?.id).toBe(EXAM)
  })

  test('the expected exam of a voided session waits again', async () => {
    const { desk, id } = await anExported()
    withExam(desk)
    await done(desk.corrections.voidCharges(asked(id)))
    expect(isWaiting(desk)).toBe(true)
    await done(desk.corrections.withdrawVoid({ commandId: randomUUID(), id }))
    expect(isWaiting(desk)).toBe(false)
  })

  test('its devices go to its correction, also to another patient, and come back with it', async () => {
    const { desk, id } = await anExported(anEntry({ claims: 'facility', lesions: [aTagged] }))
    const placed = () => desk.db.all('SELECT session_id AS session, mrn FROM device_placement')
    const correction = await desk.correct(id, otherPatient)
    expect(placed()).toEqual([{ session: correction, mrn: 'TEST0002' }])
    await done(desk.sessions.reopen({ commandId: randomUUID(), id: correction, revision: 1 }))
    expect(placed()).toEqual([{ session: id, mrn: 'TEST0001' }])
  })

  test('the devices of a voided session are free', async () => {
    const { desk, id } = await anExported(anEntry({ claims: 'facility', lesions: [aTagged] }))
    await done(desk.corrections.voidCharges(asked(id, 'wrong-patient')))
    await complete(
      desk,
      anEntry({
        accession: 'TEST-A-2',
        claims: 'facility',
        lesions: [aTagged],
        patient: { mrn: 'TEST0002' },
      }),
    )
    expect(desk.db.all('SELECT mrn FROM device_placement')).toEqual([{ mrn: 'TEST0002' }])
    await done(desk.corrections.withdrawVoid({ commandId: randomUUID(), id }))
    expect(desk.db.all('SELECT mrn FROM device_placement')).toEqual([{ mrn: 'TEST0002' }])
  })

  test('the accession number of what was corrected to another one is free', async () => {
    const { desk, id } = await anExported()
    await desk.correct(id, entry => ({ ...otherPatient(entry), accession: 'TEST-A-9' }))
    await complete(desk, anEntry())
    await exportAll(desk, tempFolder())
    expect([...desk.sessions.listAll()].map(({ accession, state }) => [accession, state])).toEqual([
      ['TEST-A-1', 'exported'],
      ['TEST-A-9', 'exported'],
      ['TEST-A-1', 'exported'],
    ])
  })
})

test('every step is on record with its reason', async () => {
  const { desk, id } = await anExported()
  await desk.correct(id, leftSide)
  await exportAll(desk, tempFolder())
  const events = desk.db.all<{ action: string; reason: string }>(
    'SELECT action, reason FROM audit_event WHERE session_id = ? ORDER BY seq DESC LIMIT 3',
    id,
  )
  expect(events.map(({ action, reason }) => [action, reason])).toEqual([
    ['charges-credited', ''],
    ['correction-decided', 'wrong-side'],
    ['correction-begun', 'wrong-side'],
  ])
})

describe('what left of a session', () => {
  test('is its lines under their numbers, those that its void takes back included', async () => {
    const { desk, id } = await anExported()
    const before = await done(desk.corrections.sent({ id }))
    expect(before).toMatchObject([
      { code: '19283', units: 1, lineNumber: expect.stringMatching(/\d$/), batch: expect.any(String) },
    ])
    await done(desk.corrections.voidCharges(asked(id)))
    expect(await done(desk.corrections.sent({ id }))).toEqual(before)
  })

  test('is no more once a correction of it has left and is corrected in turn', async () => {
    const { desk, id } = await anExported()
    const second = await desk.correct(id, leftSide)
    await exportAll(desk, tempFolder())
    await desk.correct(second, otherPatient)
    expect(await done(desk.corrections.sent({ id: second }))).toMatchObject([{ side: 'left' }])
  })

  test('is found by its batch, the batch of its credits as well', async () => {
    const { desk, id } = await anExported()
    const second = await desk.correct(id, leftSide)
    const { batch } = await exportAll(desk, tempFolder())
    const sessionsOf = async (number: string) =>
      (await done(desk.corrections.sessionsOf({ batch: number }))).map(session => session.id)
    const [firstBatch = ''] = (await done(desk.corrections.sent({ id }))).map(line => line.batch)
    expect(await sessionsOf(firstBatch)).toEqual([id])
    expect((await sessionsOf(batch ?? '')).toSorted()).toEqual([id, second].toSorted())
    expect(await sessionsOf('none')).toEqual([])
  })
})
