import type { ImportProblem } from '#shared/contract/reference.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Edition, EditionFile } from '../edition.ts'
import { deleteEdition, deletePairsBetween, deleteSourceFile } from '../edition-queries.ts'
import { overlap, type CodeRange } from './code-range.ts'
import type { PlannedFile } from './planned-file.ts'

/**
 * Takes what the new files of an edition replace out of it: the same parts, or all of it where nothing of the old
 * would be left or its parts were counted otherwise.
 */
export function takeOutReplaced(
  db: WritableDb,
  edition: Edition,
  files: readonly PlannedFile[],
): ImportProblem | null {
  const replaced = edition.files.filter(({ part }) => files.some(file => file.part === part))
  const isOtherwiseCounted = files.some(({ parts }) => parts !== edition.parts)
  if (isOtherwiseCounted || replaced.length === edition.files.length) {
    deleteEdition(db, edition.id)
    return null
  }
  const kept = edition.files.filter(file => !replaced.includes(file))
  for (const file of replaced) {
    const range = rangeOf(file)
    if (range === null) continue
    const beside = kept.find(other => sharesCodes(range, other))
    if (beside) return togetherOnly(files, file, beside)
    deletePairsBetween(db, edition.id, range)
    deleteSourceFile(db, edition.id, file.part)
  }
  return null
}

function rangeOf({ firstCode, lastCode }: EditionFile): CodeRange | null {
  return firstCode === null || lastCode === null ? null : { first: firstCode, last: lastCode }
}

function sharesCodes(range: CodeRange, other: EditionFile): boolean {
  const its = rangeOf(other)
  return its !== null && overlap(range, its)
}

/** The rows of two parts that share a code cannot be told apart once they are in the table. */
function togetherOnly(
  files: readonly PlannedFile[],
  replaced: EditionFile,
  beside: EditionFile,
): ImportProblem {
  const file = files.find(({ part }) => part === replaced.part)?.file ?? replaced.name
  return {
    file,
    line: null,
    expected: 'all parts of the edition in one import, as two of its parts share a code',
    found: `part ${replaced.part} without part ${beside.part}`,
  }
}
