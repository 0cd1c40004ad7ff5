import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { aLesion, anEntry } from '#main/testing/an-entry.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { aDestination, hl7Section } from '../testing/a-destination.ts'
import { aDesk, chargesIn, exportAll, value } from '../testing/a-desk.ts'

/** After what the desk sends. */
const LATER = '2026-11-20T18:00:00.000-05:00'

/** Receivers of professional charges that take CSV, each with its folder of charges and of answers. */
function aDeskWith(...ids: readonly string[]) {
  const db = memoryDb()
  const root = tempFolder()
  const place = (kind: 'in' | 'answers' | 'taken', id: string) => join(root, `${id}-${kind}`)
  for (const id of ids) {
    for (const kind of ['in', 'answers', 'taken'] as const) mkdirSync(place(kind, id))
    const delivery = { answerFolders: [place('answers', id)] }
    aDestination(db, { id, folder: place('in', id), claims: 'professional', delivery })
  }
  const desk = aDesk({ db })
  const send = async (destination: string) => {
    const to = { scope: 'all', destination, onlyClosedDays: false }
    const { batch, withheld } = value(await desk.exports.send(to))
    const charges = chargesIn(place('in', destination))
    const names = readdirSync(place('in', destination))
    for (const name of names)
      renameSync(join(place('in', destination), name), join(place('taken', destination), name))
    return { batch, charges, withheld, name: names[0] ?? '' }
  }
  const refuse = async (destination: string, name: string) => {
    writeFileSync(join(place('answers', destination), `${name}.rej`), `Refused ${randomUUID()}`)
    return value(await desk.exports.lookForAnswers({})).refusals
  }
  const numbers = () =>
    desk.db.all<{ readonly number: string }>(`
      SELECT line_number AS number FROM export_ledger
      UNION ALL SELECT line_number FROM export_credit
      UNION ALL SELECT line_number FROM export_refusal`)
  return { desk, db, place, send, refuse, numbers }
}

const withSide =
  (side: 'left' | 'right') =>
  (entry: SessionEntry): SessionEntry => ({
    ...entry,
    lesions: entry.lesions.map(lesion => ({ ...lesion, side })),
  })

test('what one receiver refused leaves to it corrected, without a credit; who accepted it gets credit and replacement', async () => {
  const { desk, send, refuse, numbers } = aDeskWith('first', 'second')
  const id = await desk.complete(anEntry())
  const sent = await send('first')
  await send('second')
  await refuse('first', sent.name)
  await desk.correct(id, withSide('left'))
  expect((await send('first')).charges).toEqual(['TEST-A-1 PROFESSIONAL 19283'])
  expect((await send('second')).charges).toEqual([
    'TEST-A-1 PROFESSIONAL 19283',
    'credit TEST-A-1 PROFESSIONAL 19283',
  ])
  for (const again of ['first', 'second']) expect((await send(again)).batch).toBeNull()
  const given = numbers().map(({ number }) => number)
  expect(new Set(given).size).toBe(given.length)
})

test('what two receivers accepted is credited and charged anew at both', async () => {
  const { desk, send } = aDeskWith('first', 'second')
  const id = await desk.complete(anEntry())
  for (const to of ['first', 'second']) await send(to)
  await desk.correct(id, withSide('left'))
  for (const to of ['first', 'second']) {
    expect((await send(to)).charges).toEqual([
      'TEST-A-1 PROFESSIONAL 19283',
      'credit TEST-A-1 PROFESSIONAL 19283',
    ])
  }
})

test('a line that the correction left as it was leaves again to who refused it, and to nobody else', async () => {
  const { desk, send, refuse } = aDeskWith('first', 'second')
  const id = await desk.complete(anEntry({ lesions: [aLesion(), aLesion({ id: 'B' })] }))
  const sent = await send('first')
  await send('second')
  await refuse('first', sent.name)
  await desk.correct(id, entry => ({
    ...entry,
    lesions: entry.lesions.map((lesion, index) => (index === 1 ? { ...lesion, side: 'left' } : lesion)),
  }))
  expect((await send('first')).charges).toEqual([
    'TEST-A-1 PROFESSIONAL 19283',
    'TEST-A-1 PROFESSIONAL 19284',
  ])
  expect((await send('second')).charges).toEqual([
    'TEST-A-1 PROFESSIONAL 19284',
    'credit TEST-A-1 PROFESSIONAL 19284',
  ])
})

