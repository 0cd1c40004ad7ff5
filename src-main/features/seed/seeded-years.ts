import { NO_CHARGE_REASONS } from '#shared/domain/expected-exam.ts'
import { appendEvent, type Audit } from '#main/features/audit/index.ts'
import { putPhysician } from '#main/features/sessions/index.ts'
import { localInstant } from '#main/ports/clock.ts'
import { derivedShapes } from './derived-shapes.ts'
import { INVENTED_PHYSICIANS, plannedSession, type PlannedSession } from './planned-session.ts'
import { createSeedClock } from './seed-clock.ts'
import type { SeedRequest, SeedTools } from './seed-log.ts'
import type { Random } from './seeded-random.ts'
import { seededState } from './seeded-state.ts'
import type { WorkingDay } from './working-days.ts'
import { writeBatch } from './write-batch.ts'
import { writeExam, type SeededExam } from './write-exam.ts'
import { writeSession, type WrittenSession } from './write-session.ts'

/** Exams that never became a session, for each one that did. */
const UNCHARGED = 0.05
/** Working days in the thirty days for which the log keeps the answers of commands. */
const RECENT_DAYS = 21
/** Of what is ready in the evening, what leaves a day later. */
const LEFT_FOR_TOMORROW = 0.04

/** Writes the days of the seeded years one after another, each in the caller's transaction. */
export type SeededYears = {
  readonly writePhysicians: () => void
  readonly writeDay: (index: number) => void
}

export function createSeededYears(
  { db, settings, reference }: SeedTools,
  request: SeedRequest,
  { days, random }: { readonly days: readonly WorkingDay[]; readonly random: Random },
): SeededYears {
  const first = days[0]?.day ?? request.until
  const shapes = derivedShapes({ reference, days: { first, last: request.until } }, random)
  const department = { shapes, patients: Math.ceil(request.sessions * 0.6) }
  const clock = createSeedClock(random)
  const toEnter = new Map<number, PlannedSession[]>()
  let tomorrow: readonly WrittenSession[] = []
  let number = 0

  /** What is done on a day waits for the day it is entered on; what is not done stands in the list of exams alone. */
  const planDay = (index: number, { day, sessions }: WorkingDay) => {
    const all = sessions + Math.round(sessions * UNCHARGED)
    for (let nth = 0; nth < all; nth++) {
      number += 1
      const planned = plannedSession(number, { day, time: timeOfDay(nth / all) }, department, random)
      const { entry, lag } = planned
      if (nth >= sessions) writeExam(db, clock.ids, { entry, day, ending: withoutCharge(random) })
      else added(toEnter, Math.min(index + lag, days.length - 1), planned)
    }
  }
  const enter = (planned: PlannedSession, index: number): readonly WrittenSession[] => {
    const { entry, shape, day, expected } = planned
    const assessment = shape.on(day)
    const state = seededState({ age: days.length - 1 - index, decision: assessment.decision }, random)
    const examId = expected ? writeExam(db, clock.ids, { entry, day, ending: 'charged' }) : null
    const [startedAt, endedAt] = [clock.after(20), clock.after(40)]
    const actor = `test-desk-${1 + random.below(5)}`
    const recent = days.length - 1 - index < RECENT_DAYS
    const session = { entry, assessment, state, examId, startedAt, endedAt, actor, recent }
    const written = writeSession(db, clock.ids, session)
    return state === 'exported' ? [written] : []
  }
  return {
    writePhysicians: () => {
      const at = localInstant(new Date(`${first}T07:00:00`))
      for (const physician of INVENTED_PHYSICIANS) putPhysician(db, physician, at)
    },
    writeDay: index => {
      const today = days[index]
      if (!today) return
      clock.begin(today.day, today.sessions)
      planDay(index, today)
      const entered = (toEnter.get(index) ?? []).flatMap(planned => enter(planned, index))
      toEnter.delete(index)
      if (index === days.length - 1) return
      const ready = Map.groupBy(entered, () => random.chance(LEFT_FOR_TOMORROW))
      const sessions = [...tomorrow, ...(ready.get(false) ?? [])]
      tomorrow = ready.get(true) ?? []
      const at = clock.evening(today.day)
      writeBatch(db, { at, settings: settings(), sessions, audit: seedAudit(at) })
    },
  }
}

function added<T>(lists: Map<number, T[]>, key: number, one: T): void {
  const list = lists.get(key)
  if (list) list.push(one)
  else lists.set(key, [one])
}

function withoutCharge(random: Random): SeededExam['ending'] {
  return random.weighted([
    [25, 'missing'],
    [35, 'cancelled-by-schedule'],
    [40, random.pick(NO_CHARGE_REASONS)],
  ])
}

/** From 07:30 to 16:30. */
function timeOfDay(share: number): string {
  const minutes = 450 + Math.floor(share * 540)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function seedAudit(evening: string): Audit {
  const actor = 'test-export'
  return {
    actor,
    record: (db, { action, sessionId, changes, at = evening, reason = '' }) =>
      appendEvent(db, { at, actor, action, sessionId, changes, reason }),
  }
}
