import { missingParts, type Edition } from './edition.ts'

/** Whether what is loaded of an edition answers for a code in column 1: a part does between its first and last code. */
export function coversCode(edition: Edition, code: string): boolean {
  if (missingParts(edition).length === 0) return true
  return edition.files.some(
    ({ firstCode, lastCode }) =>
      firstCode !== null && lastCode !== null && firstCode <= code && code <= lastCode,
  )
}
