import type { IsoDate } from '#shared/base/iso-date.ts'
import type { Result } from '#shared/base/result.ts'
import { type Dataset, DATASET_LABEL } from '#shared/domain/code-sets.ts'
import { formatOf } from './formats.ts'
import { headsOf } from './head.ts'
import { type OnBatch, Reading } from './reading.ts'
import type { FileProblem, ReadSummary, Recognized, SourceFile } from './rows.ts'
import { settled } from './source-fault.ts'

/** A recognized file with what was open settled: whose it is and from when it is in force. */
export type ReadRequest = Omit<Recognized, 'from'> & {
  readonly dataset: Dataset
  readonly from: IsoDate
  /** True only where the site has recorded its licence; otherwise no wording of the AMA reaches a batch. */
  readonly keepLicensedText: boolean
}

/**
 * Reads a file to its end and hands its rows on in batches. Rows that cannot be read are counted and the first hundred
 * listed; a file that is cut off, mixed up or full of them is refused, after batches may have been handed on: they
 * count only once this answers `ok`. A read that is stopped answers with a problem, too.
 */
export function readSource(
  source: SourceFile,
  request: ReadRequest,
  onBatch: OnBatch,
  signal: AbortSignal,
): Promise<Result<ReadSummary, FileProblem>> {
  return settled(async () => {
    const reading = new Reading(source.name, onBatch, signal)
    reading.requireWanted()
    const found = formatOf(await headsOf(source))
    if (found === null || !found.finding.datasets.includes(request.dataset)) {
      const content = found === null ? 'something else' : `the content of ${found.format.name}`
      throw reading.refuse(null, DATASET_LABEL[request.dataset], content)
    }
    const { dataset, keepLicensedText } = request
    const facts = await found.format.read({
      source,
      head: found.head,
      dataset,
      keepLicensedText,
      reading,
    })
    return reading.summary(facts)
  })
}
