import type { CodePage, CodePair } from '#shared/contract/reference.ts'
import { CODES_WITH_OWN_WORDS } from '#shared/domain/own-words.ts'
import { CLAIMS, type Claim } from '#shared/domain/vocabulary.ts'
import { builtInEdition, builtInPairs } from '../facts/built-in-facts.ts'
import { PAIRS_OF } from '../facts/code-facts.ts'
import { countPairs, listPairs } from '../facts/facts-queries.ts'
import { codePair } from '../pair-answer.ts'
import type { ReferenceOnDay } from '../reference-on-day.ts'

/** A page lists no more; the count says how many there are. */
const MOST_PAIRS = 400

const FAMILY: ReadonlySet<string> = new Set(CODES_WITH_OWN_WORDS)

/** The pairs of a code on a day, for both kinds of claim, those with codes of the family first. */
export function codePairs(at: ReferenceOnDay, code: string): Pick<CodePage, 'pairs' | 'pairCount'> {
  const byClaim = CLAIMS.map(claim => pairsFor(at, code, claim))
  const pairs = byClaim
    .flatMap(each => each.pairs)
    .toSorted((one, other) => Number(isInFamily(other, code)) - Number(isInFamily(one, code)))
    .slice(0, MOST_PAIRS)
  return { pairs, pairCount: byClaim.reduce((sum, { pairCount }) => sum + pairCount, 0) }
}

function pairsFor(
  at: ReferenceOnDay,
  code: string,
  claim: Claim,
): { readonly pairs: readonly CodePair[]; readonly pairCount: number } {
  const table = at.table(PAIRS_OF[claim])
  if (table !== null) {
    const { db, edition } = table
    const asked = { code, day: at.day }
    const rows = listPairs(db, edition.id, { ...asked, first: CODES_WITH_OWN_WORDS, limit: MOST_PAIRS })
    return { pairs: rows.map(row => codePair(row, claim)), pairCount: countPairs(db, edition.id, asked) }
  }
  if (builtInEdition(PAIRS_OF[claim], at.on) === null) return { pairs: [], pairCount: 0 }
  const rows = builtInPairs(claim).filter(({ column1, column2 }) => column1 === code || column2 === code)
  return { pairs: rows.map(row => codePair(row, claim)), pairCount: rows.length }
}

function isInFamily({ column1, column2 }: CodePair, code: string): boolean {
  return FAMILY.has(column1 === code ? column2 : column1)
}
