import type {
  DiagnosisStanding,
  Primaries,
  SupplyStanding,
  TablesOnDate,
} from '#main/features/coding/index.ts'
import type { EditionTables } from './edition-tables.ts'
import type { Day } from './formats/rows.ts'
import { isInForce } from './in-force.ts'
import type { Chosen } from './loaded-reference.ts'

type Answers = Pick<
  TablesOnDate,
  | 'pairIndicator'
  | 'listsPairsOf'
  | 'unitLimit'
  | 'primariesOf'
  | 'componentIndicator'
  | 'bilateralIndicator'
  | 'diagnosis'
  | 'supply'
>

/** What the chosen editions answer on a day; the tables of which none is loaded answer as the built-in facts do. */
export function loadedAnswers(
  { ptp, mue, addOn, mpfs, icd10Cm, hcpcs }: Chosen,
  {
    day,
    diagnosisEditions,
    own,
  }: {
    readonly day: Day
    readonly diagnosisEditions: readonly EditionTables[]
    readonly own: TablesOnDate
  },
): Answers {
  return {
    pairIndicator: ptp ? (one, two) => pairIndicator(ptp, { one, two, day }) : own.pairIndicator,
    listsPairsOf: ptp ? ptp.answersFor : own.listsPairsOf,
    unitLimit: mue ? mue.unitLimit : own.unitLimit,
    primariesOf: addOn ? code => primariesOf(addOn, code, day) : own.primariesOf,
    componentIndicator: mpfs ? code => mpfs.indicators(code)?.component ?? null : own.componentIndicator,
    bilateralIndicator: mpfs ? code => mpfs.indicators(code)?.bilateral ?? null : own.bilateralIndicator,
    diagnosis: icd10Cm ? code => diagnosisStanding(icd10Cm, code, diagnosisEditions) : own.diagnosis,
    supply: hcpcs ? code => supplyStanding(hcpcs, code, day) : own.supply,
  }
}

/** The indicator of the row that stands on the day; 9 says that there is no edit. */
function pairIndicator(
  ptp: EditionTables,
  { one, two, day }: { readonly one: string; readonly two: string; readonly day: Day },
): 0 | 1 | null {
  for (const span of ptp.pairSpans(one, two)) {
    if (isInForce(span, day)) return span.indicator === 9 ? null : span.indicator
  }
  return null
}

function primariesOf(addOn: EditionTables, code: string, day: Day): Primaries | null {
  const spans = addOn.addOnSpans(code).filter(span => isInForce(span, day))
  if (spans.length === 0) return null
  return {
    codes: [...new Set(spans.map(({ primary }) => primary))].filter(primary => primary !== ''),
    // Type 1 lists every primary; of types 2 and 3 the claims contractor defines all or more of them.
    contractorAddsOthers: spans.some(({ type, primary }) => type !== 1 || primary === ''),
  }
}

const BILLABLE: DiagnosisStanding = { kind: 'billable' }
const HEADING: DiagnosisStanding = { kind: 'heading' }
const UNKNOWN: DiagnosisStanding = { kind: 'unknown' }

function diagnosisStanding(
  inForce: EditionTables,
  code: string,
  all: readonly EditionTables[],
): DiagnosisStanding {
  const billable = inForce.billable(code)
  if (billable !== null) return billable ? BILLABLE : HEADING
  const other = all.find(tables => tables.billable(code) !== null)
  return other ? { kind: 'other-edition', edition: other.edition.label } : UNKNOWN
}

function supplyStanding(hcpcs: EditionTables, code: string, day: Day): SupplyStanding {
  const span = hcpcs.hcpcsSpan(code)
  if (span === null) return 'unknown'
  const isBefore = span.added !== null && day < span.added
  const isAfter = span.terminated !== null && span.terminated < day
  return isBefore || isAfter ? 'not-in-force' : 'known'
}
