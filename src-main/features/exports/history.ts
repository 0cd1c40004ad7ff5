import { z } from 'zod'
import { HL7_VERSIONS, type BatchSummary, type Hl7Version } from '#shared/contract/exports.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { countAnswersOf } from './answers/queries.ts'
import { listFiles, listNewestBatches, type UndecidedRow } from './release/queries.ts'

const AT_MOST = 100

/** The batches, newest first. */
export function historyOf(db: ReadableDb): readonly BatchSummary[] {
  return listNewestBatches(db, AT_MOST).map(batch => summaryOf(db, batch))
}

export function summaryOf(db: ReadableDb, batch: UndecidedRow): BatchSummary {
  return {
    batch: batch.number,
    destination: batch.destination,
    createdAt: batch.created_at,
    format: batch.format,
    hl7Version: versionOf(batch),
    scope: batch.scope,
    state: batch.state,
    files: listFiles(db, batch.number).map(
      ({ claim, name, sha256, bytes, messages, lines, units, credits }) => ({
        ...{ claim, name, sha256, bytes, messages, lines, units, credits },
      }),
    ),
    chainHead: batch.chain_head,
    answered: countAnswersOf(db, batch.number),
  }
}

const version = z.enum(HL7_VERSIONS)
/** Batches of earlier versions kept their format alone, in the place of a sheet. */
const sheetOfBatch = z.union([
  z.looseObject({ version }),
  z.looseObject({ format: z.looseObject({ version }) }).transform(({ format }) => format),
])

function versionOf({ format, sheet }: UndecidedRow): Hl7Version | null {
  return format === 'hl7' ? sheetOfBatch.parse(JSON.parse(sheet)).version : null
}
