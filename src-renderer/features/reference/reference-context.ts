import { createContext, useContext } from 'react'
import type { CodeSetsStore } from './store/code-sets-store.ts'
import type { CodesStore } from './store/codes-store.ts'
import type { ImportStore } from './store/import-store.ts'

export type ReferenceStores = {
  readonly sets: CodeSetsStore
  readonly imports: ImportStore
  readonly codes: CodesStore
}

/** What the pages of the code reference share, and the way from one to another. */
export type Reference = {
  readonly stores: ReferenceStores
  readonly today: string
  readonly openCode: (code: string) => void
}

export const ReferenceContext = createContext<Reference | null>(null)

export function useReference(): Reference {
  const reference = useContext(ReferenceContext)
  if (!reference) throw new Error('A part of the code reference stands outside of it')
  return reference
}
