import type { CodeFact } from '#shared/contract/reference.ts'
import { CLAIM_LABEL } from '#shared/domain/labels.ts'
import { CLAIMS } from '#shared/domain/vocabulary.ts'
import { builtInEdition } from '../facts/built-in-facts.ts'
import { PAIRS_OF } from '../facts/code-facts.ts'
import { countPairs } from '../facts/facts-queries.ts'
import { coversCode } from '../edition-coverage.ts'
import { editionNote, type ReferenceOnDay } from '../reference-on-day.ts'

/** How many pairs were found for each kind of claim, and in which edition: the pairs themselves stand in a list. */
export function pairFacts(at: ReferenceOnDay, code: string): readonly CodeFact[] {
  return CLAIMS.flatMap((claim): readonly CodeFact[] => {
    const name = `Pair edits, ${CLAIM_LABEL[claim].toLowerCase()} claim`
    const table = at.table(PAIRS_OF[claim])
    if (table === null) {
      const own = builtInEdition(PAIRS_OF[claim], at.on)
      if (own === null) return []
      return [
        { name, value: 'of the family', words: 'Pairs of the breast family alone.', edition: own.label },
      ]
    }
    const count = countPairs(table.db, table.edition.id, { code, day: at.day })
    const words = coversCode(table.edition, code)
      ? 'Pairs in force on the day, in either order.'
      : 'The part of this code is not loaded: there may be more.'
    return [{ name, value: String(count), words, edition: editionNote(table) }]
  })
}
