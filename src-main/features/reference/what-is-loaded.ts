import type { CodeSets } from '#shared/contract/reference.ts'
import { builtInReference } from '#main/features/coding/index.ts'
import { todayOf, type Clock } from '#main/ports/clock.ts'
import { listBadRows } from './edition-queries.ts'
import type { ReferenceStore } from './reference-store.ts'
import { editionSummary, standings } from './standing.ts'

/** What is loaded, and how every dataset stands today. */
export function whatIsLoaded(
  store: Pick<ReferenceStore, 'current'>,
  clock: Pick<Clock, 'today'>,
): Omit<CodeSets, 'import'> {
  const current = store.current()
  const editions = current?.editions ?? []
  const day = todayOf(clock)
  const builtIn = builtInReference().on(day, 'professional').editions
  return {
    editions: editions.map(edition =>
      editionSummary(edition, current ? listBadRows(current.db, edition.id) : []),
    ),
    standing: standings(editions, { day, builtIn }),
    licence: current?.licence ?? null,
  }
}
