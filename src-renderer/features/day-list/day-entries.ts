import type { SessionSummary } from '#shared/contract/sessions.ts'
import type { ExamSummary } from '#shared/contract/worklist.ts'

/** A row of the day: a session, with the exam it is of if it was expected, or an exam that has no session here. */
export type DayEntry =
  | {
      readonly kind: 'session'
      readonly id: string
      readonly session: SessionSummary
      readonly exam: ExamSummary | null
    }
  | { readonly kind: 'exam'; readonly id: string; readonly exam: ExamSummary }

/** Sessions and expected exams as one list by time; an exam with a session is one row. What has no day stands last. */
export function dayEntries(
  sessions: readonly SessionSummary[],
  exams: readonly ExamSummary[],
): readonly DayEntry[] {
  const own = new Set(sessions.map(({ id }) => id))
  const examOf = new Map(exams.flatMap(exam => (exam.sessionId ? [[exam.sessionId, exam] as const] : [])))
  const entries: readonly DayEntry[] = [
    ...sessions.map(session => {
      const exam = examOf.get(session.id) ?? null
      return { kind: 'session', id: session.id, session, exam } as const
    }),
    ...exams
      .filter(({ sessionId }) => sessionId === null || !own.has(sessionId))
      .map(exam => ({ kind: 'exam', id: exam.id, exam }) as const),
  ]
  return entries.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0))
}

/** What was found over all days, the newest first. */
export function foundEntries(
  sessions: readonly SessionSummary[],
  exams: readonly ExamSummary[],
): readonly DayEntry[] {
  const newest = (entry: DayEntry) =>
    entry.kind === 'session'
      ? `${entry.session.performedOn} ${entry.session.performedAt}`
      : `${entry.exam.scheduledOn} ${entry.exam.scheduledAt}`
  return [...dayEntries(sessions, exams)].toSorted((a, b) => (newest(a) > newest(b) ? -1 : 1))
}

function placeOf(entry: DayEntry): string {
  if (entry.kind === 'exam') return `0 ${entry.exam.scheduledAt}`
  const { performedOn, performedAt } = entry.session
  return `${performedOn === '' ? 1 : 0} ${performedAt || (entry.exam?.scheduledAt ?? '')}`
}
