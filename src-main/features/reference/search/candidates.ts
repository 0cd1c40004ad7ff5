import type { IsoDate } from '#shared/base/iso-date.ts'
import type { CodeKind } from '#shared/domain/code-sets.ts'
import { hasLicence } from '../code-text.ts'
import type { ReferenceOnDay } from '../reference-on-day.ts'
import { DEPARTMENT_CODES, findDepartmentCode, type DepartmentCode } from './department-codes.ts'
import { hasIndex, listByNumber, listByWords, type Candidate } from './search-queries.ts'
import type { SearchTerm } from './search-terms.ts'
import { wordExpression } from './word-expression.ts'
import { matchQuality } from './word-match.ts'

/** A code that may be wanted, with what speaks for it. */
export type Found = {
  readonly kind: CodeKind
  readonly plain: string
  /** What was typed is the code itself, or its beginning. */
  readonly number: 'exact' | 'beginning' | null
  /** How well its words answer, 0 where the number alone does. */
  readonly quality: number
  /** Null for a code that the department has no words of its own for. */
  readonly department: DepartmentCode | null
  /** Priority in the index; the department's codes come before all. */
  readonly id: number
  /** Folded words of a text from the index, null for one of the department's. */
  readonly words: string | null
}

/** Where and how a search looks. */
export type Asked = {
  readonly at: ReferenceOnDay
  readonly kinds: readonly CodeKind[]
  readonly today: IsoDate
  /** What was typed as the beginning of a number; null when it is none. */
  readonly number: string | null
}

/** Enough that the wanted one is among them, few enough to be judged one by one at every key. */
const MOST_CANDIDATES = 200

/** Every code that may be meant: the department's own, and the index's with the highest priority. */
export function findCandidates(asked: Asked, terms: readonly SearchTerm[]): readonly Found[] {
  const found = new Map<string, Found>()
  for (const each of [...departmentCodes(asked, terms), ...indexedCodes(asked, terms)]) {
    const key = `${each.kind} ${each.plain}`
    const known = found.get(key)
    if (known === undefined || known.quality < each.quality) found.set(key, each)
  }
  return [...found.values()]
}

function departmentCodes({ kinds, number }: Asked, terms: readonly SearchTerm[]): readonly Found[] {
  return DEPARTMENT_CODES.flatMap((code): readonly Found[] => {
    if (!kinds.includes(code.kind)) return []
    const quality = matchQuality(terms, code.words)
    const byNumber = numberMatch(code.plain, number)
    if (quality === 0 && byNumber === null) return []
    const { kind, plain } = code
    return [{ kind, plain, number: byNumber, quality, department: code, id: 0, words: null }]
  })
}

function indexedCodes(asked: Asked, terms: readonly SearchTerm[]): readonly Found[] {
  const { at, kinds, number, today } = asked
  const { db } = at
  if (db === null || !hasIndex(db)) return []
  const limit = MOST_CANDIDATES
  const byWords = listByWords(db, { expression: wordExpression(terms), kinds, limit })
  const byNumber = number === null ? [] : listByNumber(db, { beginning: number, kinds, limit })
  const candidates = [...byWords, ...byNumber]
  const mayShow = candidates.some(({ licensed }) => licensed === 1) && hasLicence(db, today)
  return candidates
    .filter(({ licensed }) => licensed === 0 || mayShow)
    .map(candidate => judged(candidate, number, terms))
}

const NO_NEUTRAL: ReadonlySet<string> = new Set()

function judged(
  { id, kind, code, words }: Candidate,
  number: string | null,
  terms: readonly SearchTerm[],
): Found {
  const own = words === '' ? [] : words.split(' ')
  const quality = matchQuality(terms, { own, extra: [code.toLowerCase()], neutral: NO_NEUTRAL })
  return {
    kind,
    plain: code,
    number: numberMatch(code, number),
    quality,
    department: findDepartmentCode(kind, code),
    id,
    words,
  }
}

function numberMatch(plain: string, number: string | null): Found['number'] {
  if (number === null || !plain.startsWith(number)) return null
  return plain === number ? 'exact' : 'beginning'
}
