import type { Settings } from '#shared/contract/settings.ts'
import { CLAIMS, type Claim } from '#shared/domain/vocabulary.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { takeNumber } from '#main/features/settings/index.ts'
import { numbered, type ChargeFile, type UnnumberedRecord } from './charge-record.ts'
import { batchNumber, chargeFileName, fileNumber, lineNumber } from './control-number.ts'
import type { ReleasedFormat } from './file-format.ts'

/** A batch that is about to be written: its numbers are taken, nothing else has happened. */
export type Plan = {
  readonly batch: string
  readonly format: ReleasedFormat
  readonly scope: string
  readonly chainHead: string
  readonly createdAt: string
  readonly files: readonly PlannedFile[]
}

export type PlannedFile = { readonly name: string; readonly file: ChargeFile }

export type PlanInput = {
  readonly records: readonly UnnumberedRecord[]
  readonly settings: Settings
  readonly format: ReleasedFormat
  readonly scope: string
  readonly chainHead: string
  readonly createdAt: string
}

/**
 * Takes the numbers of a batch, in the caller's transaction, and puts the records into one file for each kind of
 * claim. Numbers stay used whatever becomes of the batch.
 */
export function planBatch(db: WritableDb, input: PlanInput): Plan {
  const { records, settings, format, scope, chainHead, createdAt } = input
  const batch = batchNumber(settings.workstation, takeNumber(db, 'export-batch'))
  const files: PlannedFile[] = []
  let messagesBefore = 0
  for (const claim of CLAIMS) {
    const own = records.filter(record => record.claim === claim)
    if (own.length === 0) continue
    files.push(planFile(db, input, { batch, claim, records: own, messagesBefore }))
    messagesBefore += own.length
  }
  return { batch, format, scope, chainHead, createdAt, files }
}

type FileInput = {
  readonly batch: string
  readonly claim: Claim
  readonly records: readonly UnnumberedRecord[]
  readonly messagesBefore: number
}

function planFile(
  db: WritableDb,
  input: PlanInput,
  { batch, claim, records, messagesBefore }: FileInput,
): PlannedFile {
  const { settings, format, createdAt, chainHead } = input
  const { site, workstation } = settings
  const count = takeNumber(db, 'export-file')
  return {
    name: chargeFileName({
      training: settings.training,
      site,
      workstation,
      createdAt,
      count,
      format: format.kind,
    }),
    file: {
      ...header(settings, createdAt, chainHead),
      batch,
      fileNumber: fileNumber(workstation, count),
      claim,
      messagesBefore,
      records: records.map(record =>
        numbered(record, () => lineNumber(workstation, takeNumber(db, 'export-line'))),
      ),
    },
  }
}

/** A file with numbers of the right width and one record, on which is tried whether the record fits. */
export function trialFile(
  record: UnnumberedRecord,
  { settings, createdAt, chainHead }: TrialInput,
): ChargeFile {
  const { workstation } = settings
  return {
    ...header(settings, createdAt, chainHead),
    batch: batchNumber(workstation, 1),
    fileNumber: fileNumber(workstation, 1),
    claim: record.claim,
    messagesBefore: 0,
    records: [numbered(record, () => lineNumber(workstation, 1))],
  }
}

type TrialInput = { readonly settings: Settings; readonly createdAt: string; readonly chainHead: string }

function header(settings: Settings, createdAt: string, chainHead: string) {
  const { site, training, receivingApplication, receivingFacility } = settings
  // A department that named no facility is known by its site code: receivers sort by MSH-4.
  const sendingFacility = settings.sendingFacility.trim() || site
  const sendingApplication = 'CHARGEMARK'
  return {
    site,
    training,
    sendingApplication,
    sendingFacility,
    receivingApplication,
    receivingFacility,
    createdAt,
    chainHead,
  }
}
