import type { DayListRow } from '#shared/contract/closing.ts'
import { LEFT_OPEN_REASONS, type LeftOpenReason } from '#shared/domain/day-close.ts'

/** Whether "no charge" can be said of a row, or taken back. */
export function canMark({ standing, sessionId, noCharge }: DayListRow): boolean {
  return sessionId === null && (standing === 'missing' || noCharge !== null)
}

/** The reason that a digit stands for. */
export function reasonOfKey(key: string): LeftOpenReason | null {
  return LEFT_OPEN_REASONS[Number(key) - 1] ?? null
}
