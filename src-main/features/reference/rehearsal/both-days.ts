import type { Rehearsal } from '#shared/contract/reference.ts'
import type { Dataset } from '#shared/domain/code-sets.ts'
import type { ReferenceOnDay, TableOnDay } from '../reference-on-day.ts'

/** The reference database as it answers today and on the day to come. */
export type BothDays = { readonly before: ReferenceOnDay; readonly after: ReferenceOnDay }

export type Change = Rehearsal['changes'][number]

/** A dataset on both days. The same edition may stand for both: its rows can still begin and end between them. */
export type TableOnBothDays = { readonly before: TableOnDay; readonly after: TableOnDay }

/** Null where the dataset has no edition for one of the days, so that nothing can be compared. */
export function onBothDays({ before, after }: BothDays, dataset: Dataset): TableOnBothDays | null {
  const [one, other] = [before.table(dataset), after.table(dataset)]
  return one === null || other === null ? null : { before: one, after: other }
}
