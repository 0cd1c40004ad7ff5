import type { CodeFact, CodePage, CodePair } from '#shared/contract/reference.ts'
import { CLAIM_LABEL } from '#shared/domain/labels.ts'
import { CODES_WITH_OWN_WORDS } from '#shared/domain/own-words.ts'
import { CLAIMS, type Claim } from '#shared/domain/vocabulary.ts'
import { coversCode } from '../edition-coverage.ts'
import { builtInEdition, builtInPairs } from '../facts/built-in-facts.ts'
import { PAIRS_OF } from '../facts/code-facts.ts'
import { countPairs, listPairs } from '../facts/pair-queries.ts'
import { codePair } from '../pair-answer.ts'
import { editionNote, type ReferenceOnDay, type TableOnDay } from '../reference-on-day.ts'

/** A page lists no more; the count says how many there are. */
const MOST_PAIRS = 400

const FAMILY: ReadonlySet<string> = new Set(CODES_WITH_OWN_WORDS)

/** The pairs of a code, and a fact for each kind of claim that names their edition. */
export type CodePairs = Pick<CodePage, 'pairs' | 'pairCount'> & { readonly facts: readonly CodeFact[] }

/** The pairs of a code on a day, for both kinds of claim, those with codes of the family first. */
export function codePairs(at: ReferenceOnDay, code: string): CodePairs {
  const byClaim = CLAIMS.map(claim => pairsFor(at, code, claim))
  const pairs = byClaim
    .flatMap(each => each.pairs)
    .toSorted((one, other) => Number(isInFamily(other, code)) - Number(isInFamily(one, code)))
    .slice(0, MOST_PAIRS)
  const pairCount = byClaim.reduce((sum, each) => sum + each.pairCount, 0)
  return { pairs, pairCount, facts: byClaim.flatMap(({ facts }) => facts) }
}

function pairsFor(at: ReferenceOnDay, code: string, claim: Claim): CodePairs {
  const table = at.table(PAIRS_OF[claim])
  if (table !== null) return loadedPairs(table, { at, code, claim })
  const own = builtInEdition(PAIRS_OF[claim], at.on)
  if (own === null) return { pairs: [], pairCount: 0, facts: [] }
  const rows = builtInPairs(claim).filter(({ column1, column2 }) => column1 === code || column2 === code)
  const words = 'Pairs with codes of the breast family alone.'
  return {
    pairs: rows.map(row => codePair(row, claim)),
    pairCount: rows.length,
    facts: [{ name: nameOf(claim), value: String(rows.length), words, edition: own.label }],
  }
}

function loadedPairs(
  table: TableOnDay,
  { at, code, claim }: { readonly at: ReferenceOnDay; readonly code: string; readonly claim: Claim },
): CodePairs {
  const { db, edition } = table
  const asked = { code, day: at.day }
  const rows = listPairs(db, edition.id, { ...asked, first: CODES_WITH_OWN_WORDS, limit: MOST_PAIRS })
  const pairCount = rows.length < MOST_PAIRS ? rows.length : countPairs(db, edition.id, asked)
  const words = coversCode(edition, code)
    ? 'Pairs in force on the day, in either order.'
    : 'The part of this code is not loaded: there may be more.'
  return {
    pairs: rows.map(row => codePair(row, claim)),
    pairCount,
    facts: [{ name: nameOf(claim), value: String(pairCount), words, edition: editionNote(table) }],
  }
}

function nameOf(claim: Claim): string {
  return `Pair edits, ${CLAIM_LABEL[claim].toLowerCase()} claim`
}

function isInFamily({ column1, column2 }: CodePair, code: string): boolean {
  return FAMILY.has(column1 === code ? column2 : column1)
}
