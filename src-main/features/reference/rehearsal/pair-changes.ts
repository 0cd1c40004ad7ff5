import { CLAIM_LABEL } from '#shared/domain/labels.ts'
import { FAMILY_CODES } from '#shared/domain/own-words.ts'
import { CLAIMS, type Claim } from '#shared/domain/vocabulary.ts'
import { coversCode } from '../edition-coverage.ts'
import { PAIRS_OF } from '../facts/code-facts.ts'
import { listPairsAmong, type PairFact } from '../facts/pair-queries.ts'
import { editionNote } from '../reference-on-day.ts'
import { onBothDays, type BothDays, type Change, type TableOnBothDays } from './both-days.ts'

/** Pair edits inside the family that begin, end or change, for both kinds of claim. */
export function pairChanges(days: BothDays): readonly Change[] {
  return CLAIMS.flatMap(claim => {
    const tables = onBothDays(days, PAIRS_OF[claim])
    return tables === null ? [] : claimChanges(days, claim, tables)
  })
}

function claimChanges(days: BothDays, claim: Claim, tables: TableOnBothDays): readonly Change[] {
  const { before, after } = tables
  // A part that is not loaded says nothing: its pairs would all look new, or gone.
  const codes = FAMILY_CODES.filter(
    code => coversCode(before.edition, code) && coversCode(after.edition, code),
  )
  const was = byCodes(listPairsAmong(before.db, before.edition.id, { codes, day: days.before.day }))
  const is = byCodes(listPairsAmong(after.db, after.edition.id, { codes, day: days.after.day }))
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): readonly Change[] => {
    const [one, other] = [was.get(key), is.get(key)]
    if (one?.indicator === other?.indicator) return []
    const pair = other ?? one
    return [
      {
        about: 'rule',
        severity: other?.indicator === 0 ? 'breaks' : 'changes',
        code: pair?.column1 ?? '',
        sentence: `${key}, ${CLAIM_LABEL[claim].toLowerCase()} claim: ${words(other)}, today ${words(one)}.`,
        edition: editionNote(after),
      },
    ]
  })
}

function byCodes(pairs: readonly PairFact[]): ReadonlyMap<string, PairFact> {
  return new Map(pairs.map(pair => [`${pair.column1} over ${pair.column2}`, pair]))
}

function words(pair: PairFact | undefined): string {
  if (pair === undefined) return 'no edit'
  return pair.indicator === 0 ? 'never together' : 'together with a modifier only'
}
