import facts from '#resources/reference/breast-localization.json' with { type: 'json' }
import type { IsoDate } from '#shared/base/iso-date.ts'
import type { ReferenceEditions } from '#shared/domain/coding-answer.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import type {
  CodingReference,
  DiagnosisStanding,
  PairIndicator,
  TablesOnDate,
  UnitLimit,
} from './reference.ts'

/** Edition of the rules themselves, as printed in every answer. */
export const RULES_EDITION = 'breast-localization 2026.1'

const TABLES = ['ptp', 'mue', 'addOn', 'mpfs'] as const
type BuiltInTable = (typeof TABLES)[number]

const EDITIONS: ReferenceEditions = {
  rules: RULES_EDITION,
  ptp: facts.editions.ptp.label,
  mue: facts.editions.mue.label,
  addOn: facts.editions.addOn.label,
  mpfs: facts.editions.mpfs.label,
}

/** Indicators of a code, on the row without a modifier: the PC/TC and the bilateral column of the fee schedule. */
const COMPONENT_COLUMN = facts.mpfsColumns.indexOf('pcTc')
const BILATERAL_COLUMN = facts.mpfsColumns.indexOf('bilateral')

/** The facts that the program carries itself. One edition a table; see the file for sources. */
export function builtInReference(): CodingReference {
  const pairs = {
    professional: indexPairs(2),
    facility: indexPairs(3),
  } satisfies Record<Claim, PairIndex>
  const listed = { professional: codesIn(pairs.professional), facility: codesIn(pairs.facility) }
  const limits = { professional: indexLimits('practitioner'), facility: indexLimits('outpatient') }
  const primaries = new Map(
    Object.entries(facts.addOn).map(([code, codes]) => [code, { codes, contractorAddsOthers: false }]),
  )
  const indicators = indexIndicators()

  const tablesOn = (serviceDate: IsoDate, claim: Claim): TablesOnDate => {
    const absent = TABLES.filter(table => serviceDate < facts.editions[table].from)
    const has = (table: BuiltInTable) => !absent.includes(table)
    const [ptp, mue, addOn, mpfs] = [has('ptp'), has('mue'), has('addOn'), has('mpfs')]
    return {
      editions: EDITIONS,
      outdated: TABLES.filter(table => serviceDate > facts.editions[table].through),
      absent,
      incomplete: [],
      pairIndicator: (column1, column2) =>
        (ptp ? pairs[claim].get(column1)?.get(column2) : undefined) ?? null,
      listsPairsOf: code => ptp && listed[claim].has(code),
      unitLimit: code => (mue ? limits[claim].get(code) : undefined) ?? null,
      primariesOf: code => (addOn ? primaries.get(code) : undefined) ?? null,
      componentIndicator: code => (mpfs ? indicators.get(code)?.component : undefined) ?? null,
      bilateralIndicator: code => (mpfs ? indicators.get(code)?.bilateral : undefined) ?? null,
      diagnosis: () => NO_DIAGNOSES,
      supply: () => 'no-data',
    }
  }

  const byPeriod = new Map<string, TablesOnDate>()
  let last: { readonly serviceDate: string; readonly claim: Claim; readonly tables: TablesOnDate } | null =
    null
  return {
    on: (serviceDate, claim) => {
      // Sessions come day by day: mostly the date is the one asked for just before.
      if (last?.serviceDate === serviceDate && last.claim === claim) return last.tables
      const period = claim + periodOf(serviceDate)
      const tables = byPeriod.get(period) ?? tablesOn(serviceDate, claim)
      byPeriod.set(period, tables)
      last = { serviceDate, claim, tables }
      return tables
    },
    gaveUp: () => false,
  }
}

const NO_DIAGNOSES: DiagnosisStanding = { kind: 'no-data' }

/** Dates on the same side of every edition's limits share one set of tables. */
function periodOf(serviceDate: IsoDate): string {
  return TABLES.map(table => {
    const { from, through } = facts.editions[table]
    return serviceDate < from ? 'b' : serviceDate > through ? 'a' : 'i'
  }).join('')
}

type PairIndex = ReadonlyMap<string, ReadonlyMap<string, PairIndicator>>

function indexPairs(indicatorColumn: 2 | 3): PairIndex {
  const index = new Map<string, Map<string, PairIndicator>>()
  for (const row of facts.ptp) {
    const [column1, column2, indicator] = [String(row[0]), String(row[1]), row[indicatorColumn]]
    if (indicator !== 0 && indicator !== 1 && indicator !== 9) continue
    const inner = index.get(column1) ?? new Map<string, PairIndicator>()
    index.set(column1, inner.set(column2, indicator))
  }
  return index
}

/** Every code that stands in either column. */
function codesIn(pairs: PairIndex): ReadonlySet<string> {
  return new Set([...pairs].flatMap(([column1, inner]) => [column1, ...inner.keys()]))
}

function indexLimits(setting: 'practitioner' | 'outpatient'): ReadonlyMap<string, UnitLimit> {
  const limits = new Map<string, UnitLimit>()
  for (const [code, limit] of Object.entries(facts.mue)) {
    const { units, mai } = limit[setting]
    if (mai === 1 || mai === 2 || mai === 3) limits.set(code, { units, mai })
  }
  return limits
}

type Indicators = { readonly component: number; readonly bilateral: number }

function indexIndicators(): ReadonlyMap<string, Indicators> {
  const plain = facts.mpfs.filter(row => row[1] === '')
  return new Map(
    plain.map(row => [
      String(row[0]),
      { component: Number(row[COMPONENT_COLUMN]), bilateral: Number(row[BILATERAL_COLUMN]) },
    ]),
  )
}
