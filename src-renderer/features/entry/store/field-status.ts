import { entryOf, type SessionView } from './session-state.ts'
import { fieldPath, isWithin } from '../model/field-path.ts'

/** Why a field is refused, once it was left or completion was asked for; null as long as nothing is to be said. */
export function problemOf(view: SessionView, field: string): string | null {
  if (!view.completeAsked && !view.left.has(field)) return null
  const { lesions } = entryOf(view)
  return (
    view.assessment.problems.find(problem => isWithin(fieldPath(problem.field, lesions), field))?.message ??
    null
  )
}

/** Whether something is still to be entered in a field. Nothing is needed any more of what is out of one's hands. */
export function isMissing(view: SessionView, field: string): boolean {
  const { lesions } = entryOf(view)
  return view.assessment.missing.some(item => isWithin(fieldPath(item.field, lesions), field))
}
