import type { Settings } from '#shared/contract/settings.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { Files } from '#main/ports/files.ts'
import type { Ids } from '#main/ports/ids.ts'

/** What the catalogue of devices needs of the rest of the core. */
export type DevicesDependencies = {
  readonly db: WritableDb
  readonly clock: Clock
  readonly ids: Ids
  readonly files: Files
  readonly audit: Audit
  readonly settings: () => Settings
}
