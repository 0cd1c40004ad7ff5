import { expect, test } from 'vitest'
import type { QueueRow } from '#shared/contract/review.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { countInWords, daysSince, groupOf, issueInWords, reasonInWords } from './queue-words.ts'

function aRow(parts: Partial<QueueRow> = {}): QueueRow {
  return {
    id: 'x' as SessionId,
    revision: 1,
    state: 'complete',
    performedOn: '2026-11-20',
    performedAt: '',
    patientName: 'TESTPATIENT',
    mrn: '',
    accession: '',
    physician: '',
    codes: '',
    decision: 'ready',
    missingCount: 0,
    hold: null,
    word: null,
    issue: '',
    savedAt: '',
    lastChange: null,
    place: { reason: '', physician: '', day: '2026-11-20', at: '', id: 'x' },
    ...parts,
  }
}

const BY = { by: 'ROE, Test', at: '' }

test.each([
  [aRow({ hold: { reason: 'waiting-for-report', note: 'call' } }), 'Waiting for the imaging report – call'],
  [
    aRow({ state: 'draft', word: { kind: 'sent-back', reason: 'diagnosis', note: '', ...BY } }),
    'Sent back: Diagnosis to check',
  ],
  [
    aRow({ state: 'approved', word: { kind: 'approved', reason: 'other', note: 'seen', ...BY } }),
    'Approved by ROE, Test: Other – seen',
  ],
  [
    aRow({ state: 'approved', word: { kind: 'approved', reason: null, note: '', ...BY } }),
    'Approved by ROE, Test',
  ],
  [aRow({ state: 'draft', issue: 'Date of service', missingCount: 3 }), 'Date of service, and 2 more'],
  [aRow({ state: 'draft', issue: 'Date of service', missingCount: 1 }), 'Date of service'],
  [aRow({ state: 'draft' }), 'Not marked as complete'],
  [aRow({ issue: 'A finding.' }), 'A finding.'],
  [aRow(), 'Clean'],
])('what stands in the way is said in one line', (row, words) => {
  expect(issueInWords(row)).toBe(words)
})

test.each([
  ['held', 'waiting-for-report', 'Waiting for the imaging report'],
  ['review', 'placement/replaced', 'Device replaced on the same day'],
  ['review', '-', 'Rule not noted'],
  ['incomplete', 'sent-back', 'Sent back'],
  ['incomplete', '-', 'Being entered'],
  ['waiting', 'clean', 'Clean'],
  ['approved', 'record-supports-it', 'The record supports it'],
  ['approved', '-', 'Nothing to decide'],
] as const)('in the queue %s the reason %s is called "%s"', (queue, reason, words) => {
  expect(reasonInWords(queue, reason)).toBe(words)
})

test.each([
  ['2026-11-20', 'Today'],
  ['2026-11-21', 'Today'],
  ['2026-11-17', '1 to 3 days'],
  ['2026-11-16', '4 to 7 days'],
  ['2026-11-06', '8 to 14 days'],
  ['2026-11-05', 'More than 14 days'],
  ['', 'No day stated'],
])('a session of %s stands under the age "%s"', (performedOn, words) => {
  const grouping = { groupBy: 'age', queue: 'held', today: '2026-11-20' } as const
  expect(groupOf(aRow({ performedOn }), grouping)).toBe(words)
})

test('days are counted by the calendar', () => {
  expect(daysSince('2026-10-31', '2026-11-02')).toBe(2)
  expect(daysSince('', '2026-11-02')).toBeNull()
})

test('a count that reached its end says so', () => {
  expect([countInWords(999, 1_000), countInWords(1_000, 1_000)]).toEqual(['999', '1,000+'])
})
