import type { Settings } from '#shared/contract/settings.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { Files } from '#main/ports/files.ts'
import type { Ids } from '#main/ports/ids.ts'
import type { Secrets } from '#main/ports/secrets.ts'
import type { Asked } from './asked.ts'

export type Dependencies = {
  readonly db: WritableDb
  readonly clock: Clock
  readonly ids: Ids
  readonly secrets: Secrets
  readonly files: Files
  readonly audit: Audit
  readonly settings: () => Pick<Settings, 'training' | 'lockAfterMinutes' | 'ownEntriesWithheld'>
  readonly asked: Asked
  /** Called in the transaction that makes the first person: what the account of the computer owned becomes theirs. */
  readonly inherit: (owner: string) => void
}
