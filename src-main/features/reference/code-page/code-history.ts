import type { CodePage } from '#shared/contract/reference.ts'
import { DATASETS, type CodeKind, type Dataset } from '#shared/domain/code-sets.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { Edition } from '../edition.ts'
import type { ReferenceOnDay } from '../reference-on-day.ts'
import { changeSentence } from './change-sentence.ts'
import { snapshotOf } from './snapshot.ts'

/** Datasets in which each kind of code stands. A charge master is the site's own, wording has no history. */
const DATASETS_OF = {
  cpt: DATASETS.filter(dataset => !['icd-10-cm', 'hcpcs', 'cpt-text', 'charge-master'].includes(dataset)),
  hcpcs: DATASETS.filter(dataset => !['icd-10-cm', 'cpt-text', 'charge-master'].includes(dataset)),
  'icd-10-cm': ['icd-10-cm'],
} as const satisfies Record<CodeKind, readonly Dataset[]>

type HistoryEntry = CodePage['history'][number]

/** What each loaded edition changed about a code against the edition before it, the newest first. */
export function codeHistory(at: ReferenceOnDay, kind: CodeKind, plain: string): readonly HistoryEntry[] {
  const { db } = at
  if (db === null) return []
  return DATASETS_OF[kind]
    .flatMap(dataset => datasetHistory(db, oldestFirst(at.editions, dataset), plain))
    .toSorted((one, other) => (one.from > other.from ? -1 : one.from < other.from ? 1 : 0))
}

function datasetHistory(
  db: ReadableDb,
  editions: readonly Edition[],
  plain: string,
): readonly HistoryEntry[] {
  const snapshots = editions.map(edition => snapshotOf(db, edition, plain))
  // A dataset that never had the code has nothing to tell about it.
  if (snapshots.every(snapshot => snapshot.size === 0)) return []
  return editions.map((edition, index) => ({
    edition: edition.label,
    from: edition.from,
    sentence: changeSentence(snapshots[index - 1] ?? null, snapshots[index] ?? new Map()),
  }))
}

function oldestFirst(editions: readonly Edition[], dataset: Dataset): readonly Edition[] {
  return editions
    .filter(edition => edition.dataset === dataset)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
}
