import { backupPlanSchema, type BackupPlan } from '#shared/contract/backup.ts'

/** Until a department sets its own: once a day, two weeks kept, in the data folder. */
export const DEFAULT_PLAN: BackupPlan = {
  folder: '',
  secondFolder: '',
  when: 'hours',
  hours: 24,
  at: '12:30',
  keep: 14,
}

/** A plan as it was noted; the default where none was. */
export function readPlan(noted: string | null): BackupPlan {
  return noted === null ? DEFAULT_PLAN : backupPlanSchema.parse(JSON.parse(noted))
}

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

/** How long after one backup the next is due. */
export function periodMs({ when, hours }: BackupPlan): number {
  return when === 'daily' ? DAY_MS : hours * HOUR_MS
}

type Times = { readonly lastAt: string | null; readonly now: string }

/**
 * Whether a backup is due. One from the future means that the clock was set back: then nobody knows how old it is,
 * and one is due.
 */
export function isDue(plan: BackupPlan, { lastAt, now }: Times): boolean {
  if (lastAt === null || ageMs({ lastAt, now }) < 0) return true
  if (plan.when === 'hours') return ageMs({ lastAt, now }) >= periodMs(plan)
  return localMinute(lastAt) < lastTimeOfDay(plan.at, now)
}

/** Whether so much time went by that everybody has to know. */
export function isOverdue(plan: BackupPlan, { lastAt, now }: Times & { readonly lastAt: string }): boolean {
  return ageMs({ lastAt, now }) > 2 * periodMs(plan)
}

export function ageMs({ lastAt, now }: { readonly lastAt: string; readonly now: string }): number {
  return Date.parse(now) - Date.parse(lastAt)
}

/** The newest moment, in local time, at which this time of day was. */
function lastTimeOfDay(time: string, now: string): string {
  const today = now.slice(0, 10)
  if (now.slice(11, 16) >= time) return `${today}T${time}`
  const yesterday = new Date(Date.parse(`${today}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10)
  return `${yesterday}T${time}`
}

function localMinute(instant: string): string {
  return instant.slice(0, 16)
}

/** When backups come, in words: `One is written once a day at 12:30`. */
export function planInWords({ when, hours, at }: BackupPlan): string {
  if (when === 'daily') return `One is written once a day at ${at}`
  return hours === 1 ? 'One is written every hour' : `One is written every ${hours} hours`
}

/** How long ago something was: `3 hours ago`. */
export function ageInWords(ms: number): string {
  if (ms < 0) return 'in the future, by the clock of this computer'
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 120) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} hours ago` : `${Math.floor(hours / 24)} days ago`
}
