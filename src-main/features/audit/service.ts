import { setImmediate } from 'node:timers/promises'
import { ok } from '#shared/base/result.ts'
import type { AuditChange, AuditEntry, ChainReport } from '#shared/contract/audit.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { followChain, type ChainVerdict } from './chain.ts'
import { listActors, listEvents, type ViewedRow } from './view-queries.ts'

export type AuditService = Handlers['audit'] & {
  /** Every event, newest first, for the command line; a log of years does not fit in memory. */
  readonly listAll: () => Iterable<AuditEntry>
}

/** The audit trail for those who examine it. Nothing here writes. */
export function createAuditService({ db }: { readonly db: ReadableDb }): AuditService {
  return {
    events: ({ limit, ...filter }) => {
      const rows = listEvents(db, { ...filter, limit: limit + 1 })
      return ok({ events: rows.slice(0, limit).map(entryOf), more: rows.length > limit })
    },
    actors: () => ok(listActors(db).map(({ actor }) => actor)),
    verify: async () => ok(reportOf(await followed(db))),
    listAll: () => allEvents(db),
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

function* allEvents(db: ReadableDb): Generator<AuditEntry> {
  const all = { about: '', actor: '', from: null, through: null, limit: PAGE }
  let before: number | null = null
  for (;;) {
    const rows: readonly ViewedRow[] = listEvents(db, { ...all, before })
    for (const row of rows) yield entryOf(row)
    before = rows.at(-1)?.seq ?? null
    if (before === null) return
  }
}

function entryOf({ seq, at, actor, action, session_id, accession, changes, reason }: ViewedRow): AuditEntry {
  return {
    seq,
    at,
    actor,
    action,
    sessionId: session_id,
    accession,
    changes: JSON.parse(changes) as readonly AuditChange[],
    reason,
  }
}
