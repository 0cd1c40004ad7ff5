import type { Dependencies } from './dependencies.ts'
import type { EntryColumns, SessionRow } from './session-row.ts'

type Days = Pick<Dependencies, 'isDayClosed'>
type Standing = Pick<SessionRow, 'performed_on' | 'late_reason'>

/** Whether the session stands on a closed day as one that was there before: it can be read, not changed. */
export function isOfClosedDay({ isDayClosed }: Days, row: Standing): boolean {
  return row.late_reason === null && isDayClosed(row.performed_on)
}

/**
 * The columns of a draft as it was typed. One whose day is closed belongs to no day until it is marked as late: what
 * was typed is kept all the same. One that was marked as late and turns out to be of an open day is not late.
 */
export function placedOnDay(
  { isDayClosed }: Days,
  row: Standing,
  columns: EntryColumns,
): EntryColumns & Partial<Pick<SessionRow, 'late_reason' | 'late_note'>> {
  const { performed_on: day } = columns
  if (row.late_reason === null) return isDayClosed(day) ? { ...columns, performed_on: '' } : columns
  const isElsewhere = day !== '' && day !== row.performed_on && !isDayClosed(day)
  return isElsewhere ? { ...columns, late_reason: null, late_note: null } : columns
}
