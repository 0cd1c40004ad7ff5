import type { IsoDate } from '#shared/base/iso-date.ts'
import type { CodeHit } from '#shared/contract/reference.ts'
import { CODE_KINDS, type CodeKind } from '#shared/domain/code-sets.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { plainCode } from '../code-shape.ts'
import { licensedTexts } from '../code-text.ts'
import { referenceOn } from '../reference-on-day.ts'
import { findCandidates, type Asked, type Found } from './candidates.ts'
import { codeHit } from './code-hit.ts'
import { mendedTerms } from './mended-terms.ts'
import { ranked } from './ranked.ts'
import { searchTerms, type SearchTerm } from './search-terms.ts'

/** A search, as the window asks it. */
export type CodeSearch = {
  readonly text: string
  /** Date of service: what is not valid on it ranks low and says why. */
  readonly on: IsoDate
  /** Today: the licensed wording is shown while the licence runs. */
  readonly today: IsoDate
  /** None stands for all. */
  readonly kinds: readonly CodeKind[]
  readonly limit: number
}

/**
 * Codes by number, words, beginnings of words and the department's own words, the wanted one first. Without a
 * reference database the program's own codes are searched. Never fails, whatever is typed.
 */
export function searchCodes(db: ReadableDb | null, search: CodeSearch): readonly CodeHit[] {
  const at = referenceOn(db, search.on)
  const terms = searchTerms(search.text)
  const kinds = search.kinds.length === 0 ? CODE_KINDS : search.kinds
  const asked = { at, kinds, today: search.today, number: typedNumber(search.text) }
  const licensed = licensedTexts(at, search.today)
  return ranked(firstAnswer(asked, terms), at)
    .slice(0, search.limit)
    .map(each => codeHit(each, at, licensed))
}

/** What all that was typed finds; failing that, what it finds with words mended or left out. */
function firstAnswer(asked: Asked, terms: readonly SearchTerm[]): readonly Found[] {
  if (terms.length === 0) return []
  const found = findCandidates(asked, terms)
  if (found.length > 0) return found
  for (const mended of mendedTerms(terms, word => findCandidates(asked, [word]).length > 0)) {
    const nearer = findCandidates(asked, mended)
    if (nearer.length > 0) return nearer
  }
  return []
}

/** A single word with a digit in it may be a number of a code: `1928`, `n63.1`. Null for anything else. */
function typedNumber(text: string): string | null {
  const plain = plainCode(text)
  return /^[A-Z]?\d[0-9A-Z]{0,6}$/.test(plain) && !text.trim().includes(' ') ? plain : null
}
