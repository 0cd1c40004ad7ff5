import type { ImportOutcome, ImportProblem } from '#shared/contract/worklist.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { Ids } from '#main/ports/ids.ts'
import type { Found } from './exam-message.ts'
import { insertImport } from './import-queries.ts'
import { messageProblem } from './message-check.ts'
import { storeMessage } from './store-message.ts'

export type ImportTools = {
  readonly db: WritableDb
  readonly clock: Clock
  readonly ids: Ids
  readonly audit: Audit
  /** Lets the window be answered between two batches. */
  readonly pause: () => Promise<void>
}

export type ImportHead = Pick<ImportOutcome, 'id' | 'source' | 'name'>

/** What readers answer: parts one after another, of a file that is read in slices or a server that takes its time. */
export type FoundParts = Iterable<Found> | AsyncIterable<Found>

const BATCH = 100
const MOST_PROBLEMS = 50

/**
 * Imports what a reader finds, batch by batch: each batch is a transaction, and between two of them the window is
 * answered. A part that cannot be taken is noted with where it stands and stops nothing.
 */
export async function importFound(
  tools: ImportTools,
  head: ImportHead,
  parts: FoundParts,
): Promise<ImportOutcome> {
  const tally = createTally()
  let batch: Found[] = []
  const store = async () => {
    storeBatch(tools, batch, tally)
    batch = []
    await tools.pause()
  }
  for await (const found of parts) {
    batch.push(found)
    if (batch.length >= BATCH) await store()
  }
  await store()
  return conclude(tools, head, tally)
}

function storeBatch({ db, clock, ids, audit }: ImportTools, batch: readonly Found[], tally: Tally): void {
  if (batch.length === 0) return
  const at = clock.now()
  db.transaction(() => {
    for (const found of batch) {
      if (found.kind === 'problem') tally.refuse(found.where, found.text)
      else {
        const problem = messageProblem(found.message)
        if (problem !== '') tally.refuse(found.where, problem)
        else tally.count(storeMessage({ db, ids, audit, at }, found.message))
      }
    }
  })
}

/** Keeps the outcome under the number of the import, so that it can be asked again. */
function conclude({ db, clock, audit }: ImportTools, head: ImportHead, tally: Tally): ImportOutcome {
  const at = clock.now()
  const outcome: ImportOutcome = { id: head.id, at, source: head.source, name: head.name, ...tally.read() }
  const { created, updated, unchanged, refused } = outcome
  db.transaction(() => {
    insertImport(db, outcome.id, at, JSON.stringify(outcome))
    const counts = { source: head.source, created, updated, unchanged, refused }
    const changes = [{ path: `imports.${outcome.id}`, from: null, to: counts }]
    audit.record(db, { at, action: 'worklist-imported', sessionId: null, changes })
  })
  return outcome
}

type Counts = Pick<ImportOutcome, 'created' | 'updated' | 'unchanged' | 'refused' | 'problems'>

type Tally = {
  readonly count: (stored: 'created' | 'updated' | 'unchanged') => void
  readonly refuse: (where: string, text: string) => void
  readonly read: () => Counts
}

function createTally(): Tally {
  const counts = { created: 0, updated: 0, unchanged: 0, refused: 0 }
  const problems: ImportProblem[] = []
  return {
    count: stored => {
      counts[stored] += 1
    },
    refuse: (where, text) => {
      counts.refused += 1
      if (problems.length < MOST_PROBLEMS) problems.push({ where, text })
    },
    read: () => ({ ...counts, problems }),
  }
}
