import type { Assessment } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { assessDraft } from './assess-session.ts'
import type { Dependencies } from './dependencies.ts'
import { derivedClaims } from './derived-claims.ts'

/** Assesses the draft that is being typed. */
export type TypedDraft = {
  readonly assess: (id: SessionId, entry: SessionEntry) => Assessment
  /** The same before the draft is stored. */
  readonly assessToStore: (id: SessionId, entry: SessionEntry) => Assessment
}

type Said = { readonly text: string; readonly today: string; readonly claims: Assessment['claims'] }

/**
 * The window asks for an assessment after each change and stores the same entry a moment later. The charges that were
 * derived last are kept for that one save, so that they are not derived twice: they serve again if entry and day are
 * the same, and are forgotten either way. What the log knows is asked anew each time.
 */
export function createTypedDraft(dependencies: Dependencies): TypedDraft {
  const { clock } = dependencies
  let last: Said | null = null
  return {
    assess: (id, entry) => {
      const claims = derivedClaims(entry, dependencies)
      last = { text: JSON.stringify(entry), today: clock.today(), claims }
      return assessDraft(dependencies, id, entry, claims)
    },
    assessToStore: (id, entry) => {
      const said = last
      last = null
      const isSame = said?.today === clock.today() && said.text === JSON.stringify(entry)
      return assessDraft(dependencies, id, entry, isSame ? said.claims : undefined)
    },
  }
}
