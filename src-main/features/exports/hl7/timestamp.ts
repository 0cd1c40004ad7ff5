/** An ISO instant with its offset as HL7 TS to the second: `20261120091000-0500`. */
export function instantStamp(instant: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?([+-]\d{2}):(\d{2})$/.exec(instant)
  if (!match) throw new Error('An instant needs its date, time and offset')
  return match.slice(1).join('')
}

/** A day, with the time where it is known: `20261120` or `202611200910`. */
export function dayStamp(day: string, time: string): string {
  return day.replaceAll('-', '') + time.replace(':', '')
}
