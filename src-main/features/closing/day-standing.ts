import { hash } from 'node:crypto'
import type { CloseSummary, DayStanding, Lag } from '#shared/contract/closing.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { OpenKind } from '#shared/domain/day-close.ts'
import { NO_CHARGE_REASONS, type ExamStanding } from '#shared/domain/expected-exam.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { canonicalJson } from '#main/features/audit/index.ts'
import { amountsOf, type PricesOn } from './amounts.ts'
import { countCloses, findStandingClose } from './close-queries.ts'
import { summaryOf } from './close-row.ts'
import {
  countCodes,
  countExams,
  countSessions,
  countUndated,
  listLeft,
  type ExamCount,
  type SessionCount,
} from './day-queries.ts'
import { daysBetween, lagOf } from './lag.ts'
import { listOpenItems, openDayOf, type OpenItem } from './open-items.ts'
import { summed } from './totals.ts'

export type DayTools = {
  readonly db: ReadableDb
  readonly today: string
  readonly settings: Settings
  readonly prices: PricesOn
  /** Who signs with their PIN; null where a name is typed. */
  readonly signer?: string | null
}

/** What was expected of a day against what is charged. */
export function standingOfDay(
  { db, today, settings, prices, signer = null }: DayTools,
  day: string,
): DayStanding {
  const sessions = countSessions(db, day)
  const exams = countExams(db, day, today)
  const charged = sessions.filter(({ state }) => isCharged(state))
  const totals = summed(numberOf(charged), countCodes(db, day))
  const amounts = amountsOf(db, day, prices)
  const close = standingClose(db, day)
  const items = listOpenItems(db, openDayOf({ today, settings }, day))
  const billHoldDays = Number(settings.billHoldDays)
  return {
    day,
    close,
    reopened: countCloses(db, day) - (close === null ? 0 : 1),
    exams: examCounts(exams),
    noCharge: NO_CHARGE_REASONS.map(reason => ({
      reason,
      count: countOf(exams, 'no-charge', reason),
    })).filter(({ count }) => count > 0),
    walkIns: numberOf(sessions.filter(({ walk_in: walkIn }) => walkIn === 1)),
    afterDay: numberOf(sessions.filter(({ entered_on: entered }) => entered > day)),
    markedLate: numberOf(sessions.filter(({ late }) => late === 1)),
    exported: numberOf(sessions.filter(({ state }) => state === 'exported')),
    open: openCounts(items),
    undated: countUndated(db),
    totals,
    amounts,
    toEntry: lagOf(
      charged.flatMap(({ entered_on: entered, count }) =>
        Array.from({ length: count }, () => daysBetween(day, entered)),
      ),
    ),
    billHold: { days: billHoldDays, left: billHoldDays - daysBetween(day, today) },
    secondSignature: settings.secondSignature,
    signer,
    seen: seenOf({ totals, amounts }, items),
  }
}

function numberOf(counted: readonly SessionCount[]): number {
  return counted.reduce((sum, { count }) => sum + count, 0)
}

function isCharged(state: SessionCount['state']): boolean {
  return state === 'complete' || state === 'approved' || state === 'exported'
}

function standingClose(db: ReadableDb, day: string): CloseSummary | null {
  const row = findStandingClose(db, day)
  return row ? summaryOf(row) : null
}

function examCounts(exams: readonly ExamCount[]): DayStanding['exams'] {
  const count = (standing: ExamStanding) => countOf(exams, standing)
  return {
    charged: count('charged'),
    'in-work': count('in-work'),
    missing: count('missing'),
    'no-charge': count('no-charge'),
    expected: count('expected'),
  }
}

function countOf(exams: readonly ExamCount[], standing: ExamStanding, reason?: ExamCount['reason']): number {
  const counted = exams.filter(one => one.standing === standing && (!reason || one.reason === reason))
  return counted.reduce((sum, { count }) => sum + count, 0)
}

function openCounts(items: readonly OpenItem[]): DayStanding['open'] {
  const count = (kind: OpenKind) => items.filter(item => item.kind === kind).length
  return {
    missing: count('missing'),
    incomplete: count('incomplete'),
    draft: count('draft'),
    held: count('held'),
    review: count('review'),
    approval: count('approval'),
  }
}

/** Days from the entry of each session of a day to its leaving. */
export function lagToExport(db: ReadableDb, day: string): Lag {
  const left = listLeft(db, day)
  return lagOf(left.flatMap(row => (row.left_on === null ? [] : [daysBetween(row.entered_on, row.left_on)])))
}

/** What a close would sign, in one number: a close that was prepared on other totals or items is refused. */
function seenOf(charged: Pick<DayStanding, 'totals' | 'amounts'>, items: readonly OpenItem[]): string {
  const open = items.map(({ kind, id }) => `${kind} ${id}`)
  return hash('sha256', canonicalJson({ ...charged, open }))
}
