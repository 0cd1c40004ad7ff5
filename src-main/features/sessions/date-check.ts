import { parseIsoDate } from '#shared/base/iso-date.ts'
import { missing, problem, when, type CheckContext, type EntryCheck, type Remark } from './remark.ts'

const SHAPE = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const OLDEST_YEARS = 130

/** Dates exist and stand in the order of life: born, treated, today. */
export const checkDates: EntryCheck = (entry, context) => [
  ...performedOn(entry.performedOn.trim(), context),
  ...when(
    entry.performedAt.trim() !== '' && !TIME.test(entry.performedAt.trim()),
    problem('performedAt', 'Write the time as HH:MM, such as 09:10, or leave it empty.'),
  ),
  ...birthDate(entry.patient.birthDate.trim(), entry.performedOn.trim()),
]

function performedOn(text: string, { today, isDayClosed }: CheckContext): readonly Remark[] {
  if (text === '') return [missing('performedOn', 'Date of service')]
  const unreadable = unreadableDate(text)
  if (unreadable !== '') return [problem('performedOn', unreadable)]
  if (text > today) return [problem('performedOn', `${text} is in the future. Enter the day it was done.`)]
  return when(isDayClosed(text), {
    ...problem('performedOn', `${text} is closed. Enter the session late (Alt+Shift+T), or correct the day.`),
    asks: 'late',
  })
}

function birthDate(text: string, serviceDate: string): readonly Remark[] {
  const field = 'patient.birthDate'
  if (text === '') return [missing(field, 'Patient: birth date')]
  const unreadable = unreadableDate(text)
  if (unreadable !== '') return [problem(field, unreadable)]
  if (text < '1900-01-01') return [problem(field, 'Is before 1900. Check the year.')]
  const served = parseIsoDate(serviceDate)
  if (served === null) return []
  if (text > served) return [problem(field, 'Is after the date of service. Check both dates.')]
  const years = Number(served.slice(0, 4)) - Number(text.slice(0, 4))
  return when(years > OLDEST_YEARS, problem(field, `Makes the patient over ${OLDEST_YEARS}. Check the year.`))
}

/** What is wrong with a date as typed; empty when the day exists. */
function unreadableDate(text: string): string {
  if (!SHAPE.test(text)) return 'Is no day of the calendar. Write it like 2026-11-20 or 11/20/2026.'
  return parseIsoDate(text) === null ? `There is no ${text} in the calendar. Check day and month.` : ''
}
