import type { ReportKind, ReportProgress } from '#shared/contract/reports.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { Definition } from './definition.ts'
import { DEFINITIONS } from './definitions.ts'
import { countRows, listPhysicianNames } from './queries.ts'
import type { ReportOutcome } from './report-job.ts'
import { slicesOf, type Days } from './slices.ts'
import { createTally, type Tally } from './tally.ts'

type Asked = { readonly kind: ReportKind; readonly period: Days }

type Tools = {
  readonly progress: (progress: ReportProgress) => void
  readonly signal: AbortSignal
  /** Lets what was told to the thread arrive. */
  readonly pause: () => Promise<void>
}

/** Counts a report, a week of days after another: it can be cancelled between two of them. */
export async function countReport(
  db: ReadableDb,
  { kind, period }: Asked,
  { progress, signal, pause }: Tools,
): Promise<ReportOutcome> {
  const asked: Definition = DEFINITIONS[kind]
  const tallies = new Map(Object.keys(asked.counts).map(name => [name, createTally()]))
  const slices = slicesOf(period)
  for (const [index, days] of slices.entries()) {
    progress({ done: index, of: slices.length })
    await pause()
    if (signal.aborted) return { kind: 'cancelled' }
    addSlice(db, { counts: asked.counts, tallies, days })
  }
  const names = new Map(listPhysicianNames(db).map(({ npi, name }) => [npi, name]))
  const sums = new Map([...tallies].map(([name, tally]) => [name, tally.rows()]))
  const report = asked.compose(sums, { period, nameOf: npi => names.get(npi) ?? '' })
  return { kind: 'counted', report }
}

type Slice = {
  readonly counts: Definition['counts']
  readonly tallies: ReadonlyMap<string, Tally>
  readonly days: Days
}

function addSlice(db: ReadableDb, { counts, tallies, days }: Slice): void {
  for (const [name, sql] of Object.entries(counts)) tallies.get(name)?.add(countRows(db, sql, days))
}
