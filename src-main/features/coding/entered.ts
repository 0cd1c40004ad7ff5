import type { ChargeLine, Finding } from '#shared/domain/coding-answer.ts'
import type { EnteredLine } from '#shared/domain/coding-session.ts'
import { primariesOf } from './add-ons.ts'
import { IMAGING_GUIDANCE_CODES } from './family.ts'
import type { TablesOnDate } from './reference.ts'
import { finding, reason } from './rules.ts'

/**
 * Compares the codes a person keyed with the derived lines. Units are summed per code and set of modifiers; each
 * difference is a finding. The derived lines stay the answer.
 */
export function enteredFindings(
  entered: readonly EnteredLine[],
  lines: readonly ChargeLine[],
  tables: TablesOnDate,
): readonly Finding[] {
  const keyed = summed(entered)
  const derived = summed(lines)
  return [
    ...addOnFindings(keyed, tables),
    ...[...new Set([...keyed, ...derived].map(line => line.code))].flatMap(code =>
      codeFindings({
        code,
        keyed: keyed.filter(line => line.code === code),
        derived: derived.filter(line => line.code === code),
        about: lines.flatMap((line, index) => (line.code === code ? [index] : [])),
        tables,
      }),
    ),
  ]
}

/** An add-on keyed without its primary blocks, and the primary is named (3.1). */
function addOnFindings(keyed: readonly EnteredLine[], tables: TablesOnDate): readonly Finding[] {
  const codes = new Set(keyed.map(line => line.code))
  return [...codes].flatMap(code => {
    const primaries = primariesOf(code, tables)
    if (!primaries || primaries.codes.some(primary => codes.has(primary))) return []
    if (primaries.contractorAddsOthers) return [primaryNotKnown(code, tables)]
    const text = `Keyed ${code} is an add-on; its primary ${primaries.codes.join(' or ')} was not keyed.`
    return [finding('block', reason('entered/add-on-without-primary', text, tables.editions.addOn))]
  })
}

/** One that the claims contractor may pair with other codes is not known to lack its primary. */
function primaryNotKnown(code: string, tables: TablesOnDate): Finding {
  const text = `Keyed ${code} is an add-on whose primaries the claims contractor defines: whether one was keyed was not checked.`
  return finding('warn', reason('add-on/primary-not-known', text, tables.editions.addOn))
}

type Comparison = {
  readonly code: string
  readonly keyed: readonly EnteredLine[]
  readonly derived: readonly EnteredLine[]
  /** Indexes of the derived lines of the code. */
  readonly about: readonly number[]
  readonly tables: TablesOnDate
}

function codeFindings(comparison: Comparison): readonly Finding[] {
  const { code, keyed, derived, about } = comparison
  if (derived.length === 0) return [notDerived(code)]
  if (keyed.length === 0) {
    return [finding('review', reason('entered/missing', `${code} is derived and was not keyed.`), about)]
  }
  const units = keyed.flatMap(line => {
    const match = derived.find(other => sameModifiers(line, other))
    if (!match || match.units === line.units) return []
    const text = `${named(line)} was keyed with ${line.units} units; derived are ${match.units}.`
    return [finding('review', reason('entered/units', text), about)]
  })
  return [...units, ...modifierFindings(comparison)]
}

function notDerived(code: string): Finding {
  return IMAGING_GUIDANCE_CODES.has(code)
    ? finding(
        'review',
        reason('entered/not-reportable', `Keyed ${code} is imaging guidance, which these codes include.`),
      )
    : finding('review', reason('entered/not-derived', `Keyed ${code} does not follow from what was entered.`))
}

/** Sets of modifiers that stand on one side only. */
function modifierFindings({ code, keyed, derived, about, tables }: Comparison): readonly Finding[] {
  const onlyKeyed = keyed.filter(line => !derived.some(other => sameModifiers(line, other)))
  const onlyDerived = derived.filter(line => !keyed.some(other => sameModifiers(line, other)))
  const wanted = onlyDerived.map(named).join(' and ')
  const differing = onlyKeyed.map(line => {
    const reasons = line.modifiers.map(modifier => explain(modifier, code, tables))
    const why =
      line.modifiers.length > 4 ? 'A claim line holds four modifiers.' : reasons.find(text => text !== null)
    const text = `Keyed ${named(line)} differs${wanted === '' ? '' : ` from the derived ${wanted}`}.${why ? ` ${why}` : ''}`
    return finding('review', reason('entered/modifier', text, tables.editions.mpfs), about)
  })
  // Each keyed line that differs stands for one derived line; what is left of those was not keyed at all.
  const missing = onlyDerived
    .slice(onlyKeyed.length)
    .map(line =>
      finding('review', reason('entered/missing', `${named(line)} is derived and was not keyed.`), about),
    )
  return [...differing, ...missing]
}

/** Why a modifier that people key often does not belong there. */
function explain(modifier: string, code: string, tables: TablesOnDate): string | null {
  if ((modifier === '26' || modifier === 'TC') && tables.componentIndicator(code) === 0) {
    return `${code} has no professional and technical part, so ${modifier} is never valid on it.`
  }
  if (modifier === '50') return explainBilateral(code, tables)
  if (modifier === '51' && primariesOf(code, tables)) return 'Modifier 51 is never put on an add-on.'
  if (NO_BYPASS.has(modifier)) return `Modifier ${modifier} does not make a pair edit pass.`
  return null
}

function explainBilateral(code: string, tables: TablesOnDate): string {
  const inOtherBreast = 'A lesion in the other breast takes the add-on code with RT or LT, never modifier 50.'
  return tables.bilateralIndicator(code) === 0
    ? `The fee schedule never takes modifier 50 on ${code}. ${inOtherBreast}`
    : inOtherBreast
}

const NO_BYPASS: ReadonlySet<string> = new Set(['22', '76', '77'])

/** Units summed per code and set of modifiers, whatever their order. */
function summed(lines: readonly EnteredLine[]): readonly EnteredLine[] {
  const sums = new Map<string, EnteredLine>()
  for (const { code, units, modifiers } of lines) {
    const set = [...new Set(modifiers)].toSorted()
    const key = [code, ...set].join(' ')
    sums.set(key, { code, modifiers: set, units: units + (sums.get(key)?.units ?? 0) })
  }
  return [...sums.values()]
}

function sameModifiers(one: EnteredLine, other: EnteredLine): boolean {
  return one.modifiers.join() === other.modifiers.join()
}

function named({ code, modifiers }: EnteredLine): string {
  return [code, ...modifiers].join('-')
}
