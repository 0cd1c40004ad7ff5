import { parseIsoDate } from '#shared/base/iso-date.ts'

/** The day that codes are asked about, and why this one. */
export type ServiceDay = { readonly on: string; readonly because: 'session' | 'today' | 'chosen' }

/** The date of service of the session on the desk; today where there is none, or none that can be read. */
export function serviceDayOf(performedOn: string | null, today: string): ServiceDay {
  const day = performedOn === null ? null : parseIsoDate(performedOn)
  return day === null ? { on: today, because: 'today' } : { on: day, because: 'session' }
}

export const SERVICE_DAY_WORDS = {
  session: 'date of service',
  today: 'today',
  chosen: 'chosen here',
} as const satisfies Record<ServiceDay['because'], string>
