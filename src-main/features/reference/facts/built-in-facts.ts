import facts from '#resources/reference/breast-localization.json' with { type: 'json' }
import type { IsoDate } from '#shared/base/iso-date.ts'
import type { Dataset } from '#shared/domain/code-sets.ts'
import type { FeeRow, LimitRow, PaymentRow } from './facts-queries.ts'
import type { PairFact } from './pair-queries.ts'

/** An edition of the program's own facts, as an answer names it. */
export type BuiltInEdition = { readonly label: string; readonly outdated: boolean }

type Table = keyof typeof facts.editions

const TABLE_OF: Partial<Record<Dataset, Table>> = {
  'ptp-practitioner': 'ptp',
  'ptp-outpatient': 'ptp',
  'mue-practitioner': 'mue',
  'mue-outpatient': 'mue',
  'add-on': 'addOn',
  mpfs: 'mpfs',
  opps: 'opps',
}

/** The edition of the program's own facts of a dataset; null for a dataset it has none of, and before it began. */
export function builtInEdition(dataset: Dataset, on: IsoDate): BuiltInEdition | null {
  const table = TABLE_OF[dataset]
  if (table === undefined) return null
  const { label, from, through } = facts.editions[table]
  if (on < from) return null
  const outdated = on > through
  return { label: `${label}, built in${outdated ? `, ended ${through}` : ''}`, outdated }
}

const COLUMN = new Map(facts.mpfsColumns.map((name, index) => [name, index]))

export function builtInFees(code: string): readonly Omit<FeeRow, 'conversionFactor'>[] {
  return facts.mpfs
    .filter(row => row[0] === code)
    .map(row => {
      const text = (name: string) => String(row[COLUMN.get(name) ?? -1] ?? '')
      const number = (name: string) => Number(text(name))
      return {
        modifier: text('modifier'),
        status: text('status'),
        workRvu: number('workRvu'),
        nonFacilityTotalRvu: number('nonFacilityTotalRvu'),
        facilityTotalRvu: number('facilityTotalRvu'),
        pcTc: number('pcTc'),
        globalDays: text('globalDays'),
        multipleProcedure: number('multipleProcedure'),
        bilateral: number('bilateral'),
        assistant: number('assistant'),
      }
    })
    .toSorted((one, other) => (one.modifier < other.modifier ? -1 : 1))
}

const LIMITS: ReadonlyMap<string, (typeof facts.mue)[keyof typeof facts.mue]> = new Map(
  Object.entries(facts.mue),
)

export function builtInLimit(
  setting: 'practitioner' | 'outpatient',
  code: string,
): Omit<LimitRow, 'rationale'> | null {
  const limit = LIMITS.get(code)?.[setting]
  if (limit === undefined) return null
  const { units, mai } = limit
  return mai === 1 || mai === 2 || mai === 3 ? { units, mai } : null
}

type BuiltInPayment = {
  readonly statusIndicator: string
  readonly apc: string | null
  readonly rate: number | null
}
const PAYMENTS: ReadonlyMap<string, BuiltInPayment> = new Map(Object.entries(facts.opps))

export function builtInPayment(code: string): PaymentRow | null {
  const payment = PAYMENTS.get(code)
  if (payment === undefined) return null
  const { statusIndicator, apc, rate } = payment
  return { statusIndicator, apc, rateCents: rate === null ? null : Math.round(rate * 100) }
}

/** Add-on relations, all of type 1. */
export const BUILT_IN_ADD_ONS: readonly { readonly addOn: string; readonly primary: string }[] =
  Object.entries(facts.addOn).flatMap(([addOn, primaries]) => primaries.map(primary => ({ addOn, primary })))

const PAIRS = { professional: pairsOf(2), facility: pairsOf(3) } as const

/** Every pair edit of the family that the program knows, for a kind of claim. */
export function builtInPairs(claim: 'professional' | 'facility'): readonly PairFact[] {
  return PAIRS[claim]
}

const FAMILY: ReadonlySet<string> = new Set(facts.mpfs.map(row => String(row[0])))

/** The built-in pairs have at least one code of the family: of two other codes they say nothing. */
export function isBuiltInFamily(code: string): boolean {
  return FAMILY.has(code)
}

function pairsOf(indicatorColumn: 2 | 3): readonly PairFact[] {
  return facts.ptp.flatMap((row): readonly PairFact[] => {
    const indicator = row[indicatorColumn]
    if (indicator !== 0 && indicator !== 1) return []
    const [column1, column2] = [String(row[0]), String(row[1])]
    return [{ column1, column2, indicator, effective: null, deletion: null, rationale: '' }]
  })
}
