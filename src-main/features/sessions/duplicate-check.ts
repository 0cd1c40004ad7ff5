import type { Duplicate } from '#shared/contract/sessions.ts'
import { missing, notice, type Remark } from './remark.ts'

/** A duplicate asks one question; until it is answered the session is not complete. The answer stays in sight. */
export function checkDuplicates(duplicates: readonly Duplicate[]): readonly Remark[] {
  return duplicates.map(({ accession, charges, answered }) => {
    const where = accession === '' ? 'a session without accession' : `accession ${accession}`
    return answered
      ? notice('duplicates', `${charges} stands in ${where} too: said to be a separate lesion.`)
      : missing('duplicates', `${charges} stands in ${where} too: separate lesion, correction or mistake?`)
  })
}
