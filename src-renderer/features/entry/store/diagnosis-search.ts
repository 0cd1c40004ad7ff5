import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '#shared/contract/index.ts'
import type { CodeHit } from '#shared/contract/reference.ts'
import { answered } from '../../../ui/bridge.ts'
import { createLatestOnly } from '../model/latest-only.ts'

export type DiagnosisQuestion = { readonly text: string; readonly on: string }

export type DiagnosisSearchView = {
  /** What the hits are for; null as long as nothing was answered. */
  readonly question: DiagnosisQuestion | null
  readonly hits: readonly CodeHit[]
  /** Codes met so far by day and code, for the words beside what was entered. */
  readonly known: ReadonlyMap<string, CodeHit>
}

export type DiagnosisSearch = {
  readonly view: StoreApi<DiagnosisSearchView>
  readonly ask: (question: DiagnosisQuestion) => void
  /** Looks up the words of a code that is entered already. */
  readonly describe: (code: string, on: string) => Promise<void>
}

const MOST_HITS = 20

/** The search over the diagnoses of ICD-10-CM that hold on a date of service. Overtaken answers are dropped. */
export function createDiagnosisSearch({ reference }: Bridge): DiagnosisSearch {
  const view = createStore<DiagnosisSearchView>(() => ({ question: null, hits: [], known: new Map() }))
  const described = new Set<string>()
  const find = ({ text, on }: DiagnosisQuestion, limit: number) =>
    answered(reference.search({ text: text.trim(), on, kinds: ['icd-10-cm'], limit }))

  const ask = createLatestOnly<DiagnosisQuestion, Awaited<ReturnType<typeof find>>>(
    question => find(question, MOST_HITS),
    (answer, question) => {
      const hits = answer.ok ? answer.value : []
      view.setState(({ known }) => ({ question, hits, known: withHits(known, hits, question.on) }))
    },
  )

  return {
    view,
    ask,
    describe: async (code, on) => {
      const key = knownKey(code, on)
      if (described.has(key) || view.getState().known.has(key)) return
      described.add(key)
      const answer = await find({ text: code, on }, 1)
      const hits = answer.ok ? answer.value.filter(hit => hit.code === code) : []
      view.setState(({ known }) => ({ known: withHits(known, hits, on) }))
    },
  }
}

export function knownKey(code: string, on: string): string {
  return `${on} ${code}`
}

function withHits(
  known: DiagnosisSearchView['known'],
  hits: readonly CodeHit[],
  on: string,
): DiagnosisSearchView['known'] {
  if (hits.length === 0) return known
  return new Map([...known, ...hits.map(hit => [knownKey(hit.code, on), hit] as const)])
}
