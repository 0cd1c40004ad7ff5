import { expect, test } from 'vitest'
import { countOfAnswers, isUnseen, refusalsInWords } from './refusal-words.ts'

test('what leaves again is no work any more, and said beside what is', () => {
  expect(refusalsInWords([{ standing: 'open' }])).toBe('1 refusal of receivers to deal with')
  expect(refusalsInWords([{ standing: 'mending' }, { standing: 'due' }, { standing: 'open' }])).toBe(
    '2 refusals of receivers to deal with, 1 leaves again with the next export',
  )
})

test.each([
  [{ kind: 'hl7-ack', unmatched: 0, seenAt: null }, false],
  [{ kind: 'hl7-ack', unmatched: 1, seenAt: null }, true],
  [{ kind: 'unreadable', unmatched: 0, seenAt: null }, true],
  [{ kind: 'unreadable', unmatched: 0, seenAt: '2026-11-20T17:30:00.000-05:00' }, false],
] as const)('of the answer %j somebody has to take notice: %s', (answer, unseen) => {
  expect(isUnseen(answer)).toBe(unseen)
})

test('the count in sight has refusals of this log once, and answers that matched nothing once', () => {
  const refusal = {
    answer: 'a',
    position: 0,
    destination: 'billing',
    batch: 'K7M0000001',
    sessionId: null,
    accession: null,
    performedOn: null,
    code: null,
    names: 'K7M0000001',
    receiverCode: 'AE',
    words: '',
    field: null,
    sheet: null,
    receivedAt: '',
    standing: 'open',
    correction: null,
  } as const
  const answer = {
    sha256: 'a',
    destination: 'billing',
    name: 'a.hl7',
    kind: 'hl7-ack',
    words: '',
    receivedAt: '',
    accepted: 0,
    refused: 1,
    unmatched: 1,
    seenAt: null,
    seenBy: null,
  } as const
  expect(countOfAnswers({ refusals: [refusal, { ...refusal, batch: null }], answers: [answer] })).toBe(2)
  expect(countOfAnswers({ refusals: [{ ...refusal, standing: 'due' }], answers: [] })).toBe(0)
})
