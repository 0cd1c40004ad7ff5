import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { CodeHit } from '#shared/contract/reference.ts'
import type { SuggestedDiagnosis } from '#shared/domain/suggested-diagnoses.ts'
import { serviceDayOf } from '../../reference/model/service-day.ts'
import { useDiagnosisSearch, useToday } from '../desk-context.ts'
import { isThisCode, type OfferedDiagnosis, offeredDiagnoses } from '../model/diagnosis-picks.ts'
import { useEntry } from '../session-context.ts'
import { knownKey } from '../store/diagnosis-search.ts'

export type Offers = {
  readonly offered: readonly OfferedDiagnosis[]
  /** Nothing more comes for this text, or the text is the code itself: Enter may take the only one. */
  readonly isWhole: boolean
  /** Whether a code stands for several that are longer: taken, it asks for one of them. */
  readonly isHeading: (code: string) => boolean
  readonly ask: (text: string) => void
}

const NONE: readonly CodeHit[] = []

/** What fits the text of a diagnosis: quick picks at once, the code set of the date of service as it answers. */
export function useOffers(text: string, picks: readonly SuggestedDiagnosis[]): Offers {
  const search = useDiagnosisSearch()
  const on = useServiceDay()
  const isAnswered = useStore(search.view, ({ question }) => question?.text === text && question.on === on)
  const hits = useStore(search.view, view => (isAnswered ? view.hits : NONE))
  const offered = offeredDiagnoses(text, picks, hits)
  const [only] = offered
  return {
    offered,
    isWhole: isAnswered || (only !== undefined && isThisCode(text, only.code)),
    isHeading: code => hits.some(hit => hit.code === code && hit.kind === 'icd-10-cm' && !hit.billable),
    ask: typed => {
      if (typed.trim() !== '') search.ask({ text: typed, on })
    },
  }
}

/** A code as its place is left, which may be looked up. */
const CODE = /^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$/

/** What the code set says of an entered code; null as long as it is not known. */
export function useDiagnosisHit(code: string): CodeHit | null {
  const search = useDiagnosisSearch()
  const on = useServiceDay()
  useEffect(() => {
    if (CODE.test(code)) void search.describe(code, on)
  }, [search, code, on])
  return useStore(search.view, view => view.known.get(knownKey(code, on)) ?? null)
}

function useServiceDay(): string {
  const today = useToday()
  return useEntry(entry => serviceDayOf(entry.performedOn, today).on)
}
