import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SheetFormat } from '#shared/contract/interface-sheet.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { aDestination, hl7Section, SECTIONS } from '../testing/a-destination.ts'
import { aDesk, value } from '../testing/a-desk.ts'
import { readAnswer } from './read-answer.ts'
import { x12Answer } from './testing/x12-answer.ts'

/** A desk that has sent two sessions to a destination with a folder of answers. */
async function sent(format: SheetFormat, claims: 'professional' | 'facility' = 'professional') {
  const db = memoryDb()
  const root = tempFolder()
  const [folder, answers] = [join(root, 'in'), join(root, 'ack')]
  mkdirSync(folder)
  mkdirSync(answers)
  aDestination(db, { id: 'billing', folder, claims, format, delivery: { answerFolders: [answers] } })
  const desk = aDesk({ db })
  const first = await desk.complete(anEntry())
  const second = await desk.complete(anEntry({ accession: 'TEST-A-2', patient: { mrn: 'TEST0002' } }))
  const { batch } = value(
    await desk.exports.send({ scope: 'all', destination: 'billing', onlyClosedDays: false }),
  )
  const [name = ''] = readdirSync(folder)
  const bytes = readFileSync(join(folder, name), 'latin1')
  const answer = async (file: string, text: string) => {
    writeFileSync(join(answers, file), text, 'latin1')
    return value(await desk.exports.lookForAnswers({}))
  }
  return { desk, batch: batch ?? '', name, bytes, answers, answer, first, second }
}

const HL7 = hl7Section()

const ack = (...messages: readonly (readonly string[])[]) =>
  messages
    .map(([code, number, ...errors]) =>
      ['MSH|^~\\&|BILLING|H|CHARGEMARK|S|20261120||ACK|1|P|2.3.1', `MSA|${code}|${number}`, ...errors].join(
        '\r',
      ),
    )
    .join('\r')

test('acknowledgments of HL7 mark what was taken and make work items of what was refused, with the words and the field', async () => {
  const { answer, batch, second, desk } = await sent(HL7)
  const text = ack(
    ['AA', `${batch}-00001`],
    ['AE', `${batch}-00002`, 'ERR|PID^1^3^204&Unknown key identifier'],
  )
  const { refusals, answers } = await answer('a.hl7', text)
  expect(answers).toMatchObject([{ kind: 'hl7-ack', accepted: 1, refused: 1, unmatched: 0 }])
  expect(refusals).toMatchObject([
    { batch, sessionId: second, accession: 'TEST-A-2', field: 'MRN', receiverCode: '204' },
  ])
  expect(value(await desk.exports.history({}))[0]?.answered).toEqual({ accepted: 1, refused: 1 })
})

test('an error of 2.5.1 on a charge names its line and gives the receiver’s words', async () => {
  const { answer, batch } = await sent(HL7)
  const text = ack([
    'AR',
    `${batch}-00001`,
    'ERR||FT1^1^20|103^Table value not found|E||||Physician is not enrolled',
  ])
  const { refusals } = await answer('a.ack', text.replaceAll('\r', '\r\n'))
  expect(refusals).toMatchObject([
    { code: '19283', field: 'Performing physician', words: 'Physician is not enrolled', receiverCode: '103' },
  ])
})

test('an answer about a number of somebody else is shown, never dropped', async () => {
  const { answer } = await sent(HL7)
  const { refusals, answers } = await answer('a.hl7', ack(['AE', 'ZZZ0000001-00001']))
  expect(answers).toMatchObject([{ unmatched: 1 }])
  expect(refusals).toMatchObject([{ batch: null, sessionId: null, names: 'ZZZ0000001-00001' }])
})

test('the same answer is processed once, under whatever name; it is kept and goes to "processed"', async () => {
  const { answer, answers, batch, desk } = await sent(HL7)
  const text = ack(['AA', `${batch}-00001`])
  await answer('a.hl7', text)
  expect(existsSync(join(answers, 'processed', 'a.hl7'))).toBe(true)
  const again = await answer('b.hl7', text)
  expect(again.answers).toHaveLength(1)
  expect(desk.db.one('SELECT content FROM export_answer')).toEqual({ content: text })
  expect(desk.db.all(`SELECT 1 FROM audit_event WHERE action = 'answer-received'`)).toHaveLength(1)
})

test('a 999 that rejects a segment of a claim names the session and the field, and refuses the set', async () => {
  const { answer, bytes, first, second } = await sent(SECTIONS.x12)
  const segments = bytes.split('~')
  const start = segments.findIndex(segment => segment.startsWith('ST*'))
  const member = segments.findLastIndex(segment => segment.startsWith('NM1*IL')) - start + 1
  const { refusals } = await answer(
    'a.999',
    x12Answer(
      '999',
      'AK1*HC*1',
      'AK2*837*0001',
      `IK3*NM1*${member}**8`,
      'IK4*9*67*7*BAD',
      'IK5*R*5',
      'AK9*R*1*1*0',
    ),
  )
  expect(refusals).toMatchObject([
    {
      sessionId: second,
      field: 'Member number',
      receiverCode: '7',
      words: 'Segment NM1: error 8, element 9: error 7',
    },
    {
      sessionId: first,
      field: null,
      receiverCode: '5',
      words: 'Its set was rejected for an error elsewhere in it.',
    },
  ])
})

