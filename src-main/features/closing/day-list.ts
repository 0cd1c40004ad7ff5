import { assertNever } from '#shared/base/assert-never.ts'
import type { DayListName, DayListRow } from '#shared/contract/closing.ts'
import type { OpenDay, OpenKind } from '#shared/domain/day-close.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import {
  listBegun,
  listLate,
  listMissing,
  listOpen,
  listUncharged,
  listWalkIns,
  type ListedRow,
  type Page,
} from './list-queries.ts'
import { daysBetween } from './lag.ts'

type Asked = OpenDay & { readonly list: DayListName }

/** A page of one of the lists of a day. */
export function pageOf(db: ReadableDb, asked: Asked, page: Page): readonly DayListRow[] {
  return rowsOf(db, asked, page).map(row => shown(row, asked))
}

function rowsOf(db: ReadableDb, asked: Asked, page: Page): readonly ListedRow[] {
  const { day, today, list } = asked
  switch (list) {
    case 'open':
      return listOpen(db, asked, page)
    case 'missing':
      return day > today ? [] : listMissing(db, day, page)
    case 'no-charge':
      return listUncharged(db, day, page)
    case 'in-work':
    case 'charged':
      return listBegun(db, { day, standing: list }, page)
    case 'walk-ins':
      return listWalkIns(db, day, page)
    case 'late':
      return listLate(db, day, page)
    default:
      return assertNever(list)
  }
}

function shown(row: ListedRow, asked: OpenDay): DayListRow {
  const { no_charge_reason: noCharge, late_reason: late, performed_on: day, entered_on: entered } = row
  return {
    examId: row.exam_id,
    examRevision: row.exam_revision,
    sessionId: row.session_id,
    accession: row.accession,
    mrn: row.mrn,
    patientName: row.patient_name,
    time: row.time,
    codes: row.codes ?? '',
    state: row.state,
    standing: row.standing,
    noCharge: noCharge && { reason: noCharge, note: row.no_charge_note ?? '' },
    holdReason: row.hold_reason,
    open: openOf(row, asked),
    late: late && { reason: late, note: row.late_note ?? '' },
    enteredAfterDays: day && entered ? Math.max(0, daysBetween(day, entered)) : null,
  }
}

function openOf({ open, standing }: ListedRow, { approvalRequired }: OpenDay): OpenKind | null {
  if (open === 'approval' && !approvalRequired) return null
  return open ?? (standing === 'missing' ? 'missing' : null)
}
