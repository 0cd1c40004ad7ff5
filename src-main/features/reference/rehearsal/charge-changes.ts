import { dollars } from '../code-page/money.ts'
import { kindsByShape, plainCode } from '../code-shape.ts'
import { codeStanding } from '../code-standing.ts'
import { dateOf } from '../day.ts'
import { feesOf, paymentOf } from '../facts/code-facts.ts'
import { listAllCharges } from '../facts/facts-queries.ts'
import type { ChargeMasterRow, Day } from '../formats/rows.ts'
import { editionNote, type ReferenceOnDay } from '../reference-on-day.ts'
import { onBothDays, type BothDays, type Change } from './both-days.ts'

/** Rows of the site's charge master that break or change on the day to come. */
export function chargeChanges({ before, after }: BothDays): readonly Change[] {
  const [today, then] = [standingRows(before), standingRows(after)]
  return [
    ...then.flatMap(row => brokenRow(row, { before, after })),
    ...endedRows(today, then, after),
    ...repricedRows(today, then, after),
  ]
}

/** The rows that stand on a day, of the charge master of that day. */
function standingRows(at: ReferenceOnDay): readonly ChargeMasterRow[] {
  const table = at.table('charge-master')
  return table === null ? [] : listAllCharges(table.db, table.edition.id).filter(row => stands(row, at.day))
}

function stands({ validFrom, validTo }: ChargeMasterRow, day: Day): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo)
}

function brokenRow(row: ChargeMasterRow, days: BothDays): readonly Change[] {
  const kind = kindsByShape(row.code)[0]
  if (kind === undefined) return []
  const standing = codeStanding(days.after, kind, plainCode(row.code))
  if (standing.verdict === 'fail') {
    return [change(row, 'breaks', standing.sentence(), standing.edition)]
  }
  return [...modifierChanges(row, days), ...packagedChange(row, days)]
}

/** Modifiers that the fee schedule takes only with an indicator. */
const ASKED_OF: readonly {
  readonly modifier: string
  readonly indicator: 'pcTc' | 'bilateral'
  readonly takes: number
}[] = [
  { modifier: '26', indicator: 'pcTc', takes: 1 },
  { modifier: 'TC', indicator: 'pcTc', takes: 1 },
  { modifier: '50', indicator: 'bilateral', takes: 1 },
]

function modifierChanges(row: ChargeMasterRow, days: BothDays): readonly Change[] {
  if (onBothDays(days, 'mpfs') === null) return []
  const { before, after } = days
  const fees = feesOf(after, row.code)
  const [was, is] = [feesOf(before, row.code), fees].map(each =>
    each?.value.find(({ modifier }) => modifier === ''),
  )
  if (!fees || !was || !is) return []
  return ASKED_OF.filter(
    ({ modifier, indicator, takes }) =>
      row.modifiers.includes(modifier) && was[indicator] === takes && is[indicator] !== takes,
  ).map(({ modifier, indicator }) => {
    const name = indicator === 'pcTc' ? 'PC/TC' : 'bilateral'
    const sentence = `takes ${modifier} no longer (${name} indicator ${is[indicator]}).`
    return change(row, 'breaks', sentence, fees.edition)
  })
}

function packagedChange(row: ChargeMasterRow, days: BothDays): readonly Change[] {
  if (onBothDays(days, 'opps') === null) return []
  const { before, after } = days
  const [was, is] = [paymentOf(before, row.code), paymentOf(after, row.code)]
  if (!was?.value || !is?.value || was.value.statusIndicator === is.value.statusIndicator) return []
  const sentence = `outpatient payment status ${is.value.statusIndicator}, today ${was.value.statusIndicator}.`
  return [change(row, 'changes', sentence, is.edition)]
}

/** Codes that are charged today and have no row any more. */
function endedRows(
  today: readonly ChargeMasterRow[],
  then: readonly ChargeMasterRow[],
  after: ReferenceOnDay,
): readonly Change[] {
  const table = after.table('charge-master')
  if (table === null) return []
  const kept = new Set(then.map(keyOf))
  return today
    .filter(row => !kept.has(keyOf(row)))
    .map(row => {
      const ended =
        row.validTo !== null && row.validTo < after.day ? `ends on ${dateOf(row.validTo)}` : 'is gone'
      const sentence = `${ended}, and no other row has the code with its modifiers.`
      return change(row, 'breaks', sentence, editionNote(table))
    })
}

function repricedRows(
  today: readonly ChargeMasterRow[],
  then: readonly ChargeMasterRow[],
  after: ReferenceOnDay,
): readonly Change[] {
  const table = after.table('charge-master')
  if (table === null) return []
  const prices = new Map(today.map(row => [`${row.chargeCode} ${keyOf(row)}`, row.priceCents]))
  return then.flatMap(row => {
    const was = prices.get(`${row.chargeCode} ${keyOf(row)}`)
    if (was === undefined || was === row.priceCents) return []
    const sentence = `price ${priceWords(row.priceCents)}, today ${priceWords(was)}.`
    return [change(row, 'changes', sentence, editionNote(table))]
  })
}

function keyOf({ code, modifiers }: ChargeMasterRow): string {
  return [code, ...modifiers].join(' ')
}

function priceWords(cents: number | null): string {
  return cents === null ? 'none' : dollars(cents)
}

function change(row: ChargeMasterRow, severity: Change['severity'], what: string, edition: string): Change {
  return {
    about: 'charge-master',
    severity,
    code: row.code,
    sentence: `Charge ${row.chargeCode} (${[row.code, ...row.modifiers].join(' ')}): ${what}`,
    edition,
  }
}
