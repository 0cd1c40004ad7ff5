import { fail, ok, type Result } from '#shared/base/result.ts'
import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import type { ChargeFile } from '../charge-record.ts'
import { batchNumber, fileNumber } from '../control-number.ts'
import type { FileFormat } from '../file-format.ts'
import { writeFile } from '../write-file.ts'
import { fileNameOf } from './file-name.ts'
import { SAMPLE_WORKSTATION, sampleRecords, sheetForSamples } from './sample-charges.ts'
import { formatOfSheet, partnersOf } from './sheet-format.ts'

/** Samples are always of this moment, so that the same sheet gives the same bytes. */
const AT = '2026-11-20T17:30:00.000-05:00'

export type Sample = {
  readonly claim: Claim
  readonly name: string
  readonly file: ChargeFile
  readonly format: FileFormat
  readonly bytes: Buffer
}

export type SampleOf = {
  readonly sheet: InterfaceSheet
  readonly settings: Settings
  readonly claim: Claim
  /** Marked as training, for a file that goes out; as the destination writes it, for a look at it. */
  readonly marked: boolean
}

/** A file of invented charges by a sheet, or the reason in words why the sheet cannot carry them. */
export function sampleOf({ sheet: given, settings, claim, marked }: SampleOf): Result<Sample, string> {
  const sheet = sheetForSamples(given)
  const number = sheet.format.kind === 'x12' ? (sheet.format.firstInterchange ?? 1) : 1
  const format = formatOfSheet(sheet, { interchange: number, group: number })
  const batch = batchNumber(SAMPLE_WORKSTATION, 1)
  const file: ChargeFile = {
    batch,
    fileNumber: fileNumber(SAMPLE_WORKSTATION, 1),
    claim,
    site: settings.site,
    training: marked,
    ...partnersOf(sheet, settings),
    createdAt: AT,
    chainHead: '0'.repeat(64),
    messagesBefore: 0,
    records: sampleRecords(sheet, claim),
  }
  const written = writeFile(file, format)
  if (!written.ok) return fail(written.error.words)
  const facts = {
    training: marked,
    site: settings.site,
    workstation: SAMPLE_WORKSTATION,
    createdAt: AT,
    count: 1,
  }
  return ok({
    claim,
    name: fileNameOf(sheet, { ...facts, claim, batch }),
    file,
    format,
    bytes: written.value,
  })
}
