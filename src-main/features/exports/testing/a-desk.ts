import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '#shared/base/result.ts'
import type { ExportOutcome } from '#shared/contract/exports.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { createAudit } from '#main/features/audit/index.ts'
import { builtInReference, PAYER_PROFILES } from '#main/features/coding/index.ts'
import type { CorrectionsService, SessionsService } from '#main/features/sessions/index.ts'
import { createSettingsService } from '#main/features/settings/index.ts'
import { directShare, type Share } from '#main/features/shares/index.ts'
import type { Files } from '#main/ports/files.ts'
import type { FolderChooser } from '#main/ports/folder-chooser.ts'
import { noFolderChooser } from '#main/ports/folder-chooser.ts'
import { systemIds } from '#main/ports/ids.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { sessionsOn } from '#main/testing/sessions-on.ts'
import { createExportsService, type ExportsService } from '../service.ts'

export type Desk = {
  readonly db: WritableDb
  readonly sessions: SessionsService
  readonly corrections: CorrectionsService
  readonly exports: ExportsService
  /** Enters a session and marks it as complete; its id. */
  readonly complete: (entry: SessionEntry) => Promise<SessionId>
  /** Corrects an exported session and marks the correction as complete; the correction's id. */
  readonly correct: (id: SessionId, change: (entry: SessionEntry) => SessionEntry) => Promise<SessionId>
}

type Options = {
  readonly db?: WritableDb
  readonly files?: Files
  readonly folderChooser?: FolderChooser
  readonly isDayClosed?: (day: string) => boolean
  readonly share?: Share
  readonly now?: string
}

/**
 * A program that was just started over a log: real sessions, real exports, a real disk. Making a second desk over the
 * same log is a restart.
 */
export function aDesk({
  db = memoryDb(),
  files = nodeFiles,
  folderChooser = noFolderChooser,
  isDayClosed = () => false,
  share = directShare(files),
  now = '2026-11-20T17:30:00.000-05:00',
}: Options = {}): Desk {
  const clock = fixedClock(now)
  const { sessions, corrections } = sessionsOn(db, clock)
  const audit = createAudit({ clock, operator: { name: () => 'test-desk' } })
  const payers = PAYER_PROFILES.map(({ id }) => id)
  const settings = createSettingsService({ db, audit, ids: systemIds, payers })
  const reference = builtInReference()
  const exports = createExportsService({
    db,
    clock,
    files,
    folderChooser,
    audit,
    settings,
    reference,
    payers,
    isDayClosed,
    share,
  })
  const complete = async (entry: SessionEntry) => {
    const command = () => ({ commandId: randomUUID() })
    const { id, revision } = value(await sessions.start({ ...command(), performedOn: entry.performedOn }))
    value(await sessions.complete({ ...command(), id, revision, entry }))
    return id
  }
  const correct = async (id: SessionId, change: (entry: SessionEntry) => SessionEntry) => {
    const command = () => ({ commandId: randomUUID() })
    const begun = value(await corrections.begin({ ...command(), id, reason: 'wrong-side', note: '' }))
    const entry = change(begun.entry)
    value(await sessions.complete({ ...command(), id: begun.id, revision: begun.revision, entry }))
    return begun.id
  }
  return { db, sessions, corrections, exports, complete, correct }
}

/** The value of an operation that has to succeed. */
export function value<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(`Refused: ${result.error.code}`)
  return result.value
}

/** Exports everything that is ready into a folder. */
export async function exportAll(
  desk: Desk,
  folder: string,
  format: 'csv' | 'hl7' = 'csv',
): Promise<ExportOutcome> {
  return value(await desk.exports.run({ scope: 'all', format, hl7Version: '2.3.1', folder }))
}

/** Accession, claim and code of every charge and credit in the CSV files of a folder, each as often as it is there. */
export function chargesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.csv'))
    .flatMap(name => {
      const rows = readFileSync(join(folder, name), 'utf8').split('\r\n')
      const claim = rows.find(row => row.startsWith('H,'))?.split(',')[6] ?? ''
      return rows
        .filter(row => row.startsWith('D,'))
        .map(row => row.split(','))
        .map(cells => `${cells[3] === 'CD' ? 'credit ' : ''}${cells[13]} ${claim} ${cells[14]}`)
    })
    .toSorted()
}
