import type { ExamSource } from '#shared/domain/expected-exam.ts'
import type { Stamp, StatedFacts } from './facts.ts'

/** What one message, row or worklist entry says of one exam. At least one of accession and order number is there. */
export type ExamMessage = {
  readonly source: ExamSource
  readonly stamp: Stamp
  readonly mrn: string
  readonly accession: string
  readonly orderNumber: string
  readonly stated: StatedFacts
}

/** What a reader finds: a message, or a part that cannot be taken; each with where it stands. */
export type Found =
  | { readonly kind: 'message'; readonly where: string; readonly message: ExamMessage }
  | { readonly kind: 'problem'; readonly where: string; readonly text: string }

export function problemAt(where: string, text: string): Found {
  return { kind: 'problem', where, text }
}
