import type { DiagnosisEntry } from '#shared/domain/session-entry.ts'
import { readDiagnosisCode, withDiagnosis } from '../model/diagnosis-picks.ts'
import { useEntry, useSession } from '../session-context.ts'

export type DiagnosisDeeds = {
  /** Undefined in the empty place at the end of the list. */
  readonly diagnosis: DiagnosisEntry | undefined
  readonly path: string
  readonly set: (code: string) => void
  readonly remove: () => void
  /** The cursor left the place: the code is written with its dot, an empty one goes. */
  readonly leave: () => void
}

/** A place in the list of diagnoses. */
export function useDiagnosis(index: number): DiagnosisDeeds {
  const session = useSession()
  const diagnosis = useEntry(entry => entry.diagnoses[index])
  const path = `diagnoses.${index}`
  const set = (code: string) => session.change(path, withDiagnosis(index, code))
  const remove = () =>
    session.change(path, entry => ({ ...entry, diagnoses: entry.diagnoses.toSpliced(index, 1) }))

  function leave(): void {
    if (!diagnosis) return
    if (diagnosis.code.trim() === '') return remove()
    const written = readDiagnosisCode(diagnosis.code)
    if (written !== diagnosis.code) set(written)
    session.leave(path)
  }

  return { diagnosis, path, set, remove, leave }
}
