import type { Report } from '#shared/contract/reports.ts'
import type { Days } from './slices.ts'
import type { CountRow } from './tally.ts'

/** What is counted for a report: each query by a name, asked for one stretch of days after another. */
export type Counts = Readonly<Record<string, string>>

export type Counted<C extends Counts> = { readonly [Name in keyof C]: readonly CountRow[] }

export type Composed = Pick<Report, 'facts' | 'tables'>

/** What a report has to know besides its counts. */
export type Context = {
  readonly period: Days
  /** Of physicians, by NPI. */
  readonly nameOf: (npi: string) => string
}

/** A kind of report: what it counts, and what it makes of the sums. */
export type Definition = {
  readonly counts: Counts
  readonly compose: (sums: ReadonlyMap<string, readonly CountRow[]>, context: Context) => Composed
}

/** A definition whose composing gets each sum by its name. */
export function definition<const C extends Counts>(
  counts: C,
  compose: (sums: Counted<C>, context: Context) => Composed,
): Definition {
  return {
    counts,
    compose: (sums, context) => {
      const named = Object.fromEntries(Object.keys(counts).map(name => [name, sums.get(name) ?? []]))
      return compose(named as Counted<C>, context)
    },
  }
}
