import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { ok } from '#shared/base/result.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { ImportOutcome, UploadLook } from '#shared/contract/worklist.ts'
import type { TableReading } from '#shared/contract/worklist-table.ts'
import { createAudit } from '#main/features/audit/index.ts'
import { createSettingsService } from '#main/features/settings/index.ts'
import type { Files } from '#main/ports/files.ts'
import { systemIds } from '#main/ports/ids.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { done } from '#main/testing/session-steps.ts'
import { sessionsOn, type SessionsOn } from '#main/testing/sessions-on.ts'
import type { ModalityWorklist } from '../dicom/modality-worklist.ts'
import { createWorklistService, type WorklistService } from '../index.ts'

export type WorklistOn = SessionsOn & {
  readonly worklist: WorklistService
  /** Sends bytes and imports them; `reading` is needed where a table does not tell it. */
  readonly importBytes: (content: string | Uint8Array, options?: ImportOptions) => Promise<ImportOutcome>
  readonly look: (content: string | Uint8Array, reading?: Partial<TableReading>) => Promise<UploadLook>
}

type ImportOptions = {
  readonly name?: string
  /** Null for pasted text. */
  readonly writtenAt?: string | null
  readonly reading?: TableReading
}

type Options = {
  readonly settings?: Partial<Settings>
  readonly files?: Files
  readonly modalityWorklist?: ModalityWorklist
}

const nobody: ModalityWorklist = { echo: async () => null, find: async () => ok(null) }

/** The worklist and the sessions, real in every part, over one database in memory. */
export function worklistOn({
  settings = {},
  files = nodeFiles,
  modalityWorklist = nobody,
}: Options = {}): WorklistOn {
  const world = sessionsOn()
  const { db, clock } = world
  const audit = createAudit({ clock, operator: { name: () => 'test-desk' } })
  const stored = createSettingsService({ db, audit, ids: systemIds, payers: ['medicare'] })
  const worklist = createWorklistService({
    db,
    clock,
    ids: systemIds,
    audit,
    files,
    settings: () => ({ ...stored.read(), ...settings }),
    modalityWorklist,
    pause: () => setImmediate(),
  })
  const sendBytes = async (content: string | Uint8Array) => {
    const upload = randomUUID()
    const base64 = Buffer.from(content).toString('base64')
    await done(worklist.sendPiece({ upload, offset: 0, base64 }))
    return upload
  }
  return {
    ...world,
    worklist,
    importBytes: async (content, { name = 'list', writtenAt = null, reading } = {}) =>
      done(
        worklist.importUpload({
          commandId: randomUUID(),
          upload: await sendBytes(content),
          name,
          writtenAt,
          ...(reading ? { reading } : {}),
        }),
      ),
    look: async (content, reading) =>
      done(worklist.look({ upload: await sendBytes(content), ...(reading ? { reading } : {}) })),
  }
}
