import { setImmediate } from 'node:timers/promises'
import { ok } from '#shared/base/result.ts'
import type { AuditChange, AuditEntry, ChainReport } from '#shared/contract/audit.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { findExamAccession } from './about-queries.ts'
import { followChain, type ChainVerdict } from './chain.ts'
import { numbersAbout } from './sessions-about.ts'
import { listActors, listEvents, type EventFilter, type ViewedRow } from './view-queries.ts'

export type AuditService = Handlers['audit'] & {
  /** Every event that a filter lets through, newest first, for the command line; a log of years does not fit in memory. */
  readonly listAll: (filter?: Partial<TrailFilter>) => Iterable<AuditEntry>
}

export type TrailFilter = Omit<EventFilter, 'before' | 'limit'>

/** The audit trail for those who examine it. Nothing here writes. */
export function createAuditService({ db }: { readonly db: ReadableDb }): AuditService {
  return {
    events: ({ limit, ...filter }) => {
      const rows = listEvents(db, { ...filter, limit: limit + 1 })
      return ok({ events: rows.slice(0, limit).map(row => entryOf(db, row)), more: rows.length > limit })
    },
    numbers: ({ about }) => ok(numbersAbout(db, about)),
    actors: () => ok(listActors(db).map(({ actor }) => actor)),
    verify: async () => ok(reportOf(await followed(db))),
    listAll: filter => allEvents(db, filter),
  }
}

/** Follows the chain and lets others work between its pages. */
async function followed(db: ReadableDb): Promise<ChainVerdict> {
  const steps = followChain(db)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await setImmediate()
  }
}

const WHY_BROKEN = {
  gap: 'an event is missing before it',
  link: 'it does not follow from the event before it',
  content: 'it was changed after it was written',
} as const

/** A verdict on the chain in words. */
export function reportOf(verdict: ChainVerdict): ChainReport {
  if (verdict.kind === 'whole') {
    const { events, head } = verdict
    return { kind: 'whole', events, head, sentence: `All ${events} events follow from one another.` }
  }
  const { seq, why } = verdict
  return { kind: 'broken', seq, sentence: `The chain is broken at event ${seq}: ${WHY_BROKEN[why]}.` }
}

const PAGE = 500

function* allEvents(db: ReadableDb, filter: Partial<TrailFilter> = {}): Generator<AuditEntry> {
  const all = { about: '', actor: '', from: null, through: null, only: 'everything', limit: PAGE } as const
  let before: number | null = null
  for (;;) {
    const rows: readonly ViewedRow[] = listEvents(db, { ...all, ...filter, before })
    for (const row of rows) yield entryOf(db, row)
    before = rows.at(-1)?.seq ?? null
    if (before === null) return
  }
}

function entryOf(db: ReadableDb, row: ViewedRow): AuditEntry {
  const { seq, at, actor, action, session_id, reason } = row
  const changes = JSON.parse(row.changes) as readonly AuditChange[]
  return {
    seq,
    at,
    actor,
    action,
    sessionId: session_id,
    accession: row.accession ?? accessionOfExam(db, changes),
    changes,
    reason,
  }
}

const EXAM_PATH = /^exams\.([0-9a-f-]{36})/

/** Of the expected exam that an event names; null for another. */
function accessionOfExam(db: ReadableDb, [change]: readonly AuditChange[]): string | null {
  const id = change && EXAM_PATH.exec(change.path)?.[1]
  return id === undefined ? null : findExamAccession(db, id)
}
