import { hash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verifyChain } from '#main/features/audit/index.ts'
import { aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { aDraft, done, on, refused } from '#main/testing/session-steps.ts'
import { getPdf } from './close-queries.ts'
import { closingOn, DAY, type ClosingOn } from './testing/closing-on.ts'

/** Two expected exams, one of them charged; a walk-in; a draft. */
async function aWorkedDay(): Promise<ClosingOn> {
  const world = closingOn()
  await world.expect(['TEST-A-1', '09:10'], ['TEST-A-2', '10:00'])
  await world.enter(anEntry())
  await world.enter(
    anEntry({
      accession: 'TEST-W-1',
      lesions: [
        aLesion({ side: 'left', placement: aPlacement({ guidance: 'ultrasound' }) }),
        aLesion({ id: 'B', side: 'left', placement: aPlacement({ guidance: 'ultrasound' }) }),
      ],
    }),
  )
  await aDraft(world, anEntry({ accession: 'TEST-D-1', diagnoses: [] }))
  return world
}

async function reasonsFor(world: ClosingOn) {
  const { rows } = await done(world.closing.list({ day: DAY, list: 'open', offset: 0, limit: 100 }))
  return rows.map(({ open, sessionId, examId }) => ({
    kind: open ?? 'missing',
    id: sessionId ?? examId ?? '',
    reason: 'enter-later' as const,
    note: '',
  }))
}

describe('a day as it stands', () => {
  test('tells what was expected against what is charged', async () => {
    const world = await aWorkedDay()
    expect(await world.standing()).toMatchObject({
      close: null,
      exams: { charged: 1, missing: 1, 'in-work': 0, 'no-charge': 0, expected: 0 },
      walkIns: 2,
      open: { missing: 1, incomplete: 1, draft: 0, held: 0, review: 0, approval: 0 },
      totals: { sessions: 2 },
      toEntry: { count: 2, sameDay: 2, longest: 0 },
    })
  })

  test('counts lines and units as plain SQL does', async () => {
    const world = await aWorkedDay()
    const { totals } = await world.standing()
    const rows = world.db.all(
      `SELECT claim, code, count(*) AS lines, sum(units) AS units FROM charge_line
       WHERE session_id IN (SELECT id FROM session WHERE performed_on = ? AND state = 'complete')
       GROUP BY claim, code ORDER BY claim = 'facility', code`,
      DAY,
    )
    expect(totals.codes).toEqual(rows)
    expect(totals.codes.map(({ code }) => code)).toContain('19286')
  })

  test('gives a reason for each exam without a charge', async () => {
    const world = await aWorkedDay()
    const [exam] = await done(world.worklist.listMissing({}))
    if (!exam) throw new Error('Nothing is missing')
    const { id, revision } = exam
    const mark = { commandId: randomUUID(), id, revision, reason: 'done-elsewhere', note: '' } as const
    await done(world.worklist.markNoCharge(mark))
    expect(await world.standing()).toMatchObject({
      exams: { missing: 0, 'no-charge': 1 },
      noCharge: [{ reason: 'done-elsewhere', count: 1 }],
    })
  })

  test('puts each exam where the list of expected exams does', async () => {
    const world = await aWorkedDay()
    await world.expect(['TEST-D-1', '11:00'], ['TEST-H-1', '12:00'], ['TEST-H-2', '13:00'])
    const held = await aDraft(world, anEntry({ accession: 'TEST-H-1' }))
    await done(world.sessions.hold({ ...on(held), reason: 'waiting-for-report', note: '' }))
    await world.enter(anEntry({ accession: 'TEST-H-2' }))
    const [complete] = await done(world.sessions.search({ text: 'TEST-H-2' }))
    if (!complete) throw new Error('The session is not there')
    const { id, revision } = complete
    const hold = { commandId: randomUUID(), id, revision, reason: 'waiting-for-report', note: '' } as const
    await done(world.sessions.hold(hold))
    const exams = await done(world.worklist.listDay({ day: DAY }))
    for (const list of ['missing', 'in-work', 'charged', 'no-charge'] as const) {
      const { rows } = await done(world.closing.list({ day: DAY, list, offset: 0, limit: 100 }))
      const expected = exams.filter(({ standing }) => standing === list)
      expect(rows.map(({ accession }) => accession)).toEqual(expected.map(({ accession }) => accession))
      expect((await world.standing()).exams[list]).toBe(expected.length)
    }
  })

  test('lists stand in the order of time, a page at a time', async () => {
    const world = await aWorkedDay()
    const page = (offset: number) => done(world.closing.list({ day: DAY, list: 'open', offset, limit: 1 }))
    const [first, second] = [await page(0), await page(1)]
    expect(first).toMatchObject({ rows: [{ accession: 'TEST-D-1', open: 'incomplete' }], more: true })
    expect(second).toMatchObject({ rows: [{ accession: 'TEST-A-2', open: 'missing' }], more: false })
  })

  test('what nobody approved is open only where approval is required', async () => {
    const world = closingOn()
    await world.enter(anEntry())
    const charged = { day: DAY, list: 'walk-ins', offset: 0, limit: 10 } as const
    expect((await world.standing()).open.approval).toBe(0)
    expect((await done(world.closing.list(charged))).rows).toMatchObject([{ open: null }])
    const { workstation: _, training: __, ...own } = world.settings.read()
    const seen = await world.wish()
    world.settings.save({ ...own, approvalRequired: true })
    expect(await refused(world.closing.close(seen))).toBe('day-changed')
    expect((await world.standing()).open.approval).toBe(1)
    expect((await done(world.closing.list({ ...charged, list: 'open' }))).rows).toMatchObject([
      { accession: 'TEST-A-1', open: 'approval' },
    ])
    expect(await refused(world.closing.close(await world.wish()))).toBe('day-items-open')
    const { close } = await world.close({ leftOpen: await reasonsFor(world) })
    expect(close.leftOpen).toBe(1)
  })

  test('says how many days are left before the bills go out', async () => {
    const world = closingOn()
    world.clock.set('2026-11-24T09:00:00.000-05:00')
    expect((await world.standing()).billHold).toEqual({ days: 5, left: 1 })
    world.clock.set('2026-11-27T09:00:00.000-05:00')
    expect((await world.standing()).billHold).toEqual({ days: 5, left: -2 })
  })

  test('a session that was entered the day after is late, and its lag is a day', async () => {
    const world = closingOn()
    world.clock.set('2026-11-21T08:00:00.000-05:00')
    await world.enter(anEntry())
    expect(await world.standing()).toMatchObject({
      afterDay: 1,
      markedLate: 0,
      toEntry: { count: 1, sameDay: 0, nextDay: 1, longest: 1 },
    })
    const late = await done(world.closing.list({ day: DAY, list: 'late', offset: 0, limit: 10 }))
    expect(late.rows).toMatchObject([{ accession: 'TEST-A-1', enteredAfterDays: 1, late: null }])
  })
})

describe('the two counts', () => {
  test('agree on a day that only the program wrote', async () => {
    const world = await aWorkedDay()
    const { rows, trail, agree } = await done(world.closing.count({ day: DAY }))
    expect(agree).toBe(true)
    expect(trail).toEqual(rows)
  })

  test('still agree after a session was opened again and changed', async () => {
    const world = await aWorkedDay()
    const saved = await done(world.sessions.search({ text: 'TEST-W-1' }))
    const [row] = saved
    if (!row) throw new Error('The walk-in is not there')
    const reopened = await done(
      world.sessions.reopen({ commandId: randomUUID(), id: row.id, revision: row.revision }),
    )
    const entry = anEntry({ accession: 'TEST-W-1', performedOn: '2026-11-19' })
    await done(world.sessions.complete({ ...on(reopened), entry }))
    const counts = await done(world.closing.count({ day: DAY }))
    expect(counts).toMatchObject({ agree: true, rows: { sessions: 1 } })
  })

  test.each([
    ['units', `UPDATE charge_line SET units = units + 1 WHERE rowid = (SELECT min(rowid) FROM charge_line)`],
    ['a line', `DELETE FROM charge_line WHERE rowid = (SELECT min(rowid) FROM charge_line)`],
    ['a state', `UPDATE session SET state = 'draft' WHERE accession = 'TEST-A-1'`],
  ])('differ when %s was changed past the program, and the day cannot be closed', async (_, sql) => {
    const world = await aWorkedDay()
    world.db.transaction(() => world.db.run(sql))
    expect((await done(world.closing.count({ day: DAY }))).agree).toBe(false)
    const wish = await world.wish({ leftOpen: await reasonsFor(world) })
    expect(await refused(world.closing.close(wish))).toBe('day-counts-differ')
  })
})

describe('closing', () => {
  test('is refused while something is open without a reason', async () => {
    const world = await aWorkedDay()
    expect(await refused(world.closing.close(await world.wish()))).toBe('day-items-open')
    const [first] = await reasonsFor(world)
    const one = await world.wish({ leftOpen: first ? [first] : [] })
    expect(await refused(world.closing.close(one))).toBe('day-items-open')
    expect((await world.standing()).close).toBeNull()
  })

  test('with reasons closes the day, and the sheet has the totals that were signed', async () => {
    const world = await aWorkedDay()
    const { totals } = await world.standing()
    const { close, sheet } = await world.close({ leftOpen: await reasonsFor(world) })
    expect(close).toMatchObject({ day: DAY, number: 1, signedBy: ['Test Supervisor'], leftOpen: 2, totals })
    expect(sheet).toMatchObject({ kind: 'written', path: join(world.folder, close.pdfName) })
    const bytes = readFileSync(join(world.folder, close.pdfName))
    expect(hash('sha256', bytes)).toBe(close.pdfSha256)
    expect(readdirSync(world.folder)).toEqual([close.pdfName])
    expect(await world.standing()).toMatchObject({ close: { id: close.id } })
    expect(verifyChain(world.db).kind).toBe('whole')
  })

  test('with the reason "other" asks for words', async () => {
    const world = await aWorkedDay()
    const other = (await reasonsFor(world)).map(one => ({ ...one, reason: 'other' as const, note: ' ' }))
    expect(await refused(world.closing.close(await world.wish({ leftOpen: other })))).toBe('reason-required')
  })

  test('is refused when the day changed since it was read', async () => {
    const world = await aWorkedDay()
    const wish = await world.wish({ leftOpen: await reasonsFor(world) })
    await world.enter(anEntry({ accession: 'TEST-N-1' }))
    expect(await refused(world.closing.close(wish))).toBe('day-changed')
  })

  test('sent twice closes once', async () => {
    const world = closingOn()
    const wish = await world.wish()
    const [first, second] = [await done(world.closing.close(wish)), await done(world.closing.close(wish))]
    expect(second).toEqual(first)
    expect(world.db.all('SELECT number FROM day_close')).toEqual([{ number: 1 }])
  })

  test.each([
    ['a day to come', { day: '2026-11-21' }, 'day-ahead'],
    ['no name', { signature: ' ' }, 'signature-needed'],
    ['the same person twice', { secondSignature: 'test supervisor ' }, 'second-signature-same'],
  ])('with %s is refused', async (_, parts, code) => {
    const world = closingOn()
    expect(await refused(world.closing.close(await world.wish(parts)))).toBe(code)
  })

  test('asks for a second signature where the setting does', async () => {
    const world = closingOn()
    world.settings.save({ ...world.settings.read(), secondSignature: true })
    expect(await refused(world.closing.close(await world.wish()))).toBe('second-signature-needed')
    const { close } = await world.close({ secondSignature: 'Test Second' })
    expect(close.signedBy).toEqual(['Test Supervisor', 'Test Second'])
  })

  test('stands when the folder fails, and the sheet can be written again, byte for byte', async () => {
    const world = closingOn()
    const { close, sheet } = await world.close({ folder: join(world.folder, 'away') })
    expect(sheet).toMatchObject({ kind: 'not-written' })
    const again = await done(world.closing.print({ id: close.id, folder: world.folder }))
    expect(again).toEqual({
      kind: 'written',
      path: join(world.folder, close.pdfName),
      sha256: close.pdfSha256,
    })
    expect(await done(world.closing.print({ id: close.id, folder: world.folder }))).toEqual(again)
    expect(getPdf(world.db, close.id).byteLength).toBeGreaterThan(0)
  })

  test('never writes over another file', async () => {
    const world = closingOn()
    const { close } = await world.close({ folder: join(world.folder, 'away') })
    writeFileSync(join(world.folder, close.pdfName), 'another')
    const again = await done(world.closing.print({ id: close.id, folder: world.folder }))
    expect(again.kind).toBe('not-written')
    expect(readFileSync(join(world.folder, close.pdfName), 'utf8')).toBe('another')
    expect(existsSync(join(world.folder, `.${close.pdfName}.again.part`))).toBe(false)
  })
})

describe('a closed day', () => {
  test('keeps a session that was there as it is, for the program and in the database', async () => {
    const world = closingOn()
    await world.enter(anEntry())
    await world.close()
    const [row] = await done(world.sessions.listDay({ day: DAY }))
    if (!row) throw new Error('The session is not there')
    const change = { commandId: randomUUID(), id: row.id, revision: row.revision }
    expect(await refused(world.sessions.reopen(change))).toBe('day-closed')
    const past = (sql: string) => world.db.transaction(() => world.db.run(sql, row.id))
    expect(() => past(`UPDATE session SET state = 'draft' WHERE id = ?`)).toThrow('is closed')
    expect(() => past(`UPDATE session SET performed_on = '2026-11-19' WHERE id = ?`)).toThrow('is closed')
    expect(() => past(`DELETE FROM charge_line WHERE session_id = ?`)).toThrow('is closed')
    expect(() => past(`UPDATE charge_line SET units = 9 WHERE session_id = ?`)).toThrow('is closed')
  })

  test('lets what was charged leave', async () => {
    const world = closingOn()
    await world.enter(anEntry())
    await world.close()
    world.clock.set('2026-11-22T08:00:00.000-05:00')
    const scope = DAY
    await done(world.exports.run({ scope, format: 'csv', hl7Version: '2.3.1', folder: world.folder }))
    expect(await done(world.sessions.listDay({ day: DAY }))).toMatchObject([{ state: 'exported' }])
    expect(await done(world.closing.count({ day: DAY }))).toMatchObject({
      agree: true,
      toExport: { count: 1, later: 1, longest: 2 },
    })
  })

  test('takes a session in late, with a reason; what is typed before is kept and belongs to no day', async () => {
    const world = closingOn()
    await world.close()
    const draft = await aDraft(world, anEntry())
    expect(world.db.one('SELECT performed_on FROM session')).toEqual({ performed_on: '' })
    const opened = await done(world.sessions.open({ id: draft.id }))
    expect(opened.entry.performedOn).toBe(DAY)
    expect(opened.assessment.problems).toMatchObject([{ field: 'performedOn', asks: 'late' }])
    expect(await refused(world.sessions.complete({ ...on(draft), entry: anEntry() }))).toBe('not-complete')
    const late = await done(world.sessions.markLate({ ...on(draft), reason: 'forgotten', note: '' }))
    await done(world.sessions.complete({ ...on(late), entry: anEntry() }))
    expect(await done(world.sessions.listDay({ day: DAY }))).toMatchObject([
      { state: 'complete', late: 'forgotten' },
    ])
    expect(await world.standing()).toMatchObject({ markedLate: 1 })
    const wish = { scope: 'all', destination: null, onlyClosedDays: false } as const
    world.clock.set('2026-11-23T08:00:00.000-05:00')
    expect((await done(world.exports.preview(wish))).late).toMatchObject([
      { accession: 'TEST-A-1', performedOn: DAY, days: 3, reason: 'forgotten' },
    ])
    expect(await done(world.closing.count({ day: DAY }))).toMatchObject({
      agree: true,
      rows: { sessions: 1 },
    })
  })

  test('lets a draft that was left open be finished late', async () => {
    const world = closingOn()
    const draft = await aDraft(world, anEntry({ diagnoses: [] }))
    await world.close({ leftOpen: await reasonsFor(world) })
    expect(await refused(world.sessions.saveDraft({ ...on(draft), entry: anEntry() }))).toBe('day-closed')
    expect(await done(world.sessions.open({ id: draft.id }))).toMatchObject({ dayClosed: true, late: null })
    const late = await done(world.sessions.markLate({ ...on(draft), reason: 'left-open', note: '' }))
    await done(world.sessions.complete({ ...on(late), entry: anEntry() }))
    expect(await done(world.sessions.open({ id: draft.id }))).toMatchObject({
      state: 'complete',
      dayClosed: false,
      late: { reason: 'left-open' },
    })
  })

  test('forgets the mark of a late draft that turns out to be of an open day', async () => {
    const world = closingOn()
    await world.close()
    const draft = await aDraft(world, anEntry())
    const late = await done(world.sessions.markLate({ ...on(draft), reason: 'forgotten', note: '' }))
    const moved = anEntry({ performedOn: '2026-11-19' })
    await done(world.sessions.saveDraft({ ...on(late), entry: moved }))
    expect(await done(world.sessions.open({ id: draft.id }))).toMatchObject({ late: null, dayClosed: false })
  })

  test('an open day takes no mark "late", and "other" asks for words', async () => {
    const world = closingOn()
    const draft = await aDraft(world, anEntry())
    const late = { ...on(draft), reason: 'forgotten', note: '' } as const
    expect(await refused(world.sessions.markLate(late))).toBe('day-open')
    expect(await refused(world.sessions.markLate({ ...late, reason: 'other' }))).toBe('reason-required')
  })
})

describe('opening again', () => {
  test('needs a reason, is on record, and the next close refers to the one before', async () => {
    const world = closingOn()
    const { close } = await world.close()
    const reopen = { commandId: randomUUID(), id: close.id, reason: 'charge-missing', note: '' } as const
    expect(await refused(world.closing.reopen({ ...reopen, reason: 'other' }))).toBe('reason-required')
    expect(await done(world.closing.reopen(reopen))).toMatchObject({
      reopened: { reason: 'charge-missing', by: 'test-desk' },
    })
    const once = { ...reopen, commandId: randomUUID() }
    expect(await refused(world.closing.reopen(once))).toBe('day-not-closed')
    await world.enter(anEntry())
    const second = await world.close()
    expect(second.close).toMatchObject({ number: 2, totals: { sessions: 1 } })
    const row = world.db.one<{ readonly sheet: string }>('SELECT sheet FROM day_close WHERE number = 2')
    expect(JSON.parse(row?.sheet ?? '{}')).toMatchObject({
      previous: { number: 1, sha256: close.pdfSha256, reason: 'charge-missing' },
    })
    const { closes } = await done(world.closing.history({ offset: 0, limit: 10 }))
    expect(closes.map(({ number }) => number)).toEqual([2, 1])
    expect(await world.standing()).toMatchObject({ reopened: 1 })
  })

  test('makes the day take sessions as before', async () => {
    const world = closingOn()
    const { close } = await world.close()
    await done(
      world.closing.reopen({ commandId: randomUUID(), id: close.id, reason: 'closed-too-early', note: '' }),
    )
    await world.enter(anEntry())
    expect(await done(world.sessions.listDay({ day: DAY }))).toMatchObject([
      { state: 'complete', late: null },
    ])
  })
})
