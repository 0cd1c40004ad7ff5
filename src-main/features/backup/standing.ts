import type { BackupStanding } from '#shared/contract/backup.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { BackupTarget } from './deliver-backup.ts'
import { readNotes, type KeepingNotes } from './notes.ts'
import { ageInWords, ageMs, isOverdue, planInWords } from './plan.ts'

type Known = Pick<BackupStanding, 'plan' | 'running' | 'recoveryCodeMadeAt'> & {
  readonly db: ReadableDb
  readonly targets: readonly BackupTarget[]
  readonly now: string
  /** False for a log of invented patients, which nobody has to keep. */
  readonly isKept: boolean
}

/** How safe the log is, from what was noted. */
export function standingOf({ db, targets, now, isKept, ...known }: Known): BackupStanding {
  const notes = readNotes(db)
  const { last, failed, check } = notes
  return {
    ...known,
    last: last && { at: last.at, age: ageOf(last.at, now), sessions: last.sessions },
    folders: targets.map(({ folder }) => ({
      folder,
      lastAt: notes.delivered[folder] ?? null,
      problem: notes.away[folder] ?? null,
    })),
    failed,
    next: isKept
      ? planInWords(known.plan)
      : 'One is written only when asked, since the patients of this log are invented',
    notice: isKept ? noticeOf(notes, known, now) : null,
    check,
  }
}

function ageOf(lastAt: string, now: string): string {
  return ageInWords(ageMs({ lastAt, now }))
}

function noticeOf(
  { last, failed, check }: KeepingNotes,
  { plan }: Pick<Known, 'plan'>,
  now: string,
): string | null {
  if (check !== null && !check.whole)
    return `The log is damaged. ${check.sentence} The backup page says what to do.`
  if (last === null) return failed === null ? null : `There is no backup of this log. ${failed.sentence}`
  if (!isOverdue(plan, { lastAt: last.at, now })) return null
  const why = failed === null ? '' : ` ${failed.sentence}`
  return `The newest good backup was written ${ageOf(last.at, now)}.${why}`
}
