import { FAMILY_CODES } from '#shared/domain/own-words.ts'
import { codeStanding, type CodeStanding } from '../code-standing.ts'
import type { ReferenceOnDay } from '../reference-on-day.ts'
import { isBreastDiagnosis } from './breast-diagnoses.ts'
import type { Found } from './candidates.ts'

/** A code with how it stands on the day. */
export type RankedCode = Found & { readonly standing: CodeStanding }

/** What the department works with answers for a beginning of a word as others do for the word. */
const BONUS = { family: 0.36, department: 0.3, breast: 0.2, other: 0 } as const

const FAMILY: ReadonlySet<string> = new Set(FAMILY_CODES)

/** Of two texts with the same words the shorter is meant more often; this much for a text without another word. */
const SHORTNESS = 0.1

/** The plain member of a group of diagnoses is meant where nothing says otherwise. */
const PLAIN = 0.03
const PLAIN_WORDS = /\b(?:without complications?|uncomplicated)\b/

/**
 * The wanted code first: the very number typed, numbers that begin with it, then words. What cannot be billed on the
 * day comes after what can; of two that answer alike, the one the department asks for more often.
 */
export function ranked(found: readonly Found[], at: ReferenceOnDay): readonly RankedCode[] {
  return found
    .map(each => {
      const standing = codeStanding(at, each.kind, each.plain)
      return { each: { ...each, standing }, order: orderOf(each, standing) }
    })
    .toSorted((one, other) => compare(one.order, other.order))
    .map(({ each }) => each)
}

/** Smaller comes first, place by place. */
type Order = readonly (number | string)[]

function orderOf(found: Found, standing: CodeStanding): Order {
  const { number, department, id, plain } = found
  const isExact = number === 'exact' && !standing.isHeading
  return [
    isExact ? 0 : 1,
    number === null ? 1 : 0,
    standing.isHeading ? 1 : standing.verdict === 'fail' ? 2 : 0,
    number === null ? -score(found) : -BONUS[groupOf(found)],
    number === null ? (department?.rank ?? id + LAST_RANK) : plain,
  ]
}

function score(found: Found): number {
  const { quality, words } = found
  const bonus = quality + BONUS[groupOf(found)]
  if (words === null) return bonus
  const shortness = SHORTNESS / Math.max(1, words.split(' ').length)
  return bonus + shortness + (PLAIN_WORDS.test(words) ? PLAIN : 0)
}

function groupOf({ department, kind, plain }: Found): keyof typeof BONUS {
  if (department) return FAMILY.has(plain) ? 'family' : 'department'
  return kind === 'icd-10-cm' && isBreastDiagnosis(plain) ? 'breast' : 'other'
}

/** More than the department has codes. */
const LAST_RANK = 10_000

function compare(one: Order, other: Order): number {
  for (const [index, value] of one.entries()) {
    const against = other[index]
    if (against === undefined || value === against) continue
    return value < against ? -1 : 1
  }
  return 0
}
