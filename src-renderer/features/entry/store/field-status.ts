import { saidInShort } from '../model/said.ts'
import { standingRefusals, type SessionView } from './session-state.ts'

/**
 * Why a field is refused, once it was left or completion was asked for, or in the words of a receiver that refused it;
 * null as long as nothing is to be said.
 */
export function problemOf(view: SessionView, field: string): string | null {
  const own = view.completeAsked || view.left.has(field) ? view.marks.problems.get(field) : undefined
  return own ?? refusedOf(view, field)
}

/** What a receiver said of a field, as long as it stands as it was refused. */
function refusedOf(view: SessionView, field: string): string | null {
  const said = standingRefusals(view).find(one => one.field === field)
  return said ? saidInShort(said) : null
}

/** Whether something is still to be entered in a field. Nothing is needed any more of what is out of one's hands. */
export function isMissing(view: SessionView, field: string): boolean {
  return view.marks.missing.has(field)
}
