import type { Settings } from '#shared/contract/settings.ts'
import type { CatalogueDevice } from '#shared/domain/device.ts'
import type { SessionId } from '#shared/domain/session.ts'
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
  /** The device of the department's catalogue with a UDI-DI. */
  readonly findDevice: (deviceIdentifier: string) => CatalogueDevice | null
}
