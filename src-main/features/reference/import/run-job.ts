import { assertNever } from '#shared/base/assert-never.ts'
import { FileError } from '#main/ports/files.ts'
import type { FileInTheMaking } from '#main/db/public-file.ts'
import { sqliteCode } from '#main/db/sqlite.ts'
import { deleteEdition, putLicence } from '../edition-queries.ts'
import { buildAside } from './build-aside.ts'
import { faultOf } from './check-made.ts'
import type { JobOutcome, RecordLicenceJob, ReferenceJob, RemoveEditionJob } from './import-job.ts'
import type { ImportTools } from './import-tools.ts'
import { runImport } from './run-import.ts'
import { Stopped } from './stopped.ts'

/** Does a job aside. It never throws for what can be expected: a full disk and a cancelled job are outcomes. */
export async function runJob(job: ReferenceJob, tools: ImportTools): Promise<JobOutcome> {
  try {
    return await started(job, tools)
  } catch (error) {
    if (error instanceof Stopped) return { kind: 'cancelled' }
    const found = diskFault(error)
    if (found === null) throw error
    const expected = 'room and write access beside the reference database'
    return { kind: 'refused', problems: [{ file: '', line: null, expected, found }] }
  }
}

function started(job: ReferenceJob, tools: ImportTools): Promise<JobOutcome> {
  switch (job.kind) {
    case 'import':
      return runImport(job, tools)
    case 'remove-edition':
      return removeEdition(job, tools)
    case 'record-licence':
      return recordLicence(job, tools)
    default:
      return assertNever(job)
  }
}

async function removeEdition(job: RemoveEditionJob, tools: ImportTools): Promise<JobOutcome> {
  return changed(job, tools, making => {
    making.db.transaction(() => {
      deleteEdition(making.db, job.edition)
      tools.rebuildSearch(making.db)
    })
    // Gives the room of the removed rows back.
    making.execute('VACUUM')
  })
}

async function recordLicence(job: RecordLicenceJob, tools: ImportTools): Promise<JobOutcome> {
  const { licence, at, by } = job
  return changed(job, tools, ({ db }) => db.transaction(() => putLicence(db, { ...licence, at, by })))
}

async function changed(
  job: ReferenceJob,
  tools: ImportTools,
  change: (making: FileInTheMaking) => void,
): Promise<JobOutcome> {
  let fault: string | null = null
  const built = await buildAside(job, tools.files, async making => {
    change(making)
    fault = faultOf(making)
    return fault === null ? { kind: 'built' as const, files: [] } : null
  })
  const problem = { file: '', line: null, expected: 'a whole database', found: fault ?? 'nothing' }
  return built ?? { kind: 'refused', problems: [problem] }
}

/** What the disk said, in words; null for an error that is a bug. */
function diskFault(error: unknown): string | null {
  const code = error instanceof FileError ? error.systemCode : sqliteCode(error)
  if (code === null) return null
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full'
  return `the system said ${code}`
}
