import type { IsoDate } from '#shared/base/iso-date.ts'
import { DATASET_LABEL, type Dataset } from '#shared/domain/code-sets.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { dayOf } from './day.ts'
import { listEditions } from './edition-queries.ts'
import { editionOn, isOutdated, type Edition } from './edition.ts'
import type { Day } from './formats/rows.ts'

/** The reference database as it answers for one day of service: each dataset by its edition of that day. */
export type ReferenceOnDay = {
  readonly on: IsoDate
  /** The same day as the tables hold days. */
  readonly day: Day
  /** Null while there is no reference database. */
  readonly db: ReadableDb | null
  readonly editions: readonly Edition[]
  /** Null where no edition of the dataset is as early as the day, or none is loaded. */
  readonly table: (dataset: Dataset) => TableOnDay | null
}

/** A dataset on a day: where to ask, and which edition. */
export type TableOnDay = {
  readonly db: ReadableDb
  readonly edition: Edition
  /** The edition ended before the day. It is the newest there is, and what it says is said with that word. */
  readonly outdated: boolean
}

/** The answers for a day. Without a reference database every table is null. */
export function referenceOn(db: ReadableDb | null, on: IsoDate): ReferenceOnDay {
  const editions = db === null ? [] : listEditions(db)
  const tables = new Map<Dataset, TableOnDay | null>()
  const choose = (dataset: Dataset): TableOnDay | null => {
    const edition = editionOn(editions, { dataset, day: on })
    return db === null || edition === null ? null : { db, edition, outdated: isOutdated(edition, on) }
  }
  const table = (dataset: Dataset): TableOnDay | null => {
    const known = tables.get(dataset)
    if (known !== undefined) return known
    const chosen = choose(dataset)
    tables.set(dataset, chosen)
    return chosen
  }
  return { on, day: dayOf(on), db, editions, table }
}

/** Why a dataset says nothing on a day, in a sentence. */
export function nothingKnown({ editions, on }: ReferenceOnDay, dataset: Dataset): string {
  return editions.some(edition => edition.dataset === dataset)
    ? `${DATASET_LABEL[dataset]}: every loaded edition begins after ${on}.`
    : `${DATASET_LABEL[dataset]}: no edition is loaded.`
}

/** The edition as an answer names it, with a word of caution where it ended before the day. */
export function editionNote({ edition, outdated }: TableOnDay): string {
  return outdated ? `${edition.label}, ended ${edition.through}` : edition.label
}