test('a 999 that accepts a set accepts each of its claims', async () => {
  const { answer } = await sent(SECTIONS.x12)
  const text = x12Answer('999', 'AK1*HC*1', 'AK2*837*0001', 'IK5*A', 'AK9*A*1*1*1')
  expect((await answer('a.999', text)).answers).toMatchObject([{ kind: 'x12-999', refused: 0, unmatched: 0 }])
})

test('a 277CA takes one claim and returns another, with the payer’s words', async () => {
  const { answer, bytes, first } = await sent(SECTIONS.x12)
  const claims = bytes.split('~').flatMap(segment => /^CLM\*([^*]+)/.exec(segment)?.[1] ?? [])
  const status = (claim: string | undefined, stc: string) => ['HL*3*2*PT', `TRN*2*${claim}`, stc]
  const { refusals, answers } = await answer(
    'a.277',
    x12Answer(
      '277',
      ...status(claims[0], 'STC*A7:562*20261120*U*50000********Rendering provider is not known'),
      ...status(claims[1], 'STC*A2:20*20261120*WQ*50000'),
    ),
  )
  expect(answers).toMatchObject([{ kind: 'x12-277ca', accepted: 1, refused: 1, unmatched: 0 }])
  expect(refusals).toMatchObject([
    { sessionId: first, receiverCode: 'A7:562', words: 'Rendering provider is not known' },
  ])
})

test('a TA1 that rejects the interchange refuses the batch', async () => {
  const { answer, batch } = await sent(SECTIONS.x12)
  const text = x12Answer('999').replace(/GS\*.*GE\*1\*99~/s, 'TA1*000000001*261120*1800*R*010~')
  expect((await answer('a.ta1', text)).refusals).toMatchObject([
    { batch, sessionId: null, receiverCode: '010' },
  ])
})

test.each([
  ['.rej', 1, 0],
  ['.ack', 0, 1],
])('a file of our name with %s behind it is an answer', async (end, refused, accepted) => {
  const { answer, name, batch } = await sent(SECTIONS.csv)
  const { answers, refusals } = await answer(`${name}${end}`, 'Row 3: unknown code\r\nmore')
  expect(answers).toMatchObject([{ kind: 'marker', refused, accepted, unmatched: 0 }])
  if (refused > 0) expect(refusals).toMatchObject([{ batch, words: 'Row 3: unknown code' }])
})

test('a refusal is a work item until somebody has dealt with it, once', async () => {
  const { answer, batch, desk } = await sent(HL7)
  const { refusals } = await answer('a.hl7', ack(['AE', `${batch}-00002`]))
  const [item] = refusals
  const settle = () =>
    desk.exports.settleRefusal({ answer: item?.answer ?? '', position: 0, how: 'settled-with-receiver' })
  expect(value(await settle()).refusals).toEqual([])
  expect(await settle()).toMatchObject({ ok: false, error: { code: 'refusal-unknown' } })
})

test.each([
  ['x.txt', 'hello', /no kind of answer/],
  ['x.bin', 'a\u0000b', /no text/],
  ['x.hl7', 'MSH|^~\\&|A', /without an acknowledgment|cannot be read/],
  ['x.x12', 'ISA*00*short~', /cannot be read/],
])('%s, which is no answer, is told and stays where it is', async (file, text, words) => {
  const { answer, answers: folder } = await sent(SECTIONS.csv)
  expect((await answer(file, text)).answers).toMatchObject([
    { kind: 'unreadable', words: expect.stringMatching(words) },
  ])
  expect(existsSync(join(folder, file))).toBe(true)
})

test('a folder of answers that is away is told', async () => {
  const { desk, answers } = await sent(SECTIONS.csv)
  rmSync(answers, { recursive: true })
  expect(value(await desk.exports.lookForAnswers({})).problems).toEqual([answers])
})

test('whatever a receiver leaves is read or told as unreadable, and never throws', () => {
  const pieces = fc.constantFrom(
    'MSH|^~\\&|',
    'MSA|AE|',
    'ERR|',
    'ISA*00*',
    '~',
    '\r',
    '|',
    '^',
    'AK1*',
    'STC*',
    '*',
    'x',
    '1',
  )
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 60 }),
      fc.constantFrom('a.hl7', 'a.ack', 'a'),
      (parts, name) => {
        const { statements } = readAnswer(name, Buffer.from(parts.join('')))
        expect(Array.isArray(statements)).toBe(true)
      },
    ),
  )
})
