import { parseIsoDate } from '#shared/base/iso-date.ts'

const AMERICAN = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/
const DIGITS = /^(\d{2})(\d{2})(\d{4})$/

/**
 * A date from the way it is typed at an American desk (`2/3/1971`, `02031971`) to `YYYY-MM-DD`. What is no day of the
 * calendar stays as typed, to be refused beside its field; a year of two digits is never guessed at.
 */
export function readDate(text: string): string {
  const typed = text.trim()
  const parts = AMERICAN.exec(typed) ?? DIGITS.exec(typed)
  if (!parts) return typed
  const [month, day, year] = [parts[1] ?? '', parts[2] ?? '', parts[3] ?? '']
  return parseIsoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? typed
}