test('a correction that was refused is corrected again', async () => {
  const { desk, send, refuse } = aDeskWith('first')
  let id: SessionId = await desk.complete(anEntry())
  for (const side of ['left', 'right', 'left'] as const) {
    const { name, charges } = await send('first')
    expect(charges).toEqual(['TEST-A-1 PROFESSIONAL 19283'])
    expect(await refuse('first', name)).toMatchObject([{ standing: 'open' }])
    id = await desk.correct(id, withSide(side))
  }
  expect((await send('first')).charges).toEqual(['TEST-A-1 PROFESSIONAL 19283'])
  expect(value(await desk.exports.answers({})).refusals).toEqual([])
})

test('what was refused is due to who refused it, not to a folder of the moment or to a receiver of later', async () => {
  const { desk, db, place, send, refuse } = aDeskWith('first')
  await desk.complete(anEntry({ claims: 'professional' }))
  const { name, charges } = await send('first')
  await refuse('first', name)
  const [refusal] = value(await desk.exports.answers({})).refusals
  const { answer = '', position = 0 } = refusal ?? {}
  value(await desk.exports.sendUnderNewNumbers({ answer, position }))
  for (const kind of ['in', 'taken'] as const) mkdirSync(place(kind, 'later'))
  aDestination(db, { id: 'later', folder: place('in', 'later'), claims: 'professional', at: LATER })
  expect((await send('later')).batch).toBeNull()
  expect((await exportAll(desk, tempFolder())).batch).toBeNull()
  expect((await send('first')).charges).toEqual(charges)
})

test('without a correction the refused lines leave again under new numbers, once; the first batch keeps its bytes', async () => {
  const { desk, send, refuse } = aDeskWith('first')
  await desk.complete(anEntry())
  const first = await send('first')
  const [refusal] = await refuse('first', first.name)
  const { answer = '', position = 0 } = refusal ?? {}
  expect(value(await desk.exports.sendUnderNewNumbers({ answer, position })).refusals).toEqual([])
  const again = await desk.exports.sendUnderNewNumbers({ answer, position })
  expect(again).toMatchObject({ error: { code: 'refusal-unknown' } })
  const second = await send('first')
  expect(second.charges).toEqual(first.charges)
  expect(second.name).not.toBe(first.name)
  expect((await send('first')).batch).toBeNull()
  const folder = tempFolder()
  value(await desk.exports.again({ batch: first.batch ?? '', folder }))
  expect(readdirSync(folder)).toEqual([first.name])
})

test('a refused session that is voided has nothing to take back there', async () => {
  const { desk, send, refuse } = aDeskWith('first', 'second')
  const id = await desk.complete(anEntry())
  const { name } = await send('first')
  await send('second')
  await refuse('first', name)
  const why = { reason: 'duplicate-charge', note: '' } as const
  value(await desk.corrections.voidCharges({ commandId: randomUUID(), id, ...why }))
  expect((await send('first')).batch).toBeNull()
  expect((await send('second')).charges).toEqual(['credit TEST-A-1 PROFESSIONAL 19283'])
})

test('a correction of a refused session that is discarded lets it leave again as it was', async () => {
  const { desk, send, refuse } = aDeskWith('first')
  const id = await desk.complete(anEntry())
  const { name, charges } = await send('first')
  await refuse('first', name)
  const command = () => ({ commandId: randomUUID() })
  const begun = value(await desk.corrections.begin({ ...command(), id, reason: 'wrong-side', note: '' }))
  expect((await send('first')).batch).toBeNull()
  value(await desk.sessions.discard({ ...command(), id: begun.id, revision: begun.revision }))
  expect((await send('first')).charges).toEqual(charges)
  expect((await send('first')).batch).toBeNull()
})

