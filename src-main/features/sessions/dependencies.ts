import type { SaidOfSession } from '#shared/contract/sessions.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { CatalogueDevice } from '#shared/domain/device.ts'
import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { PatientEntry, PhysicianEntry, SessionEntry } from '#shared/domain/session-entry.ts'
import type { MammogramSide } from '#shared/domain/vocabulary.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import type { CodingReference } from '#main/features/coding/index.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { Ids } from '#main/ports/ids.ts'

/** What the sessions need of the rest of the core. */
export type Dependencies = {
  readonly db: WritableDb
  readonly clock: Clock
  readonly ids: Ids
  readonly audit: Audit
  readonly settings: () => Settings
  readonly reference: CodingReference
  /** Ids of the payer profiles that the coding rules know. */
  readonly payers: readonly string[]
  /** Takes replaced patient data out of the write-ahead log. */
  readonly checkpoint: () => void
  /** Numbers of the batches that a session left in. */
  readonly batchesOf: (id: SessionId) => readonly string[]
  /** What receivers said of a session that they refused, with the entry as it was sent. */
  readonly saidOf: (id: SessionId, entry: SessionEntry) => readonly SaidOfSession[]
  /** Takes up what receivers refused of a session that is about to be corrected or voided. */
  readonly takeUpRefusals: (id: SessionId) => void
  /** The device of the department's catalogue with a UDI-DI. */
  readonly findDevice: (deviceIdentifier: string) => CatalogueDevice | null
  /** Whether a day is closed: its sessions are entered late or not at all. */
  readonly isDayClosed: (day: string) => boolean
  /** The list of expected exams. */
  readonly exams: ExamsOfSessions
}

/** What the sessions ask of the list of expected exams. */
export type ExamsOfSessions = {
  readonly find: (id: ExpectedExamId) => ExamForSession | null
  /** The exam of an accession number and a patient. */
  readonly findFor: (accession: string, mrn: string) => ExamForSession | null
}

/** What an expected exam states that a session begins with. */
export type ExamForSession = {
  readonly id: ExpectedExamId
  readonly accession: string
  readonly patient: PatientEntry
  readonly scheduledOn: string
  readonly scheduledAt: string
  readonly procedure: string
  readonly side: MammogramSide | null
  readonly referring: PhysicianEntry
  readonly performing: PhysicianEntry
  readonly account: string
  readonly visit: string
}
