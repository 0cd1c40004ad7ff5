import type { Assessment } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { assess, circumstancesOf, type Circumstances } from './assess-session.ts'
import type { Dependencies } from './dependencies.ts'

/** Assesses the draft that is being typed. */
export type TypedDraft = {
  readonly assess: (id: SessionId, entry: SessionEntry) => Assessment
  /** The same before the draft is stored. */
  readonly assessToStore: (id: SessionId, entry: SessionEntry) => Assessment
}

type Said = {
  readonly entry: SessionEntry
  readonly circumstances: Circumstances
  readonly assessment: Assessment
}

/**
 * The window asks for an assessment after each change and stores the same entry a moment later. What was said last is
 * kept for that one save, so that the codes are not derived twice: it is said again if entry, day and the state of
 * the accession number are the same, and forgotten either way.
 */
export function createTypedDraft(dependencies: Dependencies): TypedDraft {
  let last: Said | null = null
  return {
    assess: (id, entry) => {
      const circumstances = circumstancesOf(dependencies, id, entry)
      const assessment = assess(dependencies, entry, circumstances)
      last = { entry, circumstances, assessment }
      return assessment
    },
    assessToStore: (id, entry) => {
      const circumstances = circumstancesOf(dependencies, id, entry)
      const said = last
      last = null
      return said !== null && isSame(said, { entry, circumstances })
        ? said.assessment
        : assess(dependencies, entry, circumstances)
    },
  }
}

function isSame(said: Said, { entry, circumstances }: Omit<Said, 'assessment'>): boolean {
  const { today, accessionTaken } = said.circumstances
  return (
    today === circumstances.today &&
    accessionTaken === circumstances.accessionTaken &&
    JSON.stringify(said.entry) === JSON.stringify(entry)
  )
}
