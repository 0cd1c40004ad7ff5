import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'
import { DATASET_LABEL, type Dataset } from '#shared/domain/code-sets.ts'

/** One edition of a dataset as it is loaded, with the files it was read from. */
export type Edition = {
  readonly id: number
  readonly dataset: Dataset
  readonly label: string
  readonly from: IsoDate
  /** Last day it is meant for; null where its publisher sets none. */
  readonly through: IsoDate | null
  /** How many files make it whole. */
  readonly parts: number
  readonly files: readonly EditionFile[]
}

export type EditionFile = {
  readonly name: string
  readonly archive: string | null
  readonly sha256: string
  readonly bytes: number
  readonly part: number
  readonly firstCode: string | null
  readonly lastCode: string | null
  readonly rows: number
  readonly badRows: number
  readonly loadedAt: string
  readonly loadedBy: string
}

/** The name a file is known by: of a member of a zip both names. */
export function fileName({
  name,
  archive,
}: {
  readonly name: string
  readonly archive: string | null
}): string {
  return archive === null ? name : `${archive}/${name}`
}

/** Numbers of the parts that are still to be loaded; none when the edition is whole. */
export function missingParts({ parts, files }: Pick<Edition, 'parts' | 'files'>): readonly number[] {
  const loaded = new Set(files.map(({ part }) => part))
  return Array.from({ length: parts }, (_, index) => index + 1).filter(part => !loaded.has(part))
}

/** The newest edition of a dataset that begins on or before a day; null when there is none. */
export function editionOn(
  editions: readonly Edition[],
  { dataset, day }: { readonly dataset: Dataset; readonly day: IsoDate },
): Edition | null {
  let newest: Edition | null = null
  for (const edition of editions) {
    if (edition.dataset !== dataset || edition.from > day) continue
    if (newest === null || edition.from > newest.from) newest = edition
  }
  return newest
}

/** Whether an edition ended before a day. */
export function isOutdated({ through }: Pick<Edition, 'through'>, day: IsoDate): boolean {
  return through !== null && through < day
}

/**
 * The last day an edition is meant for: the end of its quarter, of the fiscal year for diagnoses (ICD-10-CM is
 * published for 1 October to 30 September), none for what the site makes itself.
 */
export function naturalEnd(dataset: Dataset, from: IsoDate): IsoDate | null {
  if (dataset === 'cpt-text' || dataset === 'charge-master') return null
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  const end =
    dataset === 'icd-10-cm'
      ? `${month >= 10 ? year + 1 : year}-09-30`
      : `${year}-${QUARTER_END[Math.floor((month - 1) / 3)]}`
  return parseIsoDate(end.padStart(10, '0'))
}

const QUARTER_END = ['03-31', '06-30', '09-30', '12-31'] as const

/** `NCCI pair edits, practitioner, in force 2026-07-01`; the site's own edition name stands before its date. */
export function editionLabel(dataset: Dataset, from: IsoDate, named: string | null = null): string {
  return [DATASET_LABEL[dataset], ...(named === null ? [] : [named]), `in force ${from}`].join(', ')
}
