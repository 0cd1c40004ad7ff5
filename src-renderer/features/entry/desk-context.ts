import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { RunningStatus } from '#shared/contract/app.ts'
import type { SheetPlace } from '#shared/contract/exports.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { QuickPicksStore } from '../quick-picks/quick-picks-store.ts'
import type { DiagnosisSearch } from './store/diagnosis-search.ts'
import type { DeskStore, DeskView } from './store/desk-store.ts'

/** The desk and what the core said of itself, for every part of the entry screen. */
export const DeskContext = createContext<Desk | null>(null)

export type Desk = {
  readonly desk: DeskStore
  readonly picks: QuickPicksStore
  readonly status: RunningStatus
  readonly diagnoses: DiagnosisSearch
  /** Leaves for the page of a code, or for the code sets; Escape comes back. */
  readonly openCode: (code: string) => void
  readonly openCodeSets: () => void
  /** Leaves for the story of a session. */
  readonly openStory: (id: SessionId) => void
  /** Leaves for a field of the sheet of a receiver; null for who may not change it. */
  readonly openSheet: ((place: SheetPlace) => void) | null
}

export function useWays(): Pick<Desk, 'openCode' | 'openCodeSets' | 'openStory' | 'openSheet'> {
  return useDeskContext()
}

export function useDeskStore(): DeskStore {
  return useDeskContext().desk
}

export function useDesk<T>(select: (view: DeskView) => T): T {
  return useStore(useDeskContext().desk.view, select)
}

export function useQuickPicks(): QuickPicksStore {
  return useDeskContext().picks
}

export function useDiagnosisSearch(): DiagnosisSearch {
  return useDeskContext().diagnoses
}

export function useToday(): string {
  return useDeskContext().status.today
}

export function usePayers(): RunningStatus['payers'] {
  return useDeskContext().status.payers
}

function useDeskContext() {
  const context = useContext(DeskContext)
  if (!context) throw new Error('A part of the entry screen stands outside of the desk')
  return context
}
