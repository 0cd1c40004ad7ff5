import type { IsoDate } from '#shared/base/iso-date.ts'
import { NO_CHARGE_REASONS, type ExpectedExamId, type NoChargeReason } from '#shared/domain/expected-exam.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { insertExpectedExam, newExamId } from '#main/features/worklist/index.ts'
import type { Ids } from '#main/ports/ids.ts'

/** An exam as the schedule announced it, and what became of it without a session. */
export type SeededExam = {
  readonly entry: SessionEntry
  readonly day: IsoDate
  readonly ending: 'charged' | 'missing' | 'cancelled-by-schedule' | NoChargeReason
}

/** Puts an exam on the list as a message of the scheduling system would, the evening before. */
export function writeExam(db: WritableDb, ids: Ids, { entry, day, ending }: SeededExam): ExpectedExamId {
  const id = newExamId(ids)
  const { patient, accession, performedAt, account, visit, referring, performing } = entry
  const { familyName, givenName, middleName, birthDate, sex, mrn } = patient
  const at = `${day}T00:00:00.000Z`
  insertExpectedExam(db, {
    id,
    mrn,
    accession,
    at,
    message: `TEST${accession}`,
    noCharge: NO_CHARGE_REASONS.find(reason => reason === ending) ?? null,
    stated: {
      name: { familyName, givenName, middleName },
      birthDate,
      sex,
      schedule: { on: day, at: performedAt },
      procedure: 'Localization of a lesion',
      side: entry.lesions[0]?.side ?? null,
      referring,
      performing,
      account,
      visit,
      cancelled: ending === 'cancelled-by-schedule',
    },
  })
  return id
}
