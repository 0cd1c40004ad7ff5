import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { Ids } from '#main/ports/ids.ts'

/** The one place where a new id becomes that of an expected exam. */
export function newExamId(ids: Ids): ExpectedExamId {
  return ids.next() as ExpectedExamId
}
