import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { fieldPath } from './model/field-path.ts'
import { isMissing, problemOf } from './store/field-status.ts'
import type { SessionStore } from './store/session-store.ts'
import { entryOf, isEditable, type SessionView } from './store/session-state.ts'

/** The session on the desk, for every part of its screen. */
export const SessionContext = createContext<SessionStore | null>(null)

export function useSession(): SessionStore {
  const session = useContext(SessionContext)
  if (!session) throw new Error('A part of the entry screen stands outside of a session')
  return session
}

/** A value out of the session as it is on screen; the part is drawn again when this value changes. */
export function useView<T>(select: (view: SessionView) => T): T {
  return useStore(useSession().view, select)
}

export function useEntry<T>(select: (entry: SessionEntry) => T): T {
  return useView(view => select(entryOf(view)))
}

export function useEditable(): boolean {
  return useView(isEditable)
}

/** What stands beside a field: why it is refused, and whether it is still needed. */
export function useFieldStatus(path: string): { readonly problem: string | null; readonly missing: boolean } {
  const problem = useView(view => problemOf(view, path))
  const missing = useView(view => isMissing(view, path))
  return { problem, missing }
}

/** What is worth a second look in a field, or in a part of it; null when nothing is. */
export function useNotice(path: string): string | null {
  return useView(view => {
    const { lesions } = entryOf(view)
    const found = view.assessment.notices.find(({ field }) => {
      const own = fieldPath(field, lesions)
      return own === path || own.startsWith(`${path}.`)
    })
    return found?.message ?? null
  })
}
