import { expect, test } from 'vitest'
import type { SessionSummary } from '#shared/contract/sessions.ts'
import type { ExamSummary } from '#shared/contract/worklist.ts'
import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { dayEntries, foundEntries } from './day-entries.ts'

const sessionId = (id: string) => id as SessionId
const session = (id: string, parts: Partial<SessionSummary> = {}): SessionSummary => ({
  id: sessionId(id),
  revision: 0,
  state: 'draft',
  performedOn: '2026-11-20',
  performedAt: '',
  patientName: 'TESTPATIENT',
  mrn: '',
  accession: '',
  decision: 'ready',
  codes: '',
  missingCount: 0,
  holdReason: null,
  examId: null,
  late: null,
  sentBack: false,
  corrects: null,
  supersededBy: null,
  ...parts,
})
const exam = (id: string, parts: Partial<ExamSummary> = {}): ExamSummary => ({
  id: id as ExpectedExamId,
  revision: 0,
  accession: '',
  orderNumber: '',
  mrn: '',
  patientName: 'TESTPATIENT',
  birthDate: '',
  scheduledOn: '2026-11-20',
  scheduledAt: '',
  procedure: '',
  side: null,
  cancelled: false,
  standing: 'missing',
  noCharge: null,
  sessionId: null,
  flags: [],
  ...parts,
})
const ids = (entries: ReturnType<typeof dayEntries>) => entries.map(({ id }) => id)

test('sessions and exams stand by time, undated drafts last', () => {
  const sessions = [session('s1', { performedAt: '09:30' }), session('s2', { performedOn: '' })]
  const exams = [exam('e1', { scheduledAt: '09:00' }), exam('e2', { scheduledAt: '10:00' })]
  expect(ids(dayEntries(sessions, exams))).toEqual(['e1', 's1', 'e2', 's2'])
})

test('an exam with a session of the day is one row', () => {
  const exams = [exam('e1', { scheduledAt: '09:00', sessionId: sessionId('s1'), standing: 'in-work' })]
  expect(dayEntries([session('s1')], exams)).toMatchObject([{ id: 's1', exam: { id: 'e1' } }])
})

test('an exam whose session is of another day stands alone', () => {
  expect(ids(dayEntries([], [exam('e1', { sessionId: sessionId('s9'), standing: 'charged' })]))).toEqual([
    'e1',
  ])
})

test('what is found stands with the newest first', () => {
  const sessions = [
    session('s1', { performedOn: '2026-11-18' }),
    session('s2', { performedOn: '2026-11-20' }),
  ]
  expect(ids(foundEntries(sessions, [exam('e1', { scheduledOn: '2026-11-19' })]))).toEqual(['s2', 'e1', 's1'])
})
