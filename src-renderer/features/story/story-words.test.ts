import { expect, test } from 'vitest'
import type { StoryDeed, StoryLine } from '#shared/contract/story.ts'
import { reasonInWords } from '../audit/reason-words.ts'
import { deedInWords, fateInWords, placeInChain } from './story-words.ts'

const aDeed: Extract<StoryDeed, { kind: 'deed' }> = {
  kind: 'deed',
  action: 'session-voided',
  reason: 'duplicate-charge',
  note: 'entered twice',
  times: 1,
  fields: [],
}
const aBatch: Extract<StoryDeed, { kind: 'batch' }> = {
  kind: 'batch',
  deed: 'charged',
  batch: 'W1-0000001',
  lines: 1,
  destination: 'billing',
  destinationName: 'Hospital billing',
  state: 'released',
  files: ['A.csv'],
}

test('a deed is told with its reason and words', () => {
  expect(deedInWords(aDeed)).toEqual({ title: 'Charges voided', more: 'Duplicate charge – entered twice' })
})

test('saves are told with how many there were and the fields that changed', () => {
  const saved = { ...aDeed, action: 'draft-saved', reason: '', note: '', times: 3 }
  const fields = ['account', 'patient.birthDate']
  expect(deedInWords({ ...saved, fields })).toEqual({
    title: 'Draft saved',
    more: '3 times: Account, Birth date',
  })
})

test('more than six fields are counted', () => {
  const fields = ['account', 'visit', 'accession', 'claims', 'payer', 'performedOn', 'performedAt', 'note']
  expect(deedInWords({ ...aDeed, reason: '', note: '', fields }).more).toMatch(/ and 2 more$/)
})

test('a batch is told with its receiver and files, the folder of the moment without a receiver', () => {
  expect(deedInWords(aBatch)).toEqual({
    title: 'Charges left: batch W1-0000001',
    more: '1 line to Hospital billing in A.csv',
  })
  expect(deedInWords({ ...aBatch, destination: 'default', lines: 2 }).more).toBe('2 lines in A.csv')
})

test('a batch whose folder is away waits', () => {
  expect(deedInWords({ ...aBatch, deed: 'credited', state: 'queued' }).title).toBe(
    'Credits wait for their folder: batch W1-0000001',
  )
})

test('an answer is told in the words of the receiver', () => {
  const answer = { verdict: 'refused', destination: 'billing', file: 'a.hl7', receiverCode: '204' } as const
  const words = 'Unknown key'
  expect(deedInWords({ kind: 'answer', ...answer, words, batch: 'W1-0000001', wholeBatch: false })).toEqual({
    title: 'Refused by billing',
    more: '“Unknown key” (204) batch W1-0000001, answer a.hl7',
  })
})

test.each([
  ['wrong-side', 'Wrong side'],
  ['waiting-for-report', 'Waiting for the imaging report'],
  ['guidance-or-device: one wire or two?', 'Guidance or device to check – one wire or two?'],
  ['words alone: kept', 'words alone: kept'],
  ['', ''],
])('the reason %j reads %j', (reason, words) => {
  expect(reasonInWords(reason)).toBe(words)
})

test('the sessions of a chain are counted from the one that was entered first', () => {
  const chain = [{ id: 'a' }, { id: 'b' }, { id: 'c' }].map(
    one => one as Parameters<typeof placeInChain>[0][number],
  )
  expect(['a', 'b', 'c'].map(id => placeInChain(chain, id))).toEqual([
    'Entered first',
    'Correction',
    'Correction 2',
  ])
})

test('a line has not left, was refused, stands, stands as before, or was taken back', () => {
  const sent = { destination: 'default', batch: 'W1-0000001', lineNumber: '1', credit: null }
  const credit = { batch: 'W1-0000002', lineNumber: '2' }
  const line = (parts: Partial<StoryLine>) =>
    fateInWords({ kept: false, sent: [], refused: [], ...parts } as StoryLine)
  expect([
    line({}),
    line({ refused: [sent] }),
    line({ sent: [sent] }),
    line({ sent: [sent], kept: true }),
    line({ sent: [{ ...sent, credit }] }),
  ]).toEqual(['Has not left', 'Refused', 'Stands', 'Stands, as it was sent before', 'Taken back'])
})