test('a refused message is one session: the other sessions of its file stay as they are', async () => {
  const db = memoryDb()
  const root = tempFolder()
  const [folder, answers] = [join(root, 'in'), join(root, 'answers')]
  mkdirSync(folder)
  mkdirSync(answers)
  const delivery = { answerFolders: [answers] }
  aDestination(db, { id: 'billing', folder, claims: 'professional', format: hl7Section(), delivery })
  const desk = aDesk({ db })
  await desk.complete(anEntry())
  const refused = await desk.complete(anEntry({ accession: 'TEST-A-2', patient: { mrn: 'TEST0002' } }))
  const to = { scope: 'all', destination: 'billing', onlyClosedDays: false }
  const { batch } = value(await desk.exports.send(to))
  writeFileSync(
    join(answers, 'a.hl7'),
    ['MSH|^~\\&|B|H|C|S|20261120||ACK|1|P|2.3.1', `MSA|AE|${batch}-00002`, 'ERR|PID^1^3'].join('\r'),
  )
  value(await desk.exports.lookForAnswers({}))
  const opened = value(await desk.sessions.open({ id: refused }))
  expect(opened.said).toMatchObject([
    { receiver: 'Receiver billing', batch, code: 'AE', field: 'patient.mrn', refused: { part: 'patient' } },
  ])
  await desk.correct(refused, entry => ({ ...entry, patient: { ...entry.patient, mrn: 'TEST0003' } }))
  expect(value(await desk.exports.answers({})).refusals).toMatchObject([{ standing: 'due' }])
  const second = value(await desk.exports.send(to))
  expect(second.files.map(({ messages, lines, credits }) => [messages, lines, credits])).toEqual([[1, 1, 0]])
  expect(value(await desk.exports.answers({})).refusals).toEqual([])
})

test('the draft of a correction has what was said until somebody has seen it; the refusal stays to be dealt with', async () => {
  const { desk, send, refuse } = aDeskWith('first')
  const id = await desk.complete(anEntry())
  const { name } = await send('first')
  const [refusal] = await refuse('first', name)
  const { answer = '', position = 0 } = refusal ?? {}
  const command = () => ({ commandId: randomUUID() })
  const begun = value(await desk.corrections.begin({ ...command(), id, reason: 'wrong-side', note: '' }))
  expect(begun.said).toMatchObject([{ answer, position, receiver: 'Receiver first', field: null }])
  expect(value(await desk.sessions.open({ id })).said).toEqual([])
  value(await desk.exports.seeRefusal({ answer, position, session: id }))
  expect(value(await desk.sessions.open({ id: begun.id })).said).toEqual([])
  expect(value(await desk.exports.answers({})).refusals).toMatchObject([{ answer }])
  expect(desk.db.all(`SELECT actor FROM audit_event WHERE action = 'refusal-seen'`)).toHaveLength(1)
})

test('a refused credit leaves again under a new number, without its charge', async () => {
  const { desk, send, refuse } = aDeskWith('first')
  const id = await desk.complete(anEntry())
  await send('first')
  const why = { reason: 'duplicate-charge', note: '' } as const
  value(await desk.corrections.voidCharges({ commandId: randomUUID(), id, ...why }))
  const { name, charges } = await send('first')
  const [refusal] = await refuse('first', name)
  const { answer = '', position = 0 } = refusal ?? {}
  value(await desk.exports.sendUnderNewNumbers({ answer, position }))
  expect((await send('first')).charges).toEqual(charges)
  expect((await send('first')).batch).toBeNull()
})

test('a charge whose credit has left is not sent again for a refusal that came late', async () => {
  const { desk, send, refuse } = aDeskWith('first')
  const id = await desk.complete(anEntry())
  const { name } = await send('first')
  const why = { reason: 'duplicate-charge', note: '' } as const
  value(await desk.corrections.voidCharges({ commandId: randomUUID(), id, ...why }))
  await send('first')
  const [refusal] = await refuse('first', name)
  const { answer = '', position = 0 } = refusal ?? {}
  expect(await desk.exports.sendUnderNewNumbers({ answer, position })).toMatchObject({
    error: { code: 'refusal-nothing' },
  })
  expect((await send('first')).batch).toBeNull()
})

test('an answer that matched nothing is seen once, by a person and at a time that the audit trail has', async () => {
  const { desk, place } = aDeskWith('first')
  writeFileSync(join(place('answers', 'first'), 'odd.txt'), 'hello')
  const [answer] = value(await desk.exports.lookForAnswers({})).answers
  const sha256 = answer?.sha256 ?? ''
  expect(answer).toMatchObject({ seenAt: null, seenBy: null })
  const { answers } = value(await desk.exports.seeAnswer({ sha256 }))
  expect(answers).toMatchObject([{ seenAt: '2026-11-20T17:30:00.000-05:00', seenBy: 'test-desk' }])
  expect(await desk.exports.seeAnswer({ sha256 })).toMatchObject({ error: { code: 'answer-seen-already' } })
  expect(desk.db.all(`SELECT actor FROM audit_event WHERE action = 'answer-seen'`)).toEqual([
    { actor: 'test-desk' },
  ])
})
