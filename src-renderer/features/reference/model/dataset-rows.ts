import type { CodeSets, DatasetStanding, EditionSummary } from '#shared/contract/reference.ts'
import { DATASETS, type Dataset } from '#shared/domain/code-sets.ts'

/** A dataset as the page lists it: how it stands today, and its editions, the one that answers today first. */
export type DatasetRow = {
  readonly dataset: Dataset
  readonly standing: DatasetStanding | null
  /** The one in force today, else the newest that began before, else the first to come; null where none is loaded. */
  readonly shown: EditionSummary | null
  /** All editions, the newest first. */
  readonly editions: readonly EditionSummary[]
}

/** Every dataset there is, in the order in which a department thinks of them, loaded or not. */
export function datasetRows(
  { editions, standing }: Pick<CodeSets, 'editions' | 'standing'>,
  today: string,
): readonly DatasetRow[] {
  return DATASETS.map(dataset => {
    const own = editions
      .filter(edition => edition.dataset === dataset)
      .toSorted((one, other) => other.from.localeCompare(one.from))
    return {
      dataset,
      standing: standing.find(one => one.dataset === dataset) ?? null,
      shown: own.find(edition => edition.from <= today) ?? own.at(-1) ?? null,
      editions: own,
    }
  })
}

/** `2026-07-01 – 2026-09-30`; an edition whose publisher sets no end stays open. */
export function periodOf({ from, through }: Pick<EditionSummary, 'from' | 'through'>): string {
  return through === null ? `from ${from}` : `${from} – ${through}`
}

/** When an edition was loaded last, and by whom; null for one without a file. */
export function lastLoaded(edition: EditionSummary): { readonly at: string; readonly by: string } | null {
  const [newest] = edition.files.toSorted((one, other) => other.loadedAt.localeCompare(one.loadedAt))
  return newest ? { at: newest.loadedAt, by: newest.loadedBy } : null
}
