import type { BackupStanding } from '#shared/contract/backup.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { BackupTarget } from './deliver-backup.ts'
import { readNotes, type KeepingNotes } from './notes.ts'
import { ageInWords, ageMs, isOverdue, planInWords } from './plan.ts'

type Known = Pick<BackupStanding, 'plan' | 'running' | 'percent' | 'recoveryCodeMadeAt'> & {
  readonly db: ReadableDb
  readonly targets: readonly BackupTarget[]
  readonly now: string
  /** False for a log of invented patients, which nobody has to keep. */
  readonly isKept: boolean
  /** A page of the log could not be read since the start. */
  readonly isDamaged: boolean
}

const DAMAGED =
  'A page of the log is damaged. Note down what is not saved, close Chargemark and start it again: it then shows the way back.'

/** How safe the log is, from what was noted. */
export function standingOf({ db, targets, now, isKept, isDamaged, ...known }: Known): BackupStanding {
  const notes = readNotes(db)
  const { last, failed, check, witness } = notes
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
    notice: isDamaged ? DAMAGED : isKept ? noticeOf(notes, known, now) : null,
    check,
    witness,
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
    return `The log is damaged. ${check.sentence} Close Chargemark and start it again: it then shows the way back.`
  if (last === null) return failed === null ? null : `There is no backup of this log. ${failed.sentence}`
  if (!isOverdue(plan, { lastAt: last.at, now })) return null
  const why = failed === null ? '' : ` ${failed.sentence}`
  return `The newest good backup was written ${ageOf(last.at, now)}.${why}`
}
