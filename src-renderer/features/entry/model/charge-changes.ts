import type { Assessment } from '#shared/contract/sessions.ts'
import type { ChargeLine } from '#shared/domain/coding-answer.ts'
import { CLAIM_LABEL, SIDE_LABEL } from '#shared/domain/labels.ts'

type Claims = Assessment['claims']

/** Modifiers that make a line of its own out of the same code and side. */
const OUTCOMES: readonly string[] = ['53', '73', '74']

/** What a line keeps while its units and other modifiers change: it tells a line that moved from a new one. */
export function lineKey(line: ChargeLine): string {
  return [line.code, line.side ?? '', ...line.modifiers.filter(modifier => OUTCOMES.includes(modifier))].join(
    ' ',
  )
}

/**
 * What changed in the charges, for those who cannot see it change: `19284, left, 1 unit, added`. A change that is
 * the same on both claims is said once; otherwise the claim is named.
 */
export function chargeChanges(before: Claims, after: Claims): readonly string[] {
  const told = after.map(({ claim, answer }) => ({
    claim,
    sentences: lineChanges(before.find(one => one.claim === claim)?.answer.lines ?? [], answer.lines),
  }))
  const everywhere = (sentence: string) => told.every(one => one.sentences.includes(sentence))
  const all = told.flatMap(({ claim, sentences }) =>
    sentences.map(sentence => (everywhere(sentence) ? sentence : `${CLAIM_LABEL[claim]}: ${sentence}`)),
  )
  return [...new Set(all)]
}

function lineChanges(before: readonly ChargeLine[], after: readonly ChargeLine[]): readonly string[] {
  const old = new Map(before.map(line => [lineKey(line), line]))
  const now = new Set(after.map(lineKey))
  return [
    ...after.flatMap(line => {
      const was = old.get(lineKey(line))
      if (!was) return [`${describe(line)}, ${units(line)}, added`]
      return sameCharge(was, line) ? [] : [`${describe(line)}, now ${units(line)}${modifiers(line)}`]
    }),
    ...before.filter(line => !now.has(lineKey(line))).map(line => `${describe(line)}, removed`),
  ]
}

function sameCharge(one: ChargeLine, other: ChargeLine): boolean {
  return one.units === other.units && one.modifiers.join() === other.modifiers.join()
}

function describe(line: ChargeLine): string {
  return line.side ? `${line.code}, ${SIDE_LABEL[line.side]}` : line.code
}

function units(line: ChargeLine): string {
  return line.units === 1 ? '1 unit' : `${line.units} units`
}

function modifiers(line: ChargeLine): string {
  return line.modifiers.length === 0 ? '' : `, modifiers ${line.modifiers.join(' ')}`
}
