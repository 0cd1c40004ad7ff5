import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'

/** A day of a test, which has to exist. */
export function day(text: string): IsoDate {
  const parsed = parseIsoDate(text)
  if (parsed === null) throw new Error(`${text} is no day`)
  return parsed
}
