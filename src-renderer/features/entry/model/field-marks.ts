import type { Assessment } from '#shared/contract/sessions.ts'
import type { LesionEntry } from '#shared/domain/session-entry.ts'
import { fieldPath } from './field-path.ts'

/** What stands beside each field, looked up by its path. */
export type FieldMarks = {
  /** The first reason why a field, or a part of it, is refused. */
  readonly problems: ReadonlyMap<string, string>
  /** Fields in which, or in a part of which, something is still to be entered. */
  readonly missing: ReadonlySet<string>
}

/**
 * Spreads an assessment over the fields: a field is marked for each of its parts. Made once for an assessment, since
 * every field of the form asks at every key.
 */
export function fieldMarks(
  { problems, missing }: Pick<Assessment, 'problems' | 'missing'>,
  lesions: readonly LesionEntry[],
): FieldMarks {
  const refused = new Map<string, string>()
  for (const { field, message } of problems) {
    for (const path of pathsOver(fieldPath(field, lesions))) {
      if (!refused.has(path)) refused.set(path, message)
    }
  }
  return {
    problems: refused,
    missing: new Set(missing.flatMap(({ field }) => pathsOver(fieldPath(field, lesions)))),
  }
}

/** A path and all that it is a part of: `patient.mrn`, `patient`. */
function pathsOver(path: string): readonly string[] {
  const parts = path.split('.')
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('.'))
}
