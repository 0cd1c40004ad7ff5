import type { IsoDate } from '#shared/base/iso-date.ts'
import type { CodeHit, CodePage, PairAnswer, Rehearsal } from '#shared/contract/reference.ts'
import { SUGGESTED_DIAGNOSES } from '#shared/domain/suggested-diagnoses.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { todayOf, type Clock } from '#main/ports/clock.ts'
import { codePage, type CodeQuestion } from './code-page/code-page.ts'
import { pairAnswer, type PairQuestion } from './pair-answer.ts'
import { priceList, type PriceOf } from './price-list.ts'
import type { ReferenceStore } from './reference-store.ts'
import { rehearse } from './rehearsal/rehearse.ts'
import { searchCodes, type CodeSearch } from './search/search-codes.ts'

/** What can be asked of the code sets by a day of service; without a loaded file the built-in facts answer. */
export type ReferenceQuestions = {
  readonly search: (search: Omit<CodeSearch, 'today'>) => readonly CodeHit[]
  readonly code: (question: Omit<CodeQuestion, 'today'>) => CodePage
  readonly pair: (question: PairQuestion) => PairAnswer
  readonly rehearse: (on: IsoDate) => Rehearsal
  /** The site's prices on a day of service; null where no charge master is loaded. */
  readonly prices: (on: IsoDate) => PriceOf | null
}

export function referenceQuestions(
  store: Pick<ReferenceStore, 'current' | 'coding'>,
  clock: Pick<Clock, 'today'>,
): ReferenceQuestions {
  /** Asks the file in force; once more, without it, when it turns out that it cannot be read any more. */
  const ask = <Answer>(question: (db: ReadableDb | null) => Answer): Answer => {
    try {
      return question(store.current()?.db ?? null)
    } catch (error) {
      if (!store.coding.gaveUp(error)) throw error
      return question(null)
    }
  }
  const today = () => todayOf(clock)
  return {
    search: search => ask(db => searchCodes(db, { ...search, today: today() })),
    code: question => ask(db => codePage(db, { ...question, today: today() })),
    pair: question => ask(db => pairAnswer(db, question)),
    prices: on => ask(db => priceList(db, on)),
    rehearse: on => ask(db => rehearse(db, { today: today(), on, quickPicks: QUICK_PICKS })),
  }
}

const QUICK_PICKS = SUGGESTED_DIAGNOSES.map(({ code }) => code)
