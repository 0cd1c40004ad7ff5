import type { IsoDate } from '#shared/base/iso-date.ts'
import type { CodePair, PairAnswer } from '#shared/contract/reference.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { plainCode } from './code-shape.ts'
import { dateOf } from './day.ts'
import { canTellPair, pairOf, PAIRS_OF } from './facts/code-facts.ts'
import type { PairFact } from './facts/pair-queries.ts'
import { PAIR_WORDS } from './facts/indicator-words.ts'
import { nothingKnown, referenceOn, type ReferenceOnDay } from './reference-on-day.ts'

/** A pair of codes, as the window asks for it. */
export type PairQuestion = {
  readonly column1: string
  readonly column2: string
  readonly claim: Claim
  readonly on: IsoDate
}

/**
 * Whether two codes can be charged together on a day. Both orders are asked and the answer says which of them is the
 * edit: `fail` where no modifier helps, `bypassed` where one does, `pass` where the table lists both codes and no
 * edit between them, `no-data` elsewhere.
 */
export function pairAnswer(db: ReadableDb | null, question: PairQuestion): PairAnswer {
  const at = referenceOn(db, question.on)
  const [one, two] = [plainCode(question.column1), plainCode(question.column2)]
  const { claim } = question
  const asked = pairOf(at, { claim, column1: one, column2: two })
  if (asked === null) return unknown(nothingKnown(at, PAIRS_OF[claim]), '')
  const { edition } = asked
  if (one === two) {
    return unknown(`${one} makes no pair with itself; its units are a question of the unit limit.`, edition)
  }
  if (asked.value !== null) return edited(asked.value, { claim, edition })
  const turned = pairOf(at, { claim, column1: two, column2: one })
  if (turned !== null && turned.value !== null) return edited(turned.value, { claim, edition })
  return unedited(at, { claim, one, two, edition })
}

function edited(fact: PairFact, { claim, edition }: { claim: Claim; edition: string }): PairAnswer {
  const { column1, column2, indicator } = fact
  const meaning = PAIR_WORDS[indicator]
  return {
    verdict: indicator === 0 ? 'fail' : 'bypassed',
    sentence: `${column1} is column 1 over ${column2}. ${meaning}`,
    edition,
    pair: codePair(fact, claim),
  }
}

function unedited(
  at: ReferenceOnDay,
  { claim, one, two, edition }: { claim: Claim; one: string; two: string; edition: string },
): PairAnswer {
  if (canTellPair(at, { claim, column1: one, column2: two })) {
    const sentence = `${one} and ${two} have no edit in either order.`
    return { verdict: 'pass', sentence, edition, pair: null }
  }
  return unknown(
    `The pair edits at hand do not list both ${one} and ${two}: the pair was not checked.`,
    edition,
  )
}

function unknown(sentence: string, edition: string): PairAnswer {
  return { verdict: 'no-data', sentence, edition, pair: null }
}

/** A pair edit as the window lists it. */
export function codePair(fact: PairFact, claim: Claim): CodePair {
  const { column1, column2, indicator, rationale, effective, deletion } = fact
  return {
    column1,
    column2,
    indicator,
    words: PAIR_WORDS[indicator],
    rationale,
    effective: effective === null ? '' : dateOf(effective),
    deletion: deletion === null ? null : dateOf(deletion),
    claim,
  }
}
