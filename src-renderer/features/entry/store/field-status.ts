import type { SessionView } from './session-state.ts'

/** Why a field is refused, once it was left or completion was asked for; null as long as nothing is to be said. */
export function problemOf(view: SessionView, field: string): string | null {
  if (!view.completeAsked && !view.left.has(field)) return null
  return view.marks.problems.get(field) ?? null
}

/** Whether something is still to be entered in a field. Nothing is needed any more of what is out of one's hands. */
export function isMissing(view: SessionView, field: string): boolean {
  return view.marks.missing.has(field)
}
