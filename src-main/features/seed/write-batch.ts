import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { Settings } from '#shared/contract/settings.ts'
import { CLAIMS } from '#shared/domain/vocabulary.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { chainHead, type Audit } from '#main/features/audit/index.ts'
import { writeReleasedBatch, type ReleasedFile } from '#main/features/exports/index.ts'
import type { WrittenSession } from './write-session.ts'

type Evening = {
  readonly at: string
  readonly settings: Settings
  readonly sessions: readonly WrittenSession[]
  readonly audit: Audit
}

/**
 * The batch of an evening with the sessions that were ready. Its files hold a sentence in place of charge rows, so that
 * writing it again gives nobody a charge file to load.
 */
export function writeBatch(db: WritableDb, { at, settings, sessions, audit }: Evening): void {
  const files = CLAIMS.flatMap((claim): readonly ReleasedFile[] => {
    const lines = sessions.map(session => session.lines.filter(line => line.claim === claim))
    const messages = lines.filter(own => own.length > 0).length
    const chargeLines = lines.flat()
    if (messages === 0) return []
    const units = chargeLines.reduce((sum, line) => sum + line.units, 0)
    return [{ claim, messages, units, lineIds: chargeLines.map(line => line.id), ...CONTENT }]
  })
  if (files.length === 0) return
  writeReleasedBatch(db, audit, { at, settings, chainHead: chainHead(db), folder: '/training', files })
}

const bytes = Buffer.from('TRAINING. This batch was invented to fill a log; it holds no charges.\r\n')
const CONTENT = {
  content: deflateSync(bytes),
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
}
